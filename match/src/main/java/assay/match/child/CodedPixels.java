package assay.match.child;

import java.util.List;
import java.util.Optional;

/**
 * Pictures of one size, as they go to a child.
 *
 * @param pieces what is written to its standard input, in this order
 * @param frames how many pictures they are
 * @param width of each, in pixels, as declared; what is delivered must agree
 * @param height of each, in pixels
 * @param colours what the container says of them, if that overrides the stream
 */
public record CodedPixels(
    Coding coding,
    List<byte[]> pieces,
    int frames,
    int width,
    int height,
    Optional<Colours> colours) {
  public CodedPixels {
    pieces = List.copyOf(pieces);
    if (frames < 1 || width < 1 || height < 1) {
      throw new IllegalArgumentException(frames + " frames of " + width + "x" + height);
    }
  }
}
