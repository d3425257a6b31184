package assay.match.list;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
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
