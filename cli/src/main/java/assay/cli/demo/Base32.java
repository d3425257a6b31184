package assay.cli.demo;

/** The alphabet in which crawlers write SHA-1 (RFC 4648, section 6). */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /**
   * Encodes without padding.
   *
   * @param bytes a multiple of five, so that none is needed
   */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / 5 * 8);
    for (int at = 0; at < bytes.length; at += 5) {
      long group = 0;
      for (int i = 0; i < 5; i++) {
        group = group << 8 | (bytes[at + i] & 255);
      }
      for (int shift = 35; shift >= 0; shift -= 5) {
        text.append(ALPHABET.charAt((int) (group >> shift) & 31));
      }
    }
    return text.toString();
  }
}
