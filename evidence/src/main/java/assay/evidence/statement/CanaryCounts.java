package assay.evidence.statement;

import assay.json.JsonObject;

/**
 * What became of the canaries: harmless items that were planted to see whether the matchers work.
 *
 * @param setSha256 digest of the set
 * @param planted that are on a list of their own, and must be found
 * @param detected of those
 * @param negativesPlanted that are on no list
 * @param negativesFlagged of those; must be none
 */
public record CanaryCounts(
    String setSha256, long planted, long detected, long negativesPlanted, long negativesFlagged) {

  /** Whether there were canaries of both kinds, and all were judged as they should be. */
  public boolean hold() {
    return planted > 0 && detected == planted && negativesPlanted > 0 && negativesFlagged == 0;
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("setDigest", JsonObject.empty().with("sha256", setSha256))
        .with("planted", planted)
        .with("detected", detected)
        .with("negativesPlanted", negativesPlanted)
        .with("negativesFlagged", negativesFlagged);
  }

  static CanaryCounts of(JsonObject json) {
    return new CanaryCounts(
        json.object("setDigest").flatMap(d -> d.text("sha256")).orElseThrow(),
        json.number("planted").orElseThrow(),
        json.number("detected").orElseThrow(),
        json.number("negativesPlanted").orElseThrow(),
        json.number("negativesFlagged").orElseThrow());
  }
}
