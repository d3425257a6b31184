package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;

import assay.item.MediaType;
import assay.match.decode.PictureSink.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLookTest {
  private static final MediaType JPEG = MediaType.of("image/jpeg");

  @ParameterizedTest
  @CsvSource({
    "grey.jpg,1,67,45",
    "420.jpg,2,34,23",
    "restart.jpg,4,17,12",
    "not-interleaved.jpg,8,9,6",
    "progressive.jpg,8,9,6",
    "one-pixel.jpg,8,1,1"
  })
  void aLookHasAValueForEachBlock(String name, int scale, int columns, int rows) throws Exception {
    Look look = new Look(scale);
    assertThat(look.at(read(name))).isTrue();
    assertThat(look.columns).isEqualTo(columns);
    assertThat(look.rows).isEqualTo(rows);
  }

  @Test
  void theLumaOfAGreyPictureIsThatOfDecodingIt() throws Exception {
    Look look = new Look(1);
    assertThat(look.at(read("grey.jpg"))).isTrue();
    double sum = 0;
    for (float[] row : Lumas.whole(read("grey.jpg"), "image/jpeg")) {
      for (float value : row) {
        sum += value;
      }
    }
    assertThat(look.sum).isEqualTo(sum);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.jpg",
        "cmyk.jpg",
        "cmyk-progressive.jpg",
        "chroma-larger.jpg",
        "progressive-smoothed.jpg"
      })
  void whatHasNoLumaOfItsOwnIsNotLookedAt(String name) throws Exception {
    assertThat(new Look(8).at(read(name))).isFalse();
  }

  @Test
  void nobodyHasToLook() throws Exception {
    assertThat(new Look(LookSink.NONE).at(read("420.jpg"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"420.jpg", "progressive.jpg", "restart.jpg", "not-interleaved.jpg"})
  void aCutPictureIsNotLookedAt(String name) throws Exception {
    byte[] bytes = read(name);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(new Look(8).at(Arrays.copyOf(bytes, length))).isFalse();
    }
  }

  @Test
  void aFragmentOfASignatureIsNotLookedAt() throws Exception {
    PictureDecoder decoder = new PictureDecoder(DecodeLimits.standard());
    MediaType fragment = new MediaType("image/jpeg", true);
    assertThat(decoder.look(read("420.jpg"), fragment, new Look(8))).isFalse();
  }

  @Test
  void limitsHoldForALookToo() throws Exception {
    DecodeLimits standard = DecodeLimits.standard();
    byte[] bytes = read("progressive.jpg");
    assertThat(new Look(8).at(bytes, standard.withMemory(1_000))).isFalse();
    assertThat(new Look(8).at(bytes, standard.withTime(Duration.ofNanos(1)))).isFalse();
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = JpegLookTest.class.getResourceAsStream("/jpeg/" + name)) {
      return in.readAllBytes();
    }
  }

  /** Looks at one scale. */
  private static final class Look implements LookSink {
    private final int scale;
    private int columns;
    private int rows;
    private double sum;

    Look(int scale) {
      this.scale = scale;
    }

    boolean at(byte[] content) {
      return at(content, DecodeLimits.standard());
    }

    boolean at(byte[] content, DecodeLimits limits) {
      return new PictureDecoder(limits).look(content, JPEG, this);
    }

    @Override
    public int scale(int width, int height) {
      return scale;
    }

    @Override
    public RowSink begin(int width, int height, int scale) {
      return luma -> {
        columns = luma.length;
        rows++;
        for (float value : luma) {
          sum += value;
        }
      };
    }
  }
}
