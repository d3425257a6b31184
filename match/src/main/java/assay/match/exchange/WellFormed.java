package assay.match.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts of strangers. */
final class WellFormed {
  private WellFormed() {}

  /** The same with a question mark for each half of a surrogate pair, which nothing can encode. */
  static String text(String stranger) {
    return new String(stranger.getBytes(UTF_8), UTF_8);
  }
}
