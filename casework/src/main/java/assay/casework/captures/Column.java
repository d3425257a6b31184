package assay.casework.captures;

/** The numbers of a row, in the order in which a block has them. */
enum Column {
  TIME,
  SPAN,
  FILE,
  OFFSET,
  LENGTH,
  KIND,
  SOURCE,
  /** 1 if the digests are those of the row before. */
  SAME;

  /** Eight bytes from any bit on hold as many. */
  static final int WIDEST = 57;

  long of(Row row) {
    return switch (this) {
      case TIME -> row.time();
      case SPAN -> row.span();
      case FILE -> row.file();
      case OFFSET -> row.offset();
      case LENGTH -> row.length();
      case KIND -> row.kind();
      case SOURCE -> row.source();
      case SAME -> throw new IllegalStateException("is told by two rows");
    };
  }

  static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
