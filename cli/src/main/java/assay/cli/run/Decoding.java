package assay.cli.run;

import assay.json.JsonObject;

/**
 * How pictures are decoded.
 *
 * @param exact whether every picture is decoded in full, without a first look
 */
public record Decoding(boolean exact) {
  /** As it is unless something else is asked for. */
  public static Decoding standard() {
    return new Decoding(false);
  }

  JsonObject json() {
    return JsonObject.empty().with("firstLook", !exact);
  }
}
