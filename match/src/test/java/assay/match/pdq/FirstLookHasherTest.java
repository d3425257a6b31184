package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.decode.DecodeLimits;
import assay.match.decode.PictureDecoder;
import assay.stage.Hasher.Hashed;
import assay.stage.Outcome;
import assay.testkit.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What a hasher does with a first look. Whether a look may be believed is tested elsewhere. */
class FirstLookHasherTest {
  private static final MediaType JPEG = MediaType.of("image/jpeg");
  private static final String PICTURE = "pdq/images/bridge-mods/square-512x512.jpg";

  private final List<PdqHashes> asked = new ArrayList<>();

  private Hashed hash(byte[] content, MediaType type, boolean near, double nanos) throws Exception {
    Vicinity vicinity =
        new Vicinity() {
          @Override
          public boolean isNear(PdqHashes picture, int margin) {
            asked.add(picture);
            return near;
          }

          @Override
          public double nanos(int margin) {
            return margin == 0 ? 1 : nanos;
          }
        };
    return new PdqHasher(new PictureDecoder(DecodeLimits.standard()), Optional.of(vicinity))
        .hash(content, type);
  }

  private static byte[] picture() throws Exception {
    return Files.readAllBytes(Fixtures.locate(PICTURE));
  }

  private static Hashed inFull(byte[] content, MediaType type) throws Exception {
    return new PdqHasher(DecodeLimits.standard()).hash(content, type);
  }

  @Test
  void aPictureFarFromEverythingIsHashedByItsFirstLookOnly() throws Exception {
    Hashed hashed = hash(picture(), JPEG, false, 1);
    assertThat(hashed.outcome().ruledOut()).isTrue();
    assertThat(hashed.outcome().label()).startsWith("scaled-");
    PdqHashes exact = inFull(picture(), JPEG).pictures().get(0);
    assertThat(hashed.pictures().get(0).hash().distance(exact.hash())).isLessThan(32);
  }

  @Test
  void aPictureThatMayBeNearSomethingIsHashedInFull() throws Exception {
    Hashed hashed = hash(picture(), JPEG, true, 1);
    assertThat(asked).hasSize(1);
    assertThat(hashed).isEqualTo(inFull(picture(), JPEG));
    assertThat(hashed.outcome()).isEqualTo(Outcome.EXACT);
  }

  @Test
  void aLookThatWouldCostMoreThanItSavesIsNotTaken() throws Exception {
    Hashed hashed = hash(picture(), JPEG, false, Double.POSITIVE_INFINITY);
    assertThat(asked).isEmpty();
    assertThat(hashed.outcome()).isEqualTo(Outcome.EXACT);
  }

  @Test
  void aLookWhoseMarginTurnsOutTooDearIsNotLookedUp() throws Exception {
    Vicinity dear =
        new Vicinity() {
          private int questions;

          @Override
          public boolean isNear(PdqHashes picture, int margin) {
            asked.add(picture);
            return false;
          }

          @Override
          public double nanos(int margin) { // cheap as long as no look was taken
            return margin == 0 || questions++ == 0 ? 1 : Double.MAX_VALUE;
          }
        };
    Hashed hashed =
        new PdqHasher(new PictureDecoder(DecodeLimits.standard()), Optional.of(dear))
            .hash(picture(), JPEG);
    assertThat(asked).isEmpty();
    assertThat(hashed).isEqualTo(inFull(picture(), JPEG));
  }

  @Test
  void aCutPictureIsNeverRuledOut() throws Exception {
    byte[] whole = picture();
    for (int length = whole.length / 10; length < whole.length; length += whole.length / 23) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(hash(cut, JPEG, false, 1)).isEqualTo(inFull(cut, JPEG));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void onlyJpegGetsAFirstLook() throws Exception {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(ImageIO.read(new ByteArrayInputStream(picture())), "png", png);
    assertThat(hash(png.toByteArray(), MediaType.of("image/png"), false, 1).outcome())
        .isEqualTo(Outcome.EXACT);
    assertThat(asked).isEmpty();
  }
}
