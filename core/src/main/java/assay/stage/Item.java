package assay.stage;

import assay.fingerprint.Digest;
import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One screenable thing in a shard. Its bytes are read from the shard as it is walked through, so it
 * is read at most once, by one thread, before the walk goes on.
 */
public interface Item {
  Locator locator();

  /** What the container says about its origin. */
  Provenance provenance();

  /**
   * Whether bytes belong to it at all. A revisit record or a row that only refers elsewhere has
   * none: then {@link #read} hands over nothing, and only declared digests can match.
   */
  boolean hasBytes();

  /**
   * Whether it only points elsewhere: a row of a table of addresses. A reference has no bytes and
   * is compared by its address and {@link #declared()} alone; it is counted apart from screened
   * content everywhere.
   */
  default boolean isReference() {
    return false;
  }

  /** Every digest that the container declares for it, each once. */
  default List<Digest> declared() {
    return provenance().declaredDigest().stream().toList();
  }

  /**
   * Whether it was looked into, so that what lies in it follows as items of its own. Known once it
   * was read.
   */
  default boolean isOpened() {
    return false;
  }

  /**
   * Hands every reading that differs from the one before it to the sink, {@link Reading#STORED}
   * always first to start. The last reading is what the item is; it is what a picture is decoded
   * from.
   *
   * @return what is wrong with the item; empty if every byte that belongs to it was handed over
   * @throws DatasetException if the shard cannot be walked any further
   */
  Set<Reason> read(ReadingSink sink) throws IOException, DatasetException;
}
