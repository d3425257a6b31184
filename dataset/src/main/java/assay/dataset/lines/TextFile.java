package assay.dataset.lines;

import assay.dataset.packed.Codec;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Unpacked;
import assay.policy.SidecarKeys;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file that may hold text.
 *
 * @param codec in which it is compressed as a whole, told by its first bytes
 */
record TextFile(Path path, Optional<Codec> codec) {
  /** The mark that some programs write in front of UTF-8. */
  static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** Layout is told from so much; most lines are shorter. */
  private static final int HEAD = 1 << 18;

  /** Metadata of an image folder: its rows leave with the files that they name. */
  private static final Set<String> OF_FOLDERS = Set.of("metadata.csv", "metadata.jsonl");

  static TextFile of(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new TextFile(path, Codec.of(in.readNBytes(Codec.SIGNATURE)));
    }
  }

  /** What is in the file, from its beginning. */
  InputStream open() throws IOException {
    InputStream packed = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      return Unpacked.of(codec, packed);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  /**
   * How it is laid out; empty if it is no text of one record a line.
   *
   * @param sure it was recognised, or is what was left of a text that was
   */
  Optional<Layout> layout(SidecarKeys keys, boolean sure) throws IOException {
    String name = name();
    if (!sure && OF_FOLDERS.contains(name)) {
      return Optional.empty();
    }
    byte[] head = new byte[HEAD];
    int length = 0;
    boolean whole = false;
    try (InputStream in = open()) {
      length = in.readNBytes(head, 0, HEAD);
      whole = length < HEAD;
    } catch (DamagedException notThatEither) {
      return Optional.empty();
    }
    int from = isMarked(head) ? MARK.length : 0;
    return length <= from
        ? Optional.empty()
        : Layout.of(Arrays.copyOfRange(head, from, length), whole, name, keys, sure);
  }

  static boolean isMarked(byte[] head) {
    return head.length >= MARK.length && Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** Without the suffix of its compression. */
  private String name() {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    Optional<String> suffix = codec.map(Codec::suffix).filter(name::endsWith);
    return suffix.isPresent() ? name.substring(0, name.length() - suffix.get().length()) : name;
  }
}
