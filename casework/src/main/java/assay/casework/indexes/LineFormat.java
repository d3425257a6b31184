package assay.casework.indexes;

import assay.casework.captures.ArchivedCapture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lines of an index. */
interface LineFormat {
  /** The capture of a line; empty if the line is none and need not be one. */
  Optional<ArchivedCapture> capture(String line, Labels labels) throws MalformedException;

  /** Tells the format from the first line; empty if it is none that is known. */
  static Optional<LineFormat> of(String first) throws MalformedException {
    if (Cdx.isHeader(first)) {
      return Optional.of(Cdx.headed(first));
    } else if (first.startsWith("!") || first.matches("\\S+ \\d{14,17} ?\\{.*")) {
      return Optional.of(new Cdxj());
    } else if (first.matches("\\S+ \\d{14} \\S+ .*")) {
      return Cdx.headless(first);
    }
    return Optional.empty();
  }

  /** The format from this line on: indexes that were put together have a header for each part. */
  default LineFormat followedBy(String line) throws MalformedException {
    return this;
  }

  /**
   * CDX: a letter of the header for each field.
   *
   * @param letters {@code N b a m s k r M S V g}, or nine of them
   */
  record Cdx(List<String> letters) implements LineFormat {
    private static final List<String> NEEDED = List.of("a", "b");

    static Cdx headed(String line) throws MalformedException {
      List<String> letters = List.of(line.strip().split(" +"));
      Cdx cdx = new Cdx(letters.subList(1, letters.size()));
      if (!cdx.letters.containsAll(NEEDED)) {
        throw new MalformedException("the header names no address (a) or no time (b)");
      }
      return cdx;
    }

    static Optional<LineFormat> headless(String line) {
      return switch (line.split(" ", -1).length) {
        case 11 -> Optional.of(new Cdx(List.of("N b a m s k r M S V g".split(" "))));
        case 9 -> Optional.of(new Cdx(List.of("N b a m s k r V g".split(" "))));
        default -> Optional.empty();
      };
    }

    private static boolean isHeader(String line) {
      return line.startsWith(" CDX ") || line.startsWith("CDX ");
    }

    @Override
    public LineFormat followedBy(String line) throws MalformedException {
      return isHeader(line) ? headed(line) : this;
    }

    @Override
    public Optional<ArchivedCapture> capture(String line, Labels labels) throws MalformedException {
      if (isHeader(line)) {
        return Optional.empty();
      }
      String[] values = line.split(" ", -1);
      if (values.length != letters.size()) {
        throw new MalformedException("has " + values.length + " fields, not " + letters.size());
      }
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < values.length; i++) {
        fields.put(letters.get(i), values[i]);
      }
      return Optional.of(
          new Draft(Optional.of(fields.get("a")))
              .at(Optional.of(fields.get("b")))
              .answered(get(fields, "s"), get(fields, "m"))
              .of(get(fields, "k"))
              .stored(get(fields, "g"), get(fields, "V"), get(fields, "S"))
              .finish(labels));
    }

    private static Optional<String> get(Map<String, String> fields, String letter) {
      return Optional.ofNullable(fields.get(letter));
    }
  }

  /** CDXJ: a key, a time, and a JSON object. */
  record Cdxj() implements LineFormat {
    @Override
    public Optional<ArchivedCapture> capture(String line, Labels labels) throws MalformedException {
      if (line.startsWith("!")) {
        return Optional.empty();
      }
      List<String> parts = new ArrayList<>(List.of(line.split(" ", 3)));
      if (parts.size() != 3) {
        throw new MalformedException("has " + parts.size() + " parts, not key, time and object");
      }
      FlatJson json = FlatJson.parse(parts.get(2));
      return Optional.of(
          new Draft(json.text("url"))
              .at(Optional.of(parts.get(1)))
              .answered(
                  json.text("status"),
                  Draft.given(json.text("mime-detected")).or(() -> json.text("mime")))
              .of(json.text("digest"))
              .stored(json.text("filename"), json.text("offset"), json.text("length"))
              .in(json.text("collection"))
              .truncated(Draft.given(json.text("truncated")).isPresent())
              .finish(labels));
    }
  }
}
