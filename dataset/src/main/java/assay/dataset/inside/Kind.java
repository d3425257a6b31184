package assay.dataset.inside;

import assay.dataset.io.Positioned;
import assay.dataset.packed.Codec;
import java.io.IOException;
import java.util.Optional;

/** The containers that are opened when they are found as items; told by their signature. */
enum Kind {
  ZIP,
  TAR,
  GZIP,
  ZSTD,
  BZIP2,
  XZ,
  SEVEN_ZIP,
  /** Texts, in which there may be {@code data:} addresses. */
  MARKUP;

  /** The longest that a signature needs, in bytes. */
  static final int HEAD = 4096;

  /** That of a medium, if it is opened. */
  static Optional<Kind> of(String medium) {
    return switch (medium) {
      case "application/zip" -> Optional.of(ZIP);
      case "application/x-tar" -> Optional.of(TAR);
      case "application/gzip" -> Optional.of(GZIP);
      case "application/zstd" -> Optional.of(ZSTD);
      case "application/x-bzip2" -> Optional.of(BZIP2);
      case "application/x-xz" -> Optional.of(XZ);
      case "application/x-7z-compressed" -> Optional.of(SEVEN_ZIP);
      case "text/html", "text/plain", "image/svg+xml", "application/xml", "application/json" ->
          Optional.of(MARKUP);
      default -> Optional.empty();
    };
  }

  /** Whether it may hold nothing, and mostly does; then it is no container. */
  boolean isText() {
    return this == MARKUP;
  }

  /** Whether it is opened under these limits. */
  boolean isOpened(Limits limits) {
    return limits.embedded() || !isText();
  }

  /** Whether anything lies in it. */
  boolean holdsAny(Positioned content) throws IOException {
    return !isText() || MarkupUnpacker.hasAny(content);
  }

  /**
   * Begins to walk through one.
   *
   * @param name of the container
   */
  Unpacker open(Positioned content, String name, Budget budget) throws IOException {
    return switch (this) {
      case ZIP -> new ZipUnpacker(content, budget.mostEntries());
      case TAR -> new TarUnpacker(content.stream(0, content.length()));
      case GZIP -> new PackedUnpacker(Codec.GZIP, content, name);
      case ZSTD -> new PackedUnpacker(Codec.ZSTD, content, name);
      case BZIP2 -> new PackedUnpacker(Codec.BZIP2, content, name);
      case XZ -> new PackedUnpacker(Codec.XZ, content, name);
      case SEVEN_ZIP -> new SevenZipUnpacker(content);
      case MARKUP -> new MarkupUnpacker(content);
    };
  }
}
