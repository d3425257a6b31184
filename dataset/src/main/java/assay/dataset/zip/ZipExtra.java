package assay.dataset.zip;

import assay.dataset.packed.DamagedException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The extra fields of a central record that matter here: 64-bit sizes, and a time in UTC. */
final class ZipExtra {
  private static final int ZIP64 = 1;
  private static final int EXTENDED_TIME = 0x5455;

  private final Map<Integer, byte[]> fields;

  private ZipExtra(Map<Integer, byte[]> fields) {
    this.fields = fields;
  }

  /** Fields that run over the end are none: old packers pad with anything. */
  static ZipExtra of(byte[] record, int from, int length) {
    Map<Integer, byte[]> fields = new HashMap<>();
    int end = from + length;
    for (int at = from; at + 4 <= end; ) {
      int next = at + 4 + ZipFields.u16(record, at + 2);
      if (next <= end) {
        fields.putIfAbsent(ZipFields.u16(record, at), Arrays.copyOfRange(record, at + 4, next));
      }
      at = next;
    }
    return new ZipExtra(fields);
  }

  /** Where in the record the 64-bit numbers begin. */
  static int zip64(byte[] record, int from, int length) throws DamagedException {
    for (int at = from; at + 4 <= from + length; at += 4 + ZipFields.u16(record, at + 2)) {
      if (ZipFields.u16(record, at) == ZIP64) {
        return at + 4;
      }
    }
    throw new DamagedException("a 64-bit size of the zip is missing");
  }

  /** When the file was changed, to the second. */
  Optional<Instant> modified() {
    byte[] field = fields.getOrDefault(EXTENDED_TIME, new byte[0]);
    boolean there = field.length >= 5 && (field[0] & 1) != 0;
    int seconds = there ? (int) ZipFields.u32(field, 1) : 0; // signed
    return there ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
  }

  Large large() {
    return new Large(fields.getOrDefault(ZIP64, new byte[0]));
  }

  /** The numbers of 64 bits, in order: one for each field of 32 bits that is all ones. */
  static final class Large {
    private final byte[] field;
    private int at;

    private Large(byte[] field) {
      this.field = field;
    }

    long next() throws DamagedException {
      if (at + 8 > field.length) {
        throw new DamagedException("a 64-bit size of the zip is missing");
      }
      at += 8;
      return ZipFields.u64(field, at - 8);
    }
  }
}
