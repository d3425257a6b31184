package assay.record;

import assay.json.JsonObject;
import assay.list.ListEntry;
import assay.verdict.Match;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A match as it is recorded: which entry of which list, and how near.
 *
 * @param how {@code exact}, {@code near}, {@code video}, {@code declared}, {@code origin}; {@code
 *     licensed} where a licensed program calls it a match, {@code licensed-near} where it does not
 * @param value the entry's fingerprint, in hexadecimal, of a listed video its SHA-256; records of
 *     matched items are protected
 * @param distance of a near match, in bits; of a licensed one, in the program's own unit
 * @param transform of a near match
 * @param footage of a match with a listed video
 */
public record Found(
    String how,
    String list,
    String algorithm,
    String value,
    Optional<String> entryId,
    Optional<String> classification,
    OptionalInt distance,
    Optional<String> transform,
    Optional<Footage> footage) {

  /** Of anything but a listed video. */
  public Found(
      String how,
      String list,
      String algorithm,
      String value,
      Optional<String> entryId,
      Optional<String> classification,
      OptionalInt distance,
      Optional<String> transform) {
    this(
        how,
        list,
        algorithm,
        value,
        entryId,
        classification,
        distance,
        transform,
        Optional.empty());
  }

  public static Found of(Match match) {
    if (match instanceof Match.Near near) {
      return of(
          "near",
          near.entry(),
          OptionalInt.of(near.distance()),
          Optional.of(near.transform().label()));
    }
    if (match instanceof Match.Video video) {
      return of("video", video.entry(), OptionalInt.of(video.distance()), Optional.<String>empty())
          .showing(Footage.of(video));
    }
    if (match instanceof Match.Licensed licensed) {
      return of(
          licensed.matched() ? "licensed" : "licensed-near",
          licensed.entry(),
          OptionalInt.of(licensed.distance()),
          Optional.empty());
    }
    return of(how(match), match.entry(), OptionalInt.empty(), Optional.empty());
  }

  private static String how(Match match) {
    if (match instanceof Match.Exact) {
      return "exact";
    }
    return match instanceof Match.Origin ? "origin" : "declared";
  }

  private static Found of(
      String how, ListEntry entry, OptionalInt distance, Optional<String> transform) {
    return new Found(
        how,
        entry.list(),
        entry.fingerprint().algorithmName(),
        entry.fingerprint().recorded(),
        entry.id(),
        entry.classification(),
        distance,
        transform);
  }

  private Found showing(Footage shown) {
    return new Found(
        how,
        list,
        algorithm,
        value,
        entryId,
        classification,
        distance,
        transform,
        Optional.of(shown));
  }

  /** The matcher that found it: {@code m-pdq}. */
  public String matcher() {
    return "m-" + algorithm;
  }

  /** Tells the list and how near, never the entry. */
  @Override
  public String toString() {
    return how + " match in " + list;
  }

  public JsonObject json() {
    return JsonObject.empty()
        .with("how", how)
        .with("list", list)
        .with("algorithm", algorithm)
        .with("value", value)
        .with("entryId", entryId)
        .with("classification", classification)
        .with("distance", distance)
        .with("transform", transform)
        .with("footage", footage.map(Footage::json));
  }

  static Found of(JsonObject json) {
    return new Found(
        json.text("how").orElseThrow(),
        json.text("list").orElseThrow(),
        json.text("algorithm").orElseThrow(),
        json.text("value").orElseThrow(),
        json.text("entryId"),
        json.text("classification"),
        json.number("distance").isPresent()
            ? OptionalInt.of((int) json.number("distance").getAsLong())
            : OptionalInt.empty(),
        json.text("transform"),
        json.object("footage").map(Footage::of));
  }
}
