package assay.evidence.verify;

import assay.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a member of a policy may be. One that is of another kind must not pass for one that is not
 * there: it is a demand that was written down wrongly.
 */
enum Kind {
  TEXT("a string"),
  NUMBER("a number"),
  OBJECT("an object"),
  TEXTS("an array of strings"),
  OBJECTS("an array of objects");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  private boolean isOf(Object value) {
    return switch (this) {
      case TEXT -> value instanceof String;
      case NUMBER -> value instanceof Long;
      case OBJECT -> value instanceof JsonObject;
      case TEXTS -> isArrayOf(String.class, value);
      case OBJECTS -> isArrayOf(JsonObject.class, value);
    };
  }

  private static boolean isArrayOf(Class<?> type, Object value) {
    return value instanceof List<?> list && list.stream().allMatch(type::isInstance);
  }

  /**
   * Demands that an object has no other members than these, each of its kind.
   *
   * @param place before the member's name in a message
   * @throws IllegalArgumentException naming the member that is not so
   */
  static void require(JsonObject json, Map<String, Kind> members, String place) {
    json.members()
        .forEach(
            (key, value) -> {
              Kind kind = members.get(key);
              if (kind == null) {
                throw new IllegalArgumentException(place + key + " is unknown");
              } else if (!kind.isOf(value)) {
                throw new IllegalArgumentException(place + key + " is not " + kind.label);
              }
            });
  }
}
