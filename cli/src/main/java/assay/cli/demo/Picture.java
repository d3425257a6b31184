package assay.cli.demo;

/** An encoded picture. Its bytes are not copied on the way in or out; nobody changes them. */
final class Picture {
  static final String JPEG = "image/jpeg";

  private final String mediaType;
  private final String suffix;
  private final byte[] bytes;

  /**
   * Takes the bytes as they are.
   *
   * @param mediaType for example {@code image/jpeg}
   * @param suffix of file names, without a dot
   */
  Picture(String mediaType, String suffix, byte[] bytes) {
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.bytes = bytes;
  }

  static Picture jpeg(byte[] bytes) {
    return new Picture(JPEG, "jpg", bytes);
  }

  String mediaType() {
    return mediaType;
  }

  String suffix() {
    return suffix;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The same with other bytes, for damage and comments. */
  Picture withBytes(byte[] other) {
    return new Picture(mediaType, suffix, other);
  }
}
