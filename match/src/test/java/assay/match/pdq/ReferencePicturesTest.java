package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.decode.DecodeLimits;
import assay.stage.Hasher.Hashed;
import assay.stage.Outcome;
import assay.testkit.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures hashed by others: {@code expected-images.tsv} says by whom. */
class ReferencePicturesTest {
  /** What all of {@code modes} show, whatever their pixels are. */
  private static final Pdq BRIDGE =
      Pdq.parse("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22");

  private final PdqHasher hasher = new PdqHasher(DecodeLimits.standard());

  @ParameterizedTest
  @MethodSource("colourPictures")
  void colourPicturesHashAsTheReferenceDoes(Expected expected) throws Exception {
    Hashed hashed = hash(expected.file);
    assertThat(hashed.fault()).isEmpty();
    assertThat(hashed.outcome()).isEqualTo(Outcome.EXACT);
    PdqHashes picture = hashed.pictures().get(0);
    assertThat(picture.hash().distance(expected.hash)).isLessThanOrEqualTo(2);
    assertThat(picture.quality()).isEqualTo(expected.quality);
  }

  @ParameterizedTest
  @MethodSource("pixelModes")
  void everyPixelModeIsWithinTenBitsOfTheColourPicture(Expected expected) throws Exception {
    Hashed hashed = hash(expected.file);
    assertThat(hashed.fault()).isEmpty();
    assertThat(hashed.pictures().get(0).hash().distance(BRIDGE)).isLessThanOrEqualTo(10);
    assertThat(hashed.pictures().get(0).quality()).isEqualTo(100);
  }

  private Hashed hash(String file) throws Exception {
    Path path = Fixtures.locate("pdq/" + file);
    String suffix = file.substring(file.lastIndexOf('.') + 1);
    String name = suffix.equals("jpg") ? "image/jpeg" : "image/" + suffix;
    return hasher.hash(Files.readAllBytes(path), MediaType.of(name));
  }

  static Stream<Expected> colourPictures() throws Exception {
    return expected().filter(line -> !line.file.contains("/modes/"));
  }

  static Stream<Expected> pixelModes() throws Exception {
    return expected().filter(line -> line.file.contains("/modes/"));
  }

  private static Stream<Expected> expected() throws Exception {
    List<String> lines = Files.readAllLines(Fixtures.locate("pdq/expected-images.tsv"));
    return lines.stream().skip(1).map(Expected::of);
  }

  /** A line of the file. */
  record Expected(String file, Pdq hash, int quality) {
    static Expected of(String line) {
      String[] cells = line.split("\t", -1);
      return new Expected(cells[0], Pdq.parse(cells[4]), Integer.parseInt(cells[5]));
    }

    @Override
    public String toString() {
      return file;
    }
  }
}
