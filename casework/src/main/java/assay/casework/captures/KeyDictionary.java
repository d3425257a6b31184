package assay.casework.captures;

import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the addresses of an index have in common, as a Zstandard dictionary: the text of one block
 * is too short to learn it from. Learned from blocks all over the index, so that the same captures
 * give the same dictionary, in whatever pieces they were sorted.
 */
final class KeyDictionary {
  private static final int LENGTH = 112 << 10;
  private static final int SAMPLES = 400;
  private static final int SAMPLE_BYTES = 24 << 20;

  /** Of fewer blocks than these a dictionary would be longer than what it saves. */
  private static final int LEAST_BLOCKS = 64;

  private final ZstdDictTrainer trainer = new ZstdDictTrainer(SAMPLE_BYTES, LENGTH);
  private final List<byte[]> keys = new ArrayList<>();
  private final long every;
  private long row;
  private boolean full;

  private KeyDictionary(long captures) {
    this.every = Math.max(1, captures / IndexLayout.BLOCK / SAMPLES);
  }

  /**
   * The dictionary; empty if there is too little to learn from.
   *
   * @param captures how many rows there are
   */
  static byte[] of(RowSorter rows, long captures) throws IOException {
    if (captures < (long) LEAST_BLOCKS * IndexLayout.BLOCK) {
      return new byte[0];
    }
    KeyDictionary dictionary = new KeyDictionary(captures);
    rows.merge(dictionary::take);
    try {
      return dictionary.trainer.trainSamples();
    } catch (ZstdException e) {
      return new byte[0]; // addresses that have nothing in common, or everything
    }
  }

  private void take(byte[] bytes) {
    if (row / IndexLayout.BLOCK % every == 0 && !full) {
      keys.add(Row.key(bytes));
      if (keys.size() == IndexLayout.BLOCK) {
        full = !trainer.addSample(KeyText.of(keys));
        keys.clear();
      }
    }
    row++;
  }
}
