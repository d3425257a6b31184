package assay.match.live;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.match.index.ColumnFile;
import assay.match.index.DigestIndex;
import assay.match.index.DigestIndexBuilder;
import assay.match.index.FingerprintColumn;
import assay.match.index.HammingIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A base on disk: what most look-ups are answered from. */
final class BaseFile {
  private BaseFile() {}

  /** Writes a column with its index. */
  static void write(Path file, FingerprintColumn column) throws IOException {
    IndexFileWriter.write(
        file,
        out -> {
          if (column.algorithm().equals("pdq")) {
            HammingIndex.write(column, out);
          } else {
            DigestIndex.of(column).write(out);
          }
        });
  }

  /** Writes what a base is with a delta. Neither is held in memory as a whole. */
  static void write(Path file, Values before, Delta delta) throws IOException {
    if (before instanceof Values.Digests digests) {
      write(file, digests.index(), delta);
    } else if (before instanceof Values.Hashes hashes) {
      FingerprintColumn column = hashes.index().column();
      writeHashes(
          file,
          column.algorithm(),
          out -> ColumnFile.write(out, column, delta.withdrawn(), delta.added()));
    }
  }

  /**
   * Writes values that are not held in memory.
   *
   * @param values of this algorithm, each once, in the order of their bytes
   */
  static void write(Path file, String algorithm, ColumnFile.Source values) throws IOException {
    Optional<DigestAlgorithm> digest = DigestAlgorithm.named(algorithm);
    if (digest.isPresent()) {
      try (DigestIndexBuilder index = builder(file, digest.get())) {
        values.forEach(value -> index.add((Digest) value));
        IndexFileWriter.write(file, index::write);
      }
    } else {
      writeHashes(file, algorithm, out -> ColumnFile.write(out, algorithm, values));
    }
  }

  private static DigestIndexBuilder builder(Path file, DigestAlgorithm digest) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return new DigestIndexBuilder(digest, folder, DigestIndexBuilder.SHARE);
  }

  /** The column is needed sixteen times, so it is on disk before the index is. */
  private static void writeHashes(Path file, String algorithm, IndexFileWriter.Sections column)
      throws IOException {
    Path scratch = file.resolveSibling(file.getFileName() + ".column");
    try {
      IndexFileWriter.write(scratch, column);
      write(file, ColumnFile.open(IndexFile.open(scratch), algorithm));
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private static void write(Path file, DigestIndex before, Delta delta) throws IOException {
    try (DigestIndexBuilder after = builder(file, before.algorithm())) {
      for (int position = 0; position < before.size(); position++) {
        if (!delta.withdrawn().get(position)) {
          after.add(before.get(position));
        }
      }
      for (int position = 0; position < delta.added().size(); position++) {
        after.add((Digest) delta.added().get(position));
      }
      IndexFileWriter.write(file, after::write);
    }
  }

  /**
   * Opens one.
   *
   * @throws IndexFileException if it is damaged, or of another algorithm
   */
  static Values open(Path file, String algorithm) throws IOException {
    IndexFile content = IndexFile.open(file);
    return algorithm.equals("pdq")
        ? new Values.Hashes(HammingIndex.open(content))
        : new Values.Digests(
            DigestIndex.open(content, DigestAlgorithm.named(algorithm).orElseThrow()));
  }
}
