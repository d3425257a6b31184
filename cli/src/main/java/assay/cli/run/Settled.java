package assay.cli.run;

import assay.json.JsonObject;
import assay.record.Tally;
import assay.stage.ShardIdentity;
import assay.verdict.Disposition;
import java.util.List;
import java.util.Optional;

/**
 * What became of one shard: the mark that is written last.
 *
 * @param decisions what was decided about its entries
 * @param name of the shard, in input and output
 * @param input what was screened
 * @param output what was published; absent if everything left, and so there is no file
 */
record Settled(
    Decisions decisions,
    int number,
    String name,
    ShardIdentity input,
    Optional<ShardIdentity> output,
    Tally tally) {
  private static final String EMPTY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  JsonObject json() {
    return JsonObject.empty()
        .with("stamp", decisions.stamp())
        .with("decisions", decisions.sha256())
        .with("number", number)
        .with("name", name)
        .with("input", identity(input))
        .with("output", output.map(Settled::identity))
        .with("tally", tally.counts());
  }

  static Settled of(JsonObject json) {
    return new Settled(
        new Decisions(json.text("stamp").orElseThrow(), json.text("decisions").orElseThrow()),
        (int) json.number("number").orElseThrow(),
        json.text("name").orElseThrow(),
        identity(json.object("input").orElseThrow()),
        json.object("output").map(Settled::identity),
        Tally.of(json.object("tally").orElseThrow()));
  }

  /** The leaf of type {@code assay.shard/v1}. */
  JsonObject leaf(long firstIndex) {
    ShardIdentity out = output.orElse(new ShardIdentity(0, EMPTY_SHA256));
    return JsonObject.empty()
        .with("type", "assay.shard/v1")
        .with("shard", number)
        .with("name", name)
        .with("bytes", out.bytes())
        .with("sha256", out.sha256())
        .with("firstIndex", firstIndex)
        .with("items", tally.items())
        .with("kept", tally.of(Disposition.KEPT))
        .with("inputs", List.of(identity(input).with("name", name)));
  }

  private static JsonObject identity(ShardIdentity identity) {
    return JsonObject.empty().with("bytes", identity.bytes()).with("sha256", identity.sha256());
  }

  private static ShardIdentity identity(JsonObject json) {
    return new ShardIdentity(json.number("bytes").orElseThrow(), json.text("sha256").orElseThrow());
  }
}
