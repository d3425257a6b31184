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

  /** What holds other things too, and is no archive; nothing opens these but PDF. */
  private static final Set<String> HOLDERS =
      Set.of(
          "application/pdf",
          "application/mbox",
          "application/vnd.apple.diskimage",
          "application/vnd.ms-cab-compressed",
          "application/vnd.ms-htmlhelp",
          "application/vnd.ms-outlook",
          "application/vnd.ms-tnef",
          "application/x-apple-diskimage",
          "application/x-archive",
          "application/x-arj",
          "application/x-cpio",
          "application/x-iso9660-image",
          "application/x-lzh-compressed",
          "application/x-lzip",
          "application/x-tika-msoffice",
          "application/x-stuffit",
          "application/x-xar",
          "application/zlib",
          "message/rfc822",
          "multipart/related");

  public static MediaType of(String name) {
    return new MediaType(name, false);
  }

  public boolean isImage() {
    return name.startsWith("image/");
  }

  public boolean isVideo() {
    return name.startsWith("video/");
  }

  /** A picture, a film or a sound: of these a part is not the whole. */
  public boolean isMedia() {
    return isImage() || isVideo() || name.startsWith("audio/");
  }

  /** A container whose members would have to be screened one by one. */
  public boolean isArchive() {
    return ARCHIVES.contains(name);
  }

  /** Something in which other things may lie: an archive, a document, a disk image. */
  public boolean isContainer() {
    return isArchive() || HOLDERS.contains(name);
  }
}
