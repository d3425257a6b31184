package assay.match.heif;

import assay.match.child.CodedPixels;
import assay.match.child.Coding;
import assay.match.child.Colours;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what a decoder needs for one picture. */
final class PictureReader {
  private final Map<Long, String> types;
  private final References references;
  private final Properties properties;
  private final Locations locations;

  PictureReader(
      Map<Long, String> types, References references, Properties properties, Locations locations) {
    this.types = types;
    this.references = references;
    this.properties = properties;
    this.locations = locations;
  }

  HeifPicture read(long id) throws UnreadableItemException {
    if (!types.getOrDefault(id, "").equals("grid")) {
      Properties.Size size = properties.size(id);
      Locations.Data data = locations.data(id);
      return picture(id, new Grid(1, 1, size.width(), size.height()), List.of(id), List.of(data));
    }
    Locations.Data layout = locations.data(id);
    if (!layout.isWhole()) {
      throw new UnreadableItemException(Reason.TRUNCATED, "the layout of a grid is cut");
    }
    Grid grid = Grid.read(layout.bytes());
    List<Long> tiles = references.sources(id);
    if (tiles.size() != grid.tiles()) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "a grid of " + grid.tiles() + " tiles has " + tiles.size());
    }
    checkAlike(grid, tiles);
    return picture(id, grid, tiles, present(tiles));
  }

  /** The tiles up to the first that is not whole: what follows it could not be told apart. */
  private List<Locations.Data> present(List<Long> tiles) throws UnreadableItemException {
    List<Locations.Data> present = new ArrayList<>();
    long bytes = 0;
    for (long tile : tiles) {
      Locations.Data data = locations.data(tile);
      if (!data.isWhole()) {
        break;
      }
      bytes += data.bytes().length;
      locations.checkTotal(bytes);
      present.add(data);
    }
    if (present.isEmpty()) {
      throw new UnreadableItemException(Reason.TRUNCATED, "no tile of a grid is whole");
    }
    return present;
  }

  /** One decoder takes all tiles in a row, so they must agree in coding, size and parameters. */
  private void checkAlike(Grid grid, List<Long> tiles) throws UnreadableItemException {
    long first = tiles.get(0);
    Properties.Size size = properties.size(first);
    byte[] configuration = properties.get(first, configuration(first));
    for (long tile : tiles) {
      boolean alike =
          properties.size(tile).equals(size)
              && Arrays.equals(properties.get(tile, configuration(tile)), configuration);
      if (!alike) {
        throw new UnreadableItemException(
            Reason.UNSUPPORTED_MEDIA, "the tiles of a grid are not alike");
      }
    }
    if (!grid.isCoveredBy(size)) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "the tiles of a grid leave a gap");
    }
  }

  private HeifPicture picture(long id, Grid grid, List<Long> tiles, List<Locations.Data> data)
      throws UnreadableItemException {
    long tile = tiles.get(0);
    Properties.Size size = properties.size(tile);
    Coding coding = coding(tile);
    byte[] configuration = properties.get(tile, configuration(tile));
    int width = side(size.width());
    int height = side(size.height());
    List<byte[]> stream =
        coding == Coding.HEVC ? hevc(configuration, data) : av1(width, height, data);
    Optional<Colours> colours = properties.colours(tile);
    if (colours.isEmpty()) {
      colours = properties.colours(id);
    }
    CodedPixels coded = new CodedPixels(coding, stream, data.size(), width, height, colours);
    Crop canvas = Crop.all(side(grid.width()), side(grid.height()));
    Optional<byte[]> clap = properties.find(id, "clap");
    Crop shown = clap.isPresent() ? Crop.read(clap.get(), canvas.width(), canvas.height()) : canvas;
    boolean whole = data.size() == tiles.size() && data.stream().allMatch(Locations.Data::isWhole);
    return new HeifPicture(coded, grid.columns(), grid.rows(), canvas, shown, whole);
  }

  private static int side(long pixels) throws UnreadableItemException {
    if (pixels < 1 || pixels > 1 << 24) {
      throw new UnreadableItemException(
          pixels < 1 ? Reason.DECODE_ERROR : Reason.TOO_LARGE, "a side of " + pixels + " pixels");
    }
    return (int) pixels;
  }

  private Coding coding(long id) throws UnreadableItemException {
    return switch (types.getOrDefault(id, "")) {
      case "hvc1", "hev1" -> Coding.HEVC;
      case "av01" -> Coding.AV1;
      default ->
          throw new UnreadableItemException(
              Reason.UNSUPPORTED_MEDIA, "item " + id + " is neither HEVC, AV1 nor a grid of them");
    };
  }

  private String configuration(long id) throws UnreadableItemException {
    return coding(id) == Coding.HEVC ? "hvcC" : "av1C";
  }

  private static List<byte[]> hevc(byte[] configuration, List<Locations.Data> data)
      throws UnreadableItemException {
    List<byte[]> stream = new ArrayList<>(List.of(HevcStream.parameters(configuration)));
    for (Locations.Data item : data) {
      stream.add(HevcStream.picture(configuration, item));
    }
    return stream;
  }

  private static List<byte[]> av1(int width, int height, List<Locations.Data> data) {
    List<byte[]> stream = new ArrayList<>(List.of(Av1Stream.header(width, height, data.size())));
    for (int i = 0; i < data.size(); i++) {
      stream.add(Av1Stream.frameHeader(i, data.get(i).bytes().length));
      stream.add(data.get(i).bytes());
    }
    return stream;
  }
}
