package assay.match.child;

import java.util.Map;
import java.util.Optional;

/**
 * How luma and chroma become red, green and blue.
 *
 * @param matrix in ffmpeg's words; empty if the stream itself tells
 * @param fullRange whether black is 0 and white 255, not 16 and 235
 */
public record Colours(Optional<String> matrix, boolean fullRange) {
  /** Matrix coefficients of ITU-T H.273; 0 is none at all and 2 is unknown. */
  private static final Map<Integer, Optional<String>> MATRICES =
      Map.of(
          0, Optional.empty(),
          1, Optional.of("bt709"),
          2, Optional.empty(),
          4, Optional.of("fcc"),
          5, Optional.of("bt601"),
          6, Optional.of("bt601"),
          7, Optional.of("smpte240m"),
          9, Optional.of("bt2020"));

  /** By the number of the matrix in ITU-T H.273; empty if it is one that ffmpeg does not undo. */
  public static Optional<Colours> ofMatrix(int number, boolean fullRange) {
    return Optional.ofNullable(MATRICES.get(number)).map(name -> new Colours(name, fullRange));
  }

  /** The arguments of ffmpeg's filter {@code scale}. */
  String arguments() {
    String range = "in_range=" + (fullRange ? "full" : "limited");
    return matrix.map(name -> "in_color_matrix=" + name + ":" + range).orElse(range);
  }
}
