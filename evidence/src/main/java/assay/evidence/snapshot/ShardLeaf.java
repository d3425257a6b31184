package assay.evidence.snapshot;

import assay.json.JsonObject;
import assay.stage.ShardIdentity;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A leaf of the shards tree, {@code assay.shard/v1}: one output shard and what it was made from.
 *
 * @param shard ordinal, from 0
 * @param name of the shard, in input and output
 * @param input what was screened
 * @param output what was published; {@link #NOTHING} if nothing stayed, and so there is no file
 * @param firstIndex of its items in the items tree
 * @param items how many it had
 * @param kept how many stayed
 */
public record ShardLeaf(
    int shard,
    String name,
    ShardIdentity input,
    ShardIdentity output,
    long firstIndex,
    long items,
    long kept) {
  /** The type that every leaf names. */
  public static final String TYPE = "assay.shard/v1";

  /** No bytes, and their SHA-256. */
  public static final ShardIdentity NOTHING =
      new ShardIdentity(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  public JsonObject json() {
    return JsonObject.empty()
        .with("type", TYPE)
        .with("shard", shard)
        .with("name", name)
        .with("bytes", output.bytes())
        .with("sha256", output.sha256())
        .with("firstIndex", firstIndex)
        .with("items", items)
        .with("kept", kept)
        .with("inputs", List.of(inputLine()));
  }

  /** The input as the manifest of all inputs names it. */
  JsonObject inputLine() {
    return JsonObject.empty()
        .with("name", name)
        .with("bytes", input.bytes())
        .with("sha256", input.sha256());
  }

  /**
   * Reads a leaf.
   *
   * @throws NoSuchElementException if it is none
   */
  public static ShardLeaf of(JsonObject json) {
    if (!json.text("type").orElseThrow().equals(TYPE)) {
      throw new NoSuchElementException("the type is not " + TYPE);
    }
    JsonObject input = json.objects("inputs").stream().findFirst().orElseThrow();
    long shard = json.number("shard").orElseThrow();
    if (shard > Integer.MAX_VALUE) {
      throw new NoSuchElementException("there is no shard of this number");
    }
    return new ShardLeaf(
        (int) shard,
        json.text("name").orElseThrow(),
        identity(input),
        identity(json),
        json.number("firstIndex").orElseThrow(),
        json.number("items").orElseThrow(),
        json.number("kept").orElseThrow());
  }

  private static ShardIdentity identity(JsonObject json) {
    return new ShardIdentity(json.number("bytes").orElseThrow(), json.text("sha256").orElseThrow());
  }
}
