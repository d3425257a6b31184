package assay.match.lookalike;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.index.HammingIndex;
import assay.stage.Lookalikes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An open index of pictures and of the contents that have them. */
public final class LookalikeIndex implements Lookalikes {
  private static final int LENGTH = DigestAlgorithm.SHA256.length();
  private static final Comparator<Lookalike> NEAREST =
      Comparator.comparingInt(Lookalike::distance).thenComparing(l -> l.content().hex());

  private final HammingIndex hashes;
  private final IntBuffer starts;
  private final ByteBuffer contents;

  private LookalikeIndex(HammingIndex hashes, IntBuffer starts, ByteBuffer contents) {
    this.hashes = hashes;
    this.starts = starts;
    this.contents = contents;
  }

  /**
   * Maps a file and verifies all of it.
   *
   * @throws IndexFileException if any byte of it is not as it was written, or a hash has no content
   */
  public static LookalikeIndex open(Path path) throws IOException {
    IndexFile file = IndexFile.open(path);
    HammingIndex hashes = HammingIndex.open(file);
    IntBuffer starts = file.section("contents.starts").asIntBuffer();
    ByteBuffer contents = file.section("contents");
    if (starts.limit() != hashes.column().size() + 1 || starts.get(0) != 0) {
      throw IndexFileException.in(path, "contents.starts", "it is not that of the hashes");
    }
    for (int i = 1; i < starts.limit(); i++) {
      if (starts.get(i) <= starts.get(i - 1)) {
        throw IndexFileException.in(path, "contents.starts", "a hash has no content");
      }
    }
    if (contents.remaining() != (long) starts.get(starts.limit() - 1) * LENGTH) {
      throw IndexFileException.in(path, "contents", "its length is not that of the contents");
    }
    return new LookalikeIndex(hashes, starts, contents);
  }

  @Override
  public long pictures() {
    return starts.get(starts.limit() - 1);
  }

  @Override
  public List<Lookalike> of(Pdq picture, int distance) {
    Map<Digest, Integer> nearest = new HashMap<>();
    hashes.find(
        picture,
        distance,
        (position, found) -> {
          for (int i = starts.get(position); i < starts.get(position + 1); i++) {
            nearest.merge(content(i), found, Math::min);
          }
        });
    return nearest.entrySet().stream()
        .map(e -> new Lookalike(e.getKey(), e.getValue()))
        .sorted(NEAREST)
        .toList();
  }

  private Digest content(int number) {
    byte[] bytes = new byte[LENGTH];
    contents.get(contents.position() + number * LENGTH, bytes);
    return Digest.of(DigestAlgorithm.SHA256, bytes);
  }
}
