package assay.dataset.lines;

import assay.fingerprint.DigestAlgorithm;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the first record of a table names the columns, and what they are called if not. */
final class ColumnNames {
  private static final int LONGEST = 128;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.,]+([eE][-+]?[0-9]+)?");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

  private ColumnNames() {}

  /**
   * Whether these are names. An address, a digest or a number is none, so a table without names
   * never loses its first row to them.
   */
  static boolean isHeader(List<String> fields) {
    return fields.stream().anyMatch(field -> !field.isBlank())
        && fields.stream().allMatch(ColumnNames::mayBeName);
  }

  private static boolean mayBeName(String field) {
    return field.length() <= LONGEST
        && !isAddress(field)
        && !NUMBER.matcher(field.strip()).matches()
        && digestName(field).isEmpty()
        && field.chars().noneMatch(c -> c < ' ');
  }

  static boolean isAddress(String field) {
    return field.strip().toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]*://\\S+");
  }

  /** An address is {@code url}, hexadecimal of a digest's length that digest, the rest text. */
  static List<String> byContent(List<String> fields) {
    return fields.stream()
        .map(
            field ->
                isAddress(field) ? "url" : digestName(field).isEmpty() ? "text" : digestName(field))
        .toList();
  }

  private static String digestName(String field) {
    String hex = field.strip();
    return HEX.matcher(hex).matches()
        ? DigestAlgorithm.ofContent().stream()
            .filter(algorithm -> 2 * algorithm.length() == hex.length())
            .map(DigestAlgorithm::label)
            .findFirst()
            .orElse("")
        : "";
  }
}
