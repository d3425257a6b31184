package assay.record;

import assay.json.JsonObject;

/**
 * That a licensed program was to be asked about an item.
 *
 * @param algorithm of the program
 * @param evaluated whether it answered for all of the item
 */
public record Consulted(String algorithm, boolean evaluated) {
  JsonObject json() {
    return JsonObject.empty().with("algorithm", algorithm).with("evaluated", evaluated);
  }

  static Consulted of(JsonObject json) {
    return new Consulted(
        json.text("algorithm").orElseThrow(), json.flag("evaluated").orElseThrow());
  }
}
