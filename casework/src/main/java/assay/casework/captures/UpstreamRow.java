package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A row of the table that came with a release of a dataset.
 *
 * @param release as its holder names it
 * @param key of the sample; or, where the table has no keys, its name without ending, {@code #} and
 *     the row from 0: {@code part-00017#41}
 */
public record UpstreamRow(String release, String key) {
  private static final int LONGEST = 4096;

  /** Digits at the end of a key, kept as a number. */
  private static final int MOST_DIGITS = 16;

  /**
   * Refuses what cannot be kept.
   *
   * @throws IllegalArgumentException with a message that does not quote it
   */
  public UpstreamRow {
    if (!isText(release) || !isText(key)) {
      throw new IllegalArgumentException("a row has a release and a key, each one line of text");
    }
  }

  /** Whether it may be a release or key: one line, not blank, of at most 4,096 characters. */
  public static boolean isText(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.chars().noneMatch(c -> c < 0x20)
        && UTF_8.newEncoder().canEncode(text);
  }

  /** What a row of a table without keys is called. */
  public static String key(String table, long row) {
    String name = table.substring(table.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return (dot < 0 ? name : name.substring(0, dot)) + "#" + row;
  }

  /** The key as many keys have it in common, a number, and how many digits that is written with. */
  record Split(String prefix, long number, int digits) {
    String key() {
      return digits == 0 ? prefix : prefix + ("%0" + digits + "d").formatted(number);
    }
  }

  Split split() {
    int digits = 0;
    while (digits < Math.min(MOST_DIGITS, key.length()) && isDigit(key.length() - digits - 1)) {
      digits++;
    }
    int end = key.length() - digits;
    return new Split(
        key.substring(0, end), digits == 0 ? 0 : Long.parseLong(key.substring(end)), digits);
  }

  private boolean isDigit(int at) {
    return key.charAt(at) >= '0' && key.charAt(at) <= '9';
  }
}
