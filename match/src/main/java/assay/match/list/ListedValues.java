package assay.match.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Vpdq;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.match.index.DigestIndex;
import assay.match.index.FingerprintColumn;
import assay.match.index.HammingIndex;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The distinct values of one algorithm in a list, and what finds them. */
sealed interface ListedValues {
  int size();

  Fingerprint get(int position);

  /** Where a value of this algorithm stands, if it does. */
  OptionalInt find(Fingerprint value);

  void write(IndexFileWriter file) throws IOException;

  /** Indexes a column. */
  static ListedValues of(FingerprintColumn column) {
    return DigestAlgorithm.named(column.algorithm()).isPresent()
        ? new Digests(DigestIndex.of(column))
        : new Hashes(HammingIndex.of(column));
  }

  /** What was written under the name of this algorithm. */
  static ListedValues open(IndexFile file, String algorithm) throws IndexFileException {
    if (LicensedHash.isName(algorithm) || algorithm.equals(Vpdq.NAME)) {
      return OfTexts.open(file, algorithm);
    }
    Optional<DigestAlgorithm> digest = DigestAlgorithm.named(algorithm);
    return digest.isPresent()
        ? new Digests(DigestIndex.open(file, digest.get()))
        : new Hashes(HammingIndex.open(file));
  }

  /** Equal or not. */
  record Digests(DigestIndex index) implements ListedValues {
    @Override
    public int size() {
      return index.size();
    }

    @Override
    public Fingerprint get(int position) {
      return index.get(position);
    }

    @Override
    public OptionalInt find(Fingerprint value) {
      return index.find((Digest) value);
    }

    @Override
    public void write(IndexFileWriter file) throws IOException {
      index.write(file);
    }
  }

  /**
   * Listed videos, and what is known to a program only: texts, none of them empty.
   *
   * @param texts numbered from 1, in the order of their bytes
   */
  record OfTexts(String algorithm, Texts texts) implements ListedValues {
    private static final String VALUES = ".values";

    static OfTexts open(IndexFile file, String algorithm) throws IndexFileException {
      OfTexts values = new OfTexts(algorithm, Texts.open(file, algorithm + VALUES));
      try {
        for (int position = 0; position < values.size(); position++) {
          values.get(position);
        }
        return values;
      } catch (IllegalArgumentException e) {
        throw IndexFileException.in(
            file.path(), algorithm + VALUES + ".text", "it has what is no value");
      }
    }

    @Override
    public int size() {
      return texts.last();
    }

    @Override
    public Fingerprint get(int position) {
      return Fingerprint.of(algorithm, texts.get(position + 1).orElseThrow().getBytes(UTF_8));
    }

    @Override
    public OptionalInt find(Fingerprint value) {
      int low = 0;
      int high = size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = Fingerprint.BY_BYTES.compare(get(middle), value);
        if (order == 0) {
          return OptionalInt.of(middle);
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle - 1;
      }
      return OptionalInt.empty();
    }

    @Override
    public void write(IndexFileWriter file) throws IOException {
      texts.write(file, algorithm + VALUES);
    }

    /** How many, never one of them. */
    @Override
    public String toString() {
      return size() + " values of " + algorithm;
    }
  }

  /** Near or far: PDQ. */
  record Hashes(HammingIndex index) implements ListedValues {
    @Override
    public int size() {
      return index.column().size();
    }

    @Override
    public Fingerprint get(int position) {
      return index.column().get(position);
    }

    @Override
    public OptionalInt find(Fingerprint value) {
      return index.column().find(value);
    }

    @Override
    public void write(IndexFileWriter file) throws IOException {
      index.write(file);
    }
  }
}
