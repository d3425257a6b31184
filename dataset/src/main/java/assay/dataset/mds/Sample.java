package assay.dataset.mds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the values of one sample lie in it. */
final class Sample {
  private final Columns columns;
  private final byte[] bytes;
  private final int[] starts;
  private final int[] lengths;

  private Sample(Columns columns, byte[] bytes, int[] starts, int[] lengths) {
    this.columns = columns;
    this.bytes = bytes;
    this.starts = starts;
    this.lengths = lengths;
  }

  /** Cuts a sample; empty if the lengths in it do not add up to it. */
  static Optional<Sample> of(byte[] bytes, Columns columns) {
    int[] starts = new int[columns.count()];
    int[] lengths = new int[columns.count()];
    ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long[] sizes = new long[columns.count()];
    for (int i = 0; i < columns.count(); i++) {
      if (columns.isVariable(i) && head.remaining() < Integer.BYTES) {
        return Optional.empty();
      }
      sizes[i] =
          columns.isVariable(i) ? Integer.toUnsignedLong(head.getInt()) : columns.sizes().get(i);
    }
    long at = head.position();
    for (int i = 0; i < columns.count(); i++) {
      if (sizes[i] > bytes.length - at) {
        return Optional.empty();
      }
      starts[i] = (int) at;
      lengths[i] = (int) sizes[i];
      at += sizes[i];
    }
    return at == bytes.length
        ? Optional.of(new Sample(columns, bytes, starts, lengths))
        : Optional.empty();
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int column) {
    return starts[column];
  }

  int length(int column) {
    return lengths[column];
  }

  /** The columns that are items: those of no fixed size. */
  List<Integer> items() {
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < columns.count(); i++) {
      if (columns.isVariable(i)) {
        items.add(i);
      }
    }
    return items;
  }

  /** What text tells, by column; longer ones tell nothing. */
  List<Optional<String>> texts() {
    List<Optional<String>> texts = new ArrayList<>();
    for (int i = 0; i < columns.count(); i++) {
      boolean told = columns.isText(i) && columns.isVariable(i) && lengths[i] <= 1 << 16;
      texts.add(
          told ? Optional.of(new String(bytes, starts[i], lengths[i], UTF_8)) : Optional.empty());
    }
    return texts;
  }
}
