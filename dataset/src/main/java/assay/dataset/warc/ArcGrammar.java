package assay.dataset.warc;

import assay.dataset.warc.Head.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * ARC 1 and 2: one line (address, IP, date, type, in version 2 five more, length), a block, LF.
 * Addresses contain spaces in the wild, so the line is taken apart from the right.
 */
final class ArcGrammar implements Grammar {
  private static final int LONGEST = 4096;
  private static final int DATE = 14;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  @Override
  public String name() {
    return "arc";
  }

  @Override
  public String trailer() {
    return "\n";
  }

  @Override
  public boolean startsRecord(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, LONGEST); i++) {
      if (bytes[i] == '\n') {
        return parse(new String(bytes, 0, i, StandardCharsets.UTF_8)) != null;
      }
    }
    return false;
  }

  @Override
  public Head read(Lookahead in, Notes notes) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream(256);
    for (int b = 0; b != '\n'; ) {
      b = in.read();
      if (b < 0) {
        throw FramingLost.early("the file ends in a record's line");
      } else if (raw.size() >= LONGEST) {
        throw FramingLost.wrong("the line is longer than " + LONGEST + " bytes");
      }
      raw.write(b);
    }
    List<Field> fields = parse(raw.toString(StandardCharsets.UTF_8).stripTrailing());
    if (fields == null) {
      throw FramingLost.wrong("no ARC record begins here");
    }
    return new Head(fields, raw.toByteArray(), WarcGrammar.length(fields.get(0).value()));
  }

  /** The line as the fields of a WARC record, the length first; null if it is no such line. */
  private static List<Field> parse(String line) {
    List<String> words = Arrays.asList(line.stripTrailing().split(" ", -1));
    int date = words.size() - 2;
    while (date >= 2 && !isDate(words.get(date))) {
      date--;
    }
    String length = words.get(words.size() - 1);
    int colon = line.indexOf(':');
    if (date < 2 || colon < 1 || line.indexOf(' ') < colon || !isNumber(length)) {
      return null;
    }
    String url = String.join(" ", words.subList(0, date - 1));
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Content-Length", length));
    fields.add(new Field("WARC-Type", url.startsWith("filedesc:") ? "warcinfo" : "response"));
    fields.add(new Field("WARC-Target-URI", url));
    fields.add(new Field("WARC-IP-Address", known(words.get(date - 1))));
    fields.add(new Field("WARC-Date", instant(words.get(date))));
    return fields;
  }

  private static boolean isDate(String word) {
    return word.length() == DATE && isNumber(word);
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String known(String ip) {
    return ip.equals("0.0.0.0") || ip.equals("-") ? "" : ip;
  }

  private static String instant(String stamp) {
    try {
      return LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC).toString();
    } catch (DateTimeException e) {
      return "";
    }
  }
}
