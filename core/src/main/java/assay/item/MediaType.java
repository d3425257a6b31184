package assay.item;

import java.util.Set;

/**
 * What bytes are, told from their signature.
 *
 * @param name for example {@code image/jpeg}; {@code application/octet-stream} if nothing is known
 * @param fragment the bytes end before the signature does: a picture cut to its first few bytes
 */
public record MediaType(String name, boolean fragment) {
  public static final MediaType UNKNOWN = of("application/octet-stream");

  private static final Set<String> ARCHIVES =
      Set.of(
          "application/zip",
          "application/gzip",
          "application/zstd",
          "application/x-bzip2",
          "application/x-xz",
          "application/x-7z-compressed",
          "application/x-tar",
          "application/vnd.rar",
          "application/vnd.apache.parquet",
          "application/warc");

  public static MediaType of(String name) {
    return new MediaType(name, false);
  }

  public boolean isImage() {
    return name.startsWith("image/");
  }

  /** A picture, a film or a sound: of these a part is not the whole. */
  public boolean isMedia() {
    return isImage() || name.startsWith("video/") || name.startsWith("audio/");
  }

  /** A container whose members would have to be screened one by one. */
  public boolean isArchive() {
    return ARCHIVES.contains(name);
  }
}
