package assay.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable JSON object with sorted keys. Values are {@link JsonObject}, {@link List}, {@link
 * String}, {@link Long} or {@link Boolean}.
 */
public final class JsonObject {
  private static final JsonObject EMPTY = new JsonObject(new String[0], new Object[0]);

  /** Sorted; arrays, because objects are put together member by member, millions of times. */
  private final String[] keys;

  private final Object[] values;

  private JsonObject(String[] keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** The object without members. */
  public static JsonObject empty() {
    return EMPTY;
  }

  /**
   * Reads one object.
   *
   * @throws JsonException if the text is not exactly one object of the restricted form
   */
  public static JsonObject parse(String text) throws JsonException {
    return new JsonParser(text).document();
  }

  static JsonObject of(SortedMap<String, Object> members) {
    return new JsonObject(
        members.keySet().toArray(String[]::new), members.values().toArray(Object[]::new));
  }

  /** How many members there are. */
  public int size() {
    return keys.length;
  }

  /** The key of a member, by its place in the order of keys. */
  public String key(int i) {
    return keys[i];
  }

  /** The value of a member, by its place in the order of keys. */
  public Object value(int i) {
    return values[i];
  }

  /**
   * The same object with one member more; an absent {@link Optional} adds nothing, an empty
   * collection, map or object an empty one.
   *
   * @throws IllegalArgumentException if the value is of no JSON kind, or the key is there already
   */
  public JsonObject with(String key, Object value) {
    Optional<Object> json = json(value);
    if (json.isEmpty()) {
      return this;
    }
    int found = Arrays.binarySearch(keys, key);
    if (found >= 0) {
      throw new IllegalArgumentException("member is there already: " + key);
    }
    int at = -found - 1;
    return new JsonObject(inserted(keys, at, key), inserted(values, at, json.get()));
  }

  private static <T> T[] inserted(T[] array, int at, T element) {
    T[] longer = Arrays.copyOf(array, array.length + 1);
    System.arraycopy(array, at, longer, at + 1, array.length - at);
    longer[at] = element;
    return longer;
  }

  /** The same object with a member more unless the collection or object is empty. */
  public JsonObject withUnlessEmpty(String key, Object value) {
    boolean nothing =
        (value instanceof Collection<?> c && c.isEmpty())
            || (value instanceof Map<?, ?> m && m.isEmpty())
            || (value instanceof JsonObject o && o.isEmpty());
    return nothing ? this : with(key, value);
  }

  private static Optional<Object> json(Object value) {
    if (value instanceof Optional<?> o) {
      return o.flatMap(JsonObject::json);
    } else if (value instanceof OptionalInt i) {
      return i.isPresent() ? Optional.of((long) i.getAsInt()) : Optional.empty();
    } else if (value instanceof OptionalLong l) {
      return l.isPresent() ? Optional.of(l.getAsLong()) : Optional.empty();
    } else if (value instanceof Integer i) {
      return Optional.of(i.longValue());
    } else if (value instanceof String
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof JsonObject) {
      return Optional.of(value);
    } else if (value instanceof Collection<?> c) {
      List<Object> list = new ArrayList<>();
      c.forEach(v -> json(v).ifPresent(list::add));
      return Optional.of(Collections.unmodifiableList(list));
    } else if (value instanceof Map<?, ?> m) {
      SortedMap<String, Object> copy = new TreeMap<>();
      m.forEach((k, v) -> json(v).ifPresent(j -> copy.put((String) k, j)));
      return Optional.of(of(copy));
    }
    throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
  }

  public boolean isEmpty() {
    return keys.length == 0;
  }

  /** The members, sorted by key. */
  public SortedMap<String, Object> members() {
    SortedMap<String, Object> members = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      members.put(keys[i], values[i]);
    }
    return Collections.unmodifiableSortedMap(members);
  }

  private Object member(String key) {
    int found = Arrays.binarySearch(keys, key);
    return found < 0 ? null : values[found];
  }

  public boolean has(String key) {
    return member(key) != null;
  }

  public Optional<String> text(String key) {
    return member(key, String.class);
  }

  public OptionalLong number(String key) {
    return member(key, Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  public Optional<Boolean> flag(String key) {
    return member(key, Boolean.class);
  }

  public Optional<JsonObject> object(String key) {
    return member(key, JsonObject.class);
  }

  /** The strings of an array member; other kinds of elements and an absent member give none. */
  public List<String> texts(String key) {
    return elements(key, String.class);
  }

  /** The objects of an array member; other kinds of elements and an absent member give none. */
  public List<JsonObject> objects(String key) {
    return elements(key, JsonObject.class);
  }

  private <T> List<T> elements(String key, Class<T> type) {
    Object value = member(key);
    return value instanceof List<?> list
        ? list.stream().filter(type::isInstance).map(type::cast).toList()
        : List.of();
  }

  private <T> Optional<T> member(String key, Class<T> type) {
    return Optional.ofNullable(member(key)).filter(type::isInstance).map(type::cast);
  }

  /** The canonical form. */
  public String write() {
    StringBuilder out = new StringBuilder();
    JsonWriter.write(this, out);
    return out.toString();
  }

  /**
   * Appends the canonical form of a value such as objects hold.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static void write(Object value, StringBuilder out) {
    JsonWriter.write(value, out);
  }

  /** The canonical form, as UTF-8. */
  public byte[] bytes() {
    return write().getBytes(UTF_8);
  }

  /** For people: two spaces of indentation, one member a line. Reads back to an equal object. */
  public String pretty() {
    StringBuilder out = new StringBuilder();
    JsonWriter.pretty(this, out, 0);
    return out.append('\n').toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject o
        && Arrays.equals(keys, o.keys)
        && Arrays.equals(values, o.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
  }

  /** Names of the members only: values may be sensitive. */
  @Override
  public String toString() {
    return "JsonObject" + Arrays.toString(keys);
  }
}
