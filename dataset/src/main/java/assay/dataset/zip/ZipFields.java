package assay.dataset.zip;

/** Little-endian numbers in a record. */
final class ZipFields {
  private ZipFields() {}

  static int u16(byte[] record, int at) {
    return (record[at] & 0xff) | ((record[at + 1] & 0xff) << 8);
  }

  static long u32(byte[] record, int at) {
    return u16(record, at) | ((long) u16(record, at + 2) << 16);
  }

  static void put16(byte[] record, int at, long value) {
    record[at] = (byte) value;
    record[at + 1] = (byte) (value >> 8);
  }

  static void put32(byte[] record, int at, long value) {
    put16(record, at, value);
    put16(record, at + 2, value >> 16);
  }

  static void put64(byte[] record, int at, long value) {
    put32(record, at, value);
    put32(record, at + 4, value >> 32);
  }

  /** As a signed number; what no file can hold is negative. */
  static long u64(byte[] record, int at) {
    return u32(record, at) | (u32(record, at + 4) << 32);
  }
}
