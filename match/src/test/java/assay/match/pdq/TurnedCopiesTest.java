package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.PdqHashes;
import assay.fingerprint.Transform;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.match.bank.FrozenBank;
import assay.match.decode.DecodeLimits;
import assay.match.list.HashLists;
import assay.policy.Policy;
import assay.stage.Bank;
import assay.testkit.SlowPdq;
import assay.verdict.Match;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A picture is listed, and its turned and mirrored copies come by, as small as the web has them.
 */
class TurnedCopiesTest {
  private static final PdqHasher HASHER = new PdqHasher(DecodeLimits.standard());

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"256, 192", "320, 240"})
  void everyTurnedCopyOfASmallPictureIsFoundThoughTheDerivedHashesMissSome(int width, int height)
      throws Exception {
    float[][] listed = SmallPictures.photograph(SmallPictures.STREET, width, height);
    Bank bank = bank(hashes(listed));
    int missed = 0;
    for (Transform transform : Transform.values()) {
      PdqHashes copy = hashes(SlowPdq.turned(listed, transform));
      List<Match.Near> found = bank.find(copy);
      assertThat(found).hasSize(1);
      assertThat(found.get(0).distance()).isLessThanOrEqualTo(2);
      assertThat(found.get(0).transform()).isEqualTo(undoing(transform));
      missed += bank.find(new PdqHashes(copy.variants(), copy.quality())).isEmpty() ? 1 : 0;
    }
    assertThat(missed).isPositive();
  }

  private static Transform undoing(Transform transform) {
    return switch (transform) {
      case ROTATE_90 -> Transform.ROTATE_270;
      case ROTATE_270 -> Transform.ROTATE_90;
      case ORIGINAL, ROTATE_180, FLIP_X, FLIP_Y, FLIP_PLUS_1, FLIP_MINUS_1 -> transform;
    };
  }

  private Bank bank(PdqHashes listed) throws Exception {
    Path list = folder.resolve("list.jsonl");
    String line =
        JsonObject.empty().with("algorithm", "pdq").with("value", listed.hash().hex()).write();
    Files.write(list, List.of(line));
    return FrozenBank.of(HashLists.load(List.of(list.toString())), Policy.standard());
  }

  private static PdqHashes hashes(float[][] grey) throws Exception {
    BufferedImage image =
        new BufferedImage(grey[0].length, grey.length, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < grey.length; y++) {
      image.getRaster().setPixels(0, y, grey[y].length, 1, grey[y]);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "png", bytes)).isTrue();
    return HASHER.hash(bytes.toByteArray(), MediaType.of("image/png")).pictures().get(0);
  }
}
