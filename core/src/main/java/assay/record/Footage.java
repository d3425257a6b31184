package assay.record;

import assay.json.JsonObject;
import assay.verdict.Match;
import assay.verdict.Share;
import assay.verdict.TimeRange;
import java.util.List;

/**
 * How much of an item's video and of a listed one are alike, and when.
 *
 * @param item of the item's frames
 * @param listed of the listed frames
 * @param runSeconds the longest stretch that runs along with the listed video
 * @param ranges when the item shows it
 */
public record Footage(Share item, Share listed, int runSeconds, List<TimeRange> ranges) {
  public Footage {
    ranges = List.copyOf(ranges);
  }

  static Footage of(Match.Video video) {
    return new Footage(video.item(), video.listed(), video.runSeconds(), video.ranges());
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("item", json(item))
        .with("listed", json(listed))
        .with("runSeconds", runSeconds)
        .with("ranges", ranges.stream().map(Footage::json).toList());
  }

  private static JsonObject json(Share share) {
    return JsonObject.empty().with("found", share.found()).with("of", share.of());
  }

  private static JsonObject json(TimeRange range) {
    return JsonObject.empty()
        .with("track", range.track())
        .with("from", range.from())
        .with("to", range.to());
  }

  static Footage of(JsonObject json) {
    return new Footage(
        share(json.object("item").orElseThrow()),
        share(json.object("listed").orElseThrow()),
        number(json, "runSeconds"),
        json.objects("ranges").stream().map(Footage::range).toList());
  }

  private static Share share(JsonObject json) {
    return new Share(number(json, "found"), number(json, "of"));
  }

  private static TimeRange range(JsonObject json) {
    return new TimeRange(
        number(json, "track"), json.number("from").orElseThrow(), json.number("to").orElseThrow());
  }

  private static int number(JsonObject json, String key) {
    return (int) json.number(key).orElseThrow();
  }
}
