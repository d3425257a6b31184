package assay.dataset.warc;

import assay.dataset.warc.Head.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** WARC 0.17 to 1.1: a version line, named fields, an empty line, a block, two line ends. */
final class WarcGrammar implements Grammar {
  /** Longer headers are damage. */
  private static final int LONGEST = 1 << 16;

  private static final String MAGIC = "WARC/";

  @Override
  public String name() {
    return "warc";
  }

  @Override
  public String trailer() {
    return "\r\n\r\n";
  }

  /** Versions 0.x and 1.x; the digit keeps prose about {@code WARC/…} out. */
  @Override
  public boolean startsRecord(byte[] bytes) {
    return bytes.length > MAGIC.length() + 1
        && new String(bytes, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equalsIgnoreCase(MAGIC)
        && (bytes[5] == '0' || bytes[5] == '1')
        && bytes[6] == '.';
  }

  @Override
  public Head read(Lookahead in, Notes notes) throws IOException {
    if (!startsRecord(in.peek(START))) {
      throw FramingLost.wrong("no WARC record begins here");
    }
    ByteArrayOutputStream raw = new ByteArrayOutputStream(512);
    String line = line(in, raw); // the version, seen already
    boolean standard = line.endsWith("\r");
    List<Field> fields = new ArrayList<>();
    for (line = line(in, raw); !line.isBlank(); line = line(in, raw)) {
      boolean field = add(fields, line.stripTrailing());
      standard &= field && line.endsWith("\r");
    }
    if (!standard) {
      notes.add("a header line does not end with CR LF, or has no colon");
    }
    return new Head(fields, raw.toByteArray(), blockLength(fields));
  }

  private static String line(Lookahead in, ByteArrayOutputStream raw) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw FramingLost.early("the file ends in a record's header");
      } else if (raw.size() >= LONGEST) {
        throw FramingLost.wrong("the header is longer than " + LONGEST + " bytes");
      }
      raw.write(b);
      line.write(b);
    }
    raw.write('\n');
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Returns false for a line that is no field. */
  private static boolean add(List<Field> fields, String line) {
    boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
    int colon = line.indexOf(':');
    if (folded && !fields.isEmpty()) {
      Field last = fields.remove(fields.size() - 1);
      fields.add(new Field(last.name(), (last.value() + " " + line.strip()).strip()));
    } else if (colon < 0) {
      return false;
    } else {
      fields.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }
    return true;
  }

  private static long blockLength(List<Field> fields) throws FramingLost {
    List<String> values =
        fields.stream()
            .filter(f -> f.name().equalsIgnoreCase("Content-Length"))
            .map(Field::value)
            .distinct()
            .toList();
    if (values.size() != 1) {
      throw FramingLost.wrong("one Content-Length is needed, not " + values.size());
    }
    return length(values.get(0));
  }

  static long length(String digits) throws FramingLost {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw FramingLost.wrong("the record's length is not a number");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw FramingLost.wrong("the record's length is beyond any file");
    }
  }
}
