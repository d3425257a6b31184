package assay.dataset.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The start line and header fields of an archived message. */
public final class HttpHead {
  /** Longer heads are not read. */
  static final int LONGEST = 1 << 18;

  private final byte[] bytes;
  private final boolean complete;
  private final String startLine;
  private final List<String[]> fields = new ArrayList<>();
  private boolean wellFormed = true;

  private HttpHead(byte[] bytes, boolean complete) {
    this.bytes = bytes;
    this.complete = complete;
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
    this.startLine = lines[0];
    Arrays.stream(lines).skip(1).forEach(this::add);
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    boolean folded = line.startsWith(" ") || line.startsWith("\t");
    if (folded && !fields.isEmpty()) {
      String[] last = fields.get(fields.size() - 1);
      last[1] = (last[1] + " " + line.strip()).strip();
    } else if (colon > 0) {
      fields.add(
          new String[] {
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip()
          });
    } else if (!line.isBlank()) {
      wellFormed = false;
    }
  }

  /** Reads up to and including the empty line; LF alone ends a line too. */
  public static HttpHead read(InputStream message) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream(512);
    int lineLength = 0;
    while (raw.size() < LONGEST) {
      int b = message.read();
      if (b < 0) {
        return new HttpHead(raw.toByteArray(), false);
      }
      raw.write(b);
      if (b == '\n' && lineLength == 0 && raw.size() > 2) {
        return new HttpHead(raw.toByteArray(), true);
      }
      lineLength = b == '\n' ? 0 : b == '\r' ? lineLength : lineLength + 1;
    }
    return new HttpHead(raw.toByteArray(), false);
  }

  /** As they were read, the empty line included. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether this is the head of a response, and the body begins after it. */
  public boolean isResponse() {
    boolean response = startLine.startsWith("HTTP/") || startLine.startsWith("ICY ");
    return response && isComplete();
  }

  /** Whether this is the head of a request, and the body begins after it. */
  public boolean isRequest() {
    return startLine.contains(" HTTP/") && isComplete();
  }

  /** A message that ends within its header fields has no body; anything else there is unknown. */
  private boolean isComplete() {
    return complete || (wellFormed && bytes.length < LONGEST);
  }

  /** The status of a response, also one that no server sends, as 0. */
  public OptionalInt status() {
    String[] words = startLine.split(" +", 3);
    boolean number = words.length > 1 && words[1].matches("\\d{1,3}");
    return number ? OptionalInt.of(Integer.parseInt(words[1])) : OptionalInt.empty();
  }

  /** The first value that is not empty. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** The values of all fields of that exact name, any case, that are not empty. */
  public List<String> all(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return fields.stream()
        .filter(f -> f[0].equals(wanted) && !f[1].isEmpty())
        .map(f -> f[1])
        .toList();
  }

  /** Whether the transfer encodings include chunking. */
  boolean isChunked() {
    return words("transfer-encoding").contains("chunked");
  }

  /** The codings in the order in which they were applied. */
  List<String> codings() {
    List<String> codings = new ArrayList<>(words("content-encoding"));
    words("transfer-encoding").stream().filter(w -> !w.equals("chunked")).forEach(codings::add);
    codings.removeIf(coding -> coding.equals("identity"));
    return codings;
  }

  private List<String> words(String name) {
    return all(name).stream()
        .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
