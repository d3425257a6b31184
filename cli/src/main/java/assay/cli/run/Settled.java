package assay.cli.run;

import assay.evidence.snapshot.ScreenedShard;
import assay.json.JsonObject;
import assay.record.Tally;
import assay.stage.ShardIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of one shard: the mark that is written last.
 *
 * @param decisions what was decided about its entries
 * @param name of the shard, in input and output
 * @param input what was screened
 * @param output what was published; absent if everything left, and so there is no file
 * @param records which bytes its record files are, so that damage to them is seen
 */
record Settled(
    Decisions decisions,
    int number,
    String name,
    ShardIdentity input,
    Optional<ShardIdentity> output,
    RecordDigests records,
    Tally tally) {
  JsonObject json() {
    return JsonObject.empty()
        .with("stamp", decisions.stamp())
        .with("decisions", decisions.sha256())
        .with("number", number)
        .with("name", name)
        .with("input", identity(input))
        .with("output", output.map(Settled::identity))
        .with("records", records.open())
        .with("protectedRecords", records.guarded())
        .with("tally", tally.counts());
  }

  static Settled of(JsonObject json) {
    return new Settled(
        new Decisions(json.text("stamp").orElseThrow(), json.text("decisions").orElseThrow()),
        (int) json.number("number").orElseThrow(),
        json.text("name").orElseThrow(),
        identity(json.object("input").orElseThrow()),
        json.object("output").map(Settled::identity),
        new RecordDigests(
            json.text("records").orElseThrow(), json.text("protectedRecords").orElseThrow()),
        Tally.of(json.object("tally").orElseThrow()));
  }

  /** The shard with its records in the snapshot's folder. */
  ScreenedShard shard(SnapshotFolder folder) {
    return new ScreenedShard(
        number,
        name,
        input,
        output,
        tally.recorded(),
        tally.keptInAll(),
        folder.records(number),
        folder.protectedRecords(number));
  }

  /** What was published of these shards, in order; the same only if all of it is. */
  static String outputs(List<Settled> shards) {
    return shards.stream()
        .sorted(Comparator.comparingInt(Settled::number))
        .map(s -> s.number() + " " + s.output().map(ShardIdentity::sha256).orElse("nothing") + "\n")
        .collect(Collectors.joining());
  }

  private static JsonObject identity(ShardIdentity identity) {
    return JsonObject.empty().with("bytes", identity.bytes()).with("sha256", identity.sha256());
  }

  private static ShardIdentity identity(JsonObject json) {
    return new ShardIdentity(json.number("bytes").orElseThrow(), json.text("sha256").orElseThrow());
  }
}
