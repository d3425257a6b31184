package assay.evidence.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.records.Committed;
import assay.fingerprint.Digest;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/** A leaf of the items tree, {@code assay.item/v1}: what is committed to about one item. */
public final class ItemLeaf {
  /** The type that every leaf names. */
  public static final String TYPE = "assay.item/v1";

  /** The {@code kind} of what only points elsewhere; a leaf of content has none. */
  public static final String REFERENCE = "reference";

  private final JsonObject json;

  private ItemLeaf(JsonObject json) {
    this.json = json;
  }

  /**
   * The leaf of an item.
   *
   * @param index position in the tree, from 0
   * @param shard ordinal of the input shard, from 0
   */
  public static ItemLeaf of(Committed item, long index, int shard, SnapshotKey key) {
    OptionalLong parent =
        item.behind().isPresent()
            ? OptionalLong.of(index - item.behind().getAsLong())
            : OptionalLong.empty();
    JsonObject content = JsonObject.empty().with("sha256", item.sha256().map(Digest::hex));
    return new ItemLeaf(
        JsonObject.empty()
            .with("type", TYPE)
            .with("index", index)
            .with("shard", shard)
            .with("member", item.member())
            .with("parent", parent)
            .with(
                "range",
                JsonObject.empty()
                    .with("offset", item.extent().offset())
                    .with("length", item.extent().length()))
            .with("bytes", item.bytes())
            .with("kind", item.isReference() ? Optional.of(REFERENCE) : Optional.empty())
            .withUnlessEmpty("content", content)
            .with("verdict", item.verdict().label())
            .withUnlessEmpty("reasons", item.reasons())
            .with("disposition", item.disposition().label())
            .with(
                "provenance",
                JsonObject.empty()
                    .with("grade", item.grade().name())
                    .with("sha256", item.provenance().hex()))
            .with("salt", key.salt(index)));
  }

  /**
   * Reads a leaf.
   *
   * @throws JsonException if the bytes are no leaf
   */
  public static ItemLeaf parse(byte[] data) throws JsonException {
    JsonObject json = JsonObject.parse(new String(data, UTF_8));
    ItemLeaf leaf = new ItemLeaf(json);
    try {
      if (json.text("type").orElseThrow().equals(TYPE)) {
        leaf.index();
        leaf.shard();
        leaf.disposition();
        leaf.verdict();
        return leaf;
      }
    } catch (NoSuchElementException e) {
      throw new JsonException("a member of a leaf is missing");
    }
    throw new JsonException("the type is not " + TYPE);
  }

  public long index() {
    return json.number("index").orElseThrow();
  }

  /** Ordinal of the input shard. */
  public long shard() {
    return json.number("shard").orElseThrow();
  }

  /** {@code kept}, {@code quarantined} or {@code withheld}. */
  public String disposition() {
    return json.text("disposition").orElseThrow();
  }

  /** {@code clear}, {@code matched}, {@code suspected} or {@code unscreenable}. */
  public String verdict() {
    return json.text("verdict").orElseThrow();
  }

  /** Whether it only points elsewhere, so that no content of it was screened. */
  public boolean isReference() {
    return json.text("kind").equals(Optional.of(REFERENCE));
  }

  /** Whether its content is the one with this digest; false for an item without bytes. */
  public boolean isOf(String sha256) {
    return json.object("content").flatMap(c -> c.text("sha256")).filter(sha256::equals).isPresent();
  }

  /** The whole leaf. */
  public JsonObject json() {
    return json;
  }

  /** The leaf data: canonical JSON, UTF-8. */
  public byte[] data() {
    return json.bytes();
  }

  public Hash hash() {
    return Hash.ofLeaf(data());
  }

  /** The position only. */
  @Override
  public String toString() {
    return "leaf " + index();
  }
}
