package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.item.MediaType;
import assay.stage.Hasher;
import assay.stage.UnreadableItemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The hash list being made. A picture whose exact copy is planted is listed by a digest alone, so
 * that only the right reading of its framing finds it; all others by their perceptual hash.
 */
final class Plants {
  /** SHA-1 first: a revisit record of the first picture has its SHA-1. */
  private static final List<DigestAlgorithm> DIGESTS =
      List.of(DigestAlgorithm.SHA1, DigestAlgorithm.MD5, DigestAlgorithm.SHA256);

  private final Hasher pdq;
  private final List<String> lines = new ArrayList<>();
  private int exact;

  Plants(Hasher pdq) {
    this.pdq = pdq;
  }

  /** Lists a picture by its perceptual hash, and returns the id of the entry. */
  String list(Picture picture) {
    return line(perceptual(picture));
  }

  /** Lists a picture by SHA-1, MD5 and SHA-256 in turn, and returns the id of the entry. */
  String listExact(Picture picture) {
    DigestAlgorithm algorithm = DIGESTS.get(exact++ % DIGESTS.size());
    return line(Digest.compute(algorithm, picture.bytes()));
  }

  private Fingerprint perceptual(Picture picture) {
    try {
      MediaType type = MediaType.of(picture.mediaType());
      return pdq.hash(picture.bytes(), type).pictures().get(0).hash();
    } catch (UnreadableItemException e) {
      throw new IllegalStateException("a picture made here cannot be read", e);
    }
  }

  private String line(Fingerprint fingerprint) {
    String id = "plant-%04d".formatted(lines.size());
    lines.add(fingerprint.algorithmName() + "," + fingerprint.hex() + "," + id + ",harmless");
    return id;
  }

  /** Writes the list, in the order in which pictures were listed. */
  void write(Path file) throws IOException {
    List<String> all = new ArrayList<>(lines);
    all.add(0, "algorithm,value,id,classification");
    Files.write(file, all, UTF_8);
  }
}
