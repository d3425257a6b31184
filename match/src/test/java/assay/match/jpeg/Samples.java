package assay.match.jpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The small files of {@code /jpeg}, and what libjpeg-turbo makes of them. */
final class Samples {
  private static final String NONE = "-";

  private Samples() {}

  /**
   * A file.
   *
   * @param luma SHA-256 of its grey plane, or "-"
   * @param components SHA-256 of its components, pixel by pixel
   */
  record Sample(String name, int width, int height, String luma, String components) {
    static Sample of(String line) {
      List<String> cells = List.of(line.split("\t", -1));
      return new Sample(
          cells.get(0),
          Integer.parseInt(cells.get(1)),
          Integer.parseInt(cells.get(2)),
          cells.get(3),
          cells.get(4));
    }

    boolean hasLuma() {
      return !luma.equals(NONE);
    }

    byte[] bytes() {
      return read(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> all() {
    String table = new String(read("expected.tsv"), StandardCharsets.UTF_8);
    return table.lines().filter(line -> !line.startsWith("#")).skip(1).map(Sample::of);
  }

  static byte[] read(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/jpeg/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
