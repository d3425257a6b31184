package assay.dataset.inside;

import assay.dataset.io.Positioned;
import assay.dataset.names.RawName;
import assay.dataset.packed.Codec;
import assay.dataset.packed.Unpacked;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** One thing, compressed. */
final class PackedUnpacker implements Unpacker {
  private static final int GZIP_HEADER = 10;
  private static final int LONGEST_NAME = 1 << 10;

  private final Codec codec;
  private final Positioned content;
  private final String name;
  private boolean shown;

  /**
   * @param container the name of what it lies in: without its ending, that of what is inside
   */
  PackedUnpacker(Codec codec, Positioned content, String container) throws IOException {
    this.codec = codec;
    this.content = content;
    this.name = stored(codec, content).orElseGet(() -> stripped(codec, container));
  }

  /** The name that a gzip header has, if nothing but flags that are known stands before it. */
  private static Optional<String> stored(Codec codec, Positioned content) throws IOException {
    byte[] head = content.peek(0, GZIP_HEADER + LONGEST_NAME);
    if (codec != Codec.GZIP || head.length < GZIP_HEADER || (head[3] & 0xfc) != 8) {
      return Optional.empty();
    }
    int end = GZIP_HEADER;
    while (end < head.length && head[end] != 0) {
      end++;
    }
    byte[] raw = Arrays.copyOfRange(head, GZIP_HEADER, end);
    boolean whole = end < head.length && raw.length > 0;
    // RFC 1952 says Latin-1; what packers write is the file system's bytes.
    return whole ? Optional.of(RawName.text(raw)) : Optional.empty();
  }

  private static String stripped(Codec codec, String container) {
    String base = container.substring(container.lastIndexOf('/') + 1);
    boolean named = codec.isNamedBy(base) && base.length() > codec.suffix().length();
    return named ? base.substring(0, base.length() - codec.suffix().length()) : "content";
  }

  @Override
  public Optional<Member> next() {
    if (shown) {
      return Optional.empty();
    }
    shown = true;
    return Optional.of(
        Member.of(
            name, Optional.empty(), () -> Unpacked.of(codec, content.stream(0, content.length()))));
  }

  @Override
  public void close() {}
}
