package assay.match.lookalike;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.match.file.IndexFileWriter;
import assay.match.index.FingerprintSorter;
import assay.match.index.HammingIndex;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Gathers pictures and writes the index of them. For one thread; written once.
 *
 * <p>Memory: some 150 bytes for each picture, until it is written.
 */
public final class LookalikeIndexBuilder {
  /** A section of contents is shorter than 2 GiB. */
  static final int MOST = (1 << 26) - 1;

  private final FingerprintSorter hashes = new FingerprintSorter("pdq");
  private byte[][] contents = new byte[64][];
  private int size;

  /**
   * Takes the next one; one that came before is kept once.
   *
   * @param content SHA-256 of the bytes that have the picture
   * @throws IllegalArgumentException if it is another digest
   * @throws IllegalStateException after 67,108,863 of them
   */
  public void add(Pdq picture, Digest content) {
    if (content.algorithm() != DigestAlgorithm.SHA256) {
      throw new IllegalArgumentException("expected sha256, found " + content.algorithmName());
    } else if (isFull()) {
      throw new IllegalStateException("an index of lookalikes has at most " + MOST + " pictures");
    }
    if (size == contents.length) {
      contents = Arrays.copyOf(contents, 2 * size);
    }
    hashes.add(picture);
    contents[size++] = content.bytes();
  }

  /** Whether no more may be added. */
  public boolean isFull() {
    return size == MOST;
  }

  /** Writes the file, its owner's only, whole or not at all. Nothing may be added any more. */
  public void write(Path target) throws IOException {
    FingerprintSorter.Sorted sorted = hashes.sort();
    IndexFileWriter.write(
        target,
        file -> {
          HammingIndex.write(sorted.column(), file);
          int[] starts = new int[sorted.column().size() + 1];
          file.section(
              "contents",
              out -> {
                for (int position = 0; position < sorted.column().size(); position++) {
                  byte[][] distinct = distinct(sorted.arrivals(position));
                  for (byte[] content : distinct) {
                    out.write(content);
                  }
                  starts[position + 1] = starts[position] + distinct.length;
                }
              });
          file.numbers("contents.starts", IntBuffer.wrap(starts));
        });
  }

  private byte[][] distinct(int[] arrivals) {
    byte[][] some = new byte[arrivals.length][];
    for (int i = 0; i < some.length; i++) {
      some[i] = contents[arrivals[i]];
    }
    Arrays.sort(some, Arrays::compareUnsigned);
    int kept = 0;
    for (byte[] next : some) {
      if (kept == 0 || !Arrays.equals(some[kept - 1], next)) {
        some[kept++] = next;
      }
    }
    return Arrays.copyOf(some, kept);
  }
}
