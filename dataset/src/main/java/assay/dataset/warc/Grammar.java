package assay.dataset.warc;

import java.io.IOException;

/** How records are written: as WARC or as ARC. */
interface Grammar {
  /** How many bytes {@link #startsRecord} wants to see. */
  int START = 4096;

  /** {@code warc} or {@code arc}. */
  String name();

  /** Whether a record may begin with these bytes. */
  boolean startsRecord(byte[] bytes);

  /**
   * Reads what stands before a record's block.
   *
   * @throws FramingLost if the block's length cannot be told
   */
  Head read(Lookahead in, Notes notes) throws IOException;

  /** What follows a block. */
  String trailer();

  /** The grammar of a file, told from the first bytes of its first record; null if neither. */
  static Grammar of(byte[] start) {
    if (new WarcGrammar().startsRecord(start)) {
      return new WarcGrammar();
    }
    return new ArcGrammar().startsRecord(start) ? new ArcGrammar() : null;
  }
}
