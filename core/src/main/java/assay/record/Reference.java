package assay.record;

import assay.json.JsonObject;
import java.util.List;

/**
 * That an item only points elsewhere: a row of a table of addresses. It has no bytes; what was
 * compared is what the row says. Such items are counted on their own, never as screened content.
 *
 * @param matchers that compared something of it, sorted: {@code m-md5}, {@code m-url}; empty if no
 *     list has anything of that kind
 */
public record Reference(List<String> matchers) {
  public Reference {
    matchers = matchers.stream().distinct().sorted().toList();
  }

  /** Whether any list could have known it. */
  public boolean isCompared() {
    return !matchers.isEmpty();
  }

  JsonObject json() {
    return JsonObject.empty().with("matchers", matchers);
  }

  static Reference of(JsonObject json) {
    return new Reference(json.texts("matchers"));
  }
}
