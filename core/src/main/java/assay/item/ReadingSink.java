package assay.item;

/**
 * Takes the bytes of an item's readings while the item is read, once. The bytes of one reading come
 * in order; those of different readings come interleaved.
 */
@FunctionalInterface
public interface ReadingSink {
  /** The range is valid during the call only. */
  void accept(Reading reading, byte[] buffer, int offset, int length);
}
