package assay.casework.captures;

/** The numbers of a row, in the order in which a block has them. */
enum Column {
  TIME(0),
  SPAN(1),
  FILE(2),
  OFFSET(3),
  LENGTH(4),
  KIND(5),
  SOURCE(6),
  /** 1 if the digests are those of the row before. */
  SAME(7);

  static final int COUNT = 8;

  /** Eight bytes from any bit on hold as many. */
  static final int WIDEST = 57;

  private final int number;

  Column(int number) {
    this.number = number;
  }

  /** Its place in a block. */
  int number() {
    return number;
  }

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
