package assay.dataset.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.dataset.packed.DamagedException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The records of a PAX header: {@code length SP key = value LF}, the length counting all of it. */
final class PaxRecords {
  private static final Set<String> OVERRIDING = Set.of("path", "linkpath", "size");
  private static final String SPARSE = "GNU.sparse.";

  private final Map<String, byte[]> values;

  private PaxRecords(Map<String, byte[]> values) {
    this.values = values;
  }

  static PaxRecords none() {
    return new PaxRecords(Map.of());
  }

  /** Reads the data of a header of type x or g; of a repeated key the last value holds. */
  static PaxRecords parse(byte[] data) throws DamagedException {
    Map<String, byte[]> values = new HashMap<>();
    for (int at = 0; at < data.length; ) {
      int blank = indexOf(data, ' ', at, Math.min(data.length, at + 8));
      int end = at + length(data, at, blank);
      int equals = indexOf(data, '=', blank + 1, Math.min(end, data.length));
      if (end > data.length || data[end - 1] != '\n') {
        throw new DamagedException("a record of an extended header has a wrong length");
      }
      String key = new String(data, blank + 1, equals - blank - 1, ISO_8859_1);
      values.put(key, Arrays.copyOfRange(data, equals + 1, end - 1));
      at = end;
    }
    return new PaxRecords(values);
  }

  private static int indexOf(byte[] data, char c, int from, int to) throws DamagedException {
    for (int i = from; i < to; i++) {
      if (data[i] == c) {
        return i;
      }
    }
    throw new DamagedException("a record of an extended header has no '" + c + "'");
  }

  private static int length(byte[] data, int from, int to) throws DamagedException {
    String digits = new String(data, from, to - from, ISO_8859_1);
    // The shortest record is "5 a=\n"; what has more digits than that is longer than any header.
    if (!digits.matches("[1-9][0-9]{0,6}") || Integer.parseInt(digits) < to - from + 4) {
      throw new DamagedException("a record of an extended header has no length");
    }
    return Integer.parseInt(digits);
  }

  /** An empty value takes an earlier one back. */
  private Optional<byte[]> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(v -> v.length > 0);
  }

  Optional<byte[]> path() {
    return value(SPARSE + "name").or(() -> value("path"));
  }

  Optional<byte[]> linkPath() {
    return value("linkpath");
  }

  /** In bytes. */
  OptionalLong size() throws DamagedException {
    Optional<byte[]> value = value("size");
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    String digits = new String(value.get(), ISO_8859_1);
    if (!digits.matches("[0-9]{1,18}")) {
      throw new DamagedException("the size in an extended header is not a number");
    }
    return OptionalLong.of(Long.parseLong(digits));
  }

  boolean isSparse() {
    return values.keySet().stream().anyMatch(k -> k.startsWith(SPARSE));
  }

  /** Whether it says of members what only their own headers may say. */
  boolean overridesMembers() {
    return isSparse() || values.keySet().stream().anyMatch(OVERRIDING::contains);
  }
}
