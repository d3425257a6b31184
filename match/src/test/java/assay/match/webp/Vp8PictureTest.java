package assay.match.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Vp8PictureTest {
  /** What libwebp decodes; the README beside the files says how that was found. */
  @ParameterizedTest
  @CsvSource({
    "alpha,         91855cd28eb968a689c823cfed10ee71fa1fd3b3ebbef2c7ae8362df9c6dd75a",
    "even-sides,    deb37c00651c022f89f3fbfd8a2773db24e48eda3b4c2a2888a7a3598dcfa476",
    "normal,        b0fa5dd32e2f49553ae4ea3a68ce4348ca80154b632e7ba0b9fcf99092b8583b",
    "one-pixel,     0b62d5783e9161e2bd33dd91a57c8e698851858981fc253c721528ce8c731db8",
    "partitions,    013a0999a60d06ebe1bf4911b79580728430f0710f12dc09e6fb7933062a3cf4",
    "segments,      bd2653c4d029a6d471a83736d9650dbbc495a766c41b758640b5a5a25c316802",
    "simple-filter, c59414edc8243c413b645b1abaf63c791deb556c2e45b35b9bf11ab544b58f1d",
    "unfiltered,    3f35f84e6f56526a80bf3b66bc9bb8760640e9c7a92b6d59c0e050a0e3299a36"
  })
  void everyPixelIsThatOfTheReference(String file, String sha256) throws Exception {
    Decoded decoded = Decoded.of(frame(file));
    assertThat(decoded.whole).isTrue();
    assertThat(Digest.compute(DigestAlgorithm.SHA256, decoded.rgb.toByteArray()).hex())
        .isEqualTo(sha256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"normal", "partitions", "simple-filter"})
  void aCutFrameIsRefusedOrDecodedInFullHeightFromWhatIsHere(String file) throws Exception {
    byte[] frame = frame(file);
    int height = Vp8Picture.of(frame, 0, frame.length).height();
    for (int length = 0;
        length < frame.length - 8;
        length++) { // the coder's last bytes may be idle
      try {
        Decoded decoded = Decoded.of(Arrays.copyOf(frame, length));
        assertThat(decoded.whole).as("cut to %s", length).isFalse();
        assertThat(decoded.rows).isEqualTo(height);
      } catch (UnreadableItemException e) {
        assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
      }
    }
  }

  @Test
  void damageEndsInPixelsOrARefusal() throws Exception {
    byte[] frame = frame("segments");
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 2_000; round++) {
      byte[] damaged = frame.clone();
      for (int i = 0; i < 1 + round % 5; i++) {
        int at = i == 0 ? random.nextInt(40) : random.nextInt(frame.length);
        damaged[at] = at == 7 || at == 9 ? 0 : (byte) random.nextInt(256); // not 16,383 pixels
      }
      try {
        Decoded.of(damaged);
      } catch (UnreadableItemException e) {
        assertThat(e.reason()).isIn(Reason.TRUNCATED, Reason.DECODE_ERROR);
      }
    }
  }

  @Test
  void aFrameThatIsNoKeyFrameIsRefused() throws Exception {
    byte[] frame = frame("normal");
    frame[0] |= 1;
    assertThatThrownBy(() -> Vp8Picture.of(frame, 0, frame.length))
        .isInstanceOfSatisfying(
            UnreadableItemException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DECODE_ERROR));
  }

  /** The content of the chunk with the frame. */
  static byte[] frame(String file) throws IOException {
    try (InputStream in = Vp8PictureTest.class.getResourceAsStream("/webp/" + file + ".webp")) {
      ByteBuffer webp = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int at = 12;
      while (webp.getInt(at) != 0x20385056) { // "VP8 "
        int length = webp.getInt(at + 4);
        at += 8 + length + length % 2;
      }
      return Arrays.copyOfRange(webp.array(), at + 8, at + 8 + webp.getInt(at + 4));
    }
  }

  /** What came out of a frame. */
  static final class Decoded implements Vp8Picture.Rows {
    private final ByteArrayOutputStream rgb = new ByteArrayOutputStream();
    private int rows;
    private boolean whole;

    static Decoded of(byte[] frame) throws UnreadableItemException {
      Decoded decoded = new Decoded();
      decoded.whole = Vp8Picture.of(frame, 0, frame.length).decode(decoded);
      return decoded;
    }

    @Override
    public void goOn() {
      // nobody gives up
    }

    @Override
    public void row(byte[] row) {
      rgb.writeBytes(row);
      rows++;
    }
  }
}
