package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;

import assay.verdict.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class AnimationTest {
  private static final int BLACK = 0;
  private static final int WHITE = 1;
  private static final int KEEP = 1;
  private static final int TO_BACKGROUND = 2;
  private static final int TO_PREVIOUS = 3;

  @Test
  void laterGifFramesAreDrawnOverEarlierOnes() throws Exception {
    byte[] gif = gif(frame(KEEP, -1, 0, 0, 2, 2, WHITE), frame(KEEP, -1, 1, 0, 1, 1, BLACK));
    assertThat(Lumas.of(gif, "image/gif").pictures().get(1))
        .isDeepEqualTo(new float[][] {{255, 0}, {255, 255}});
  }

  @Test
  void aGifFrameIsReplacedByTheBackgroundIfItSaysSo() throws Exception {
    byte[] gif =
        gif(
            frame(KEEP, -1, 0, 0, 2, 2, WHITE),
            frame(TO_BACKGROUND, -1, 0, 0, 1, 2, WHITE),
            frame(KEEP, -1, 1, 1, 1, 1, WHITE));
    assertThat(Lumas.of(gif, "image/gif").pictures().get(2))
        .isDeepEqualTo(new float[][] {{0, 255}, {0, 255}});
  }

  @Test
  void aGifFrameIsReplacedByWhatWasThereIfItSaysSo() throws Exception {
    byte[] gif =
        gif(
            frame(KEEP, -1, 0, 0, 2, 2, WHITE),
            frame(TO_PREVIOUS, -1, 0, 0, 2, 2, BLACK),
            frame(KEEP, -1, 0, 0, 1, 1, BLACK));
    assertThat(Lumas.of(gif, "image/gif").pictures().get(2))
        .isDeepEqualTo(new float[][] {{0, 255}, {255, 255}});
  }

  @Test
  void transparentGifPixelsAreColouredInTheFirstFrameAndSeenThroughInLaterOnes() throws Exception {
    byte[] gif = gif(frame(KEEP, WHITE, 0, 0, 2, 2, WHITE), frame(KEEP, BLACK, 0, 0, 2, 2, BLACK));
    float[][] white = {{255, 255}, {255, 255}};
    assertThat(Lumas.of(gif, "image/gif").pictures())
        .hasSize(2)
        .allSatisfy(picture -> assertThat(picture).isDeepEqualTo(white));
  }

  @Test
  void aGifFrameBeyondTheScreenIsClipped() throws Exception {
    byte[] gif = gif(frame(KEEP, -1, 1, 1, 9, 9, WHITE));
    assertThat(Lumas.whole(gif, "image/gif")).isDeepEqualTo(new float[][] {{0, 0}, {0, 255}});
  }

  @Test
  void everyTiffPageIsDecoded() throws Exception {
    BufferedImage first = Drawn.picture(20, 16, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage second = Drawn.picture(30, 11, BufferedImage.TYPE_BYTE_GRAY);
    Lumas lumas = Lumas.of(Drawn.sequence("tiff", first, second), "image/tiff");
    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(2);
    assertThat(lumas.pictures().get(1)).isDeepEqualTo(Drawn.luma(second));
  }

  @Test
  void everyWebpFrameIsDecoded() throws Exception {
    byte[] webp = animatedWebp(DamagedPicturesTest.webp(), 3);
    Lumas lumas = Lumas.of(webp, "image/webp");
    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(3);
  }

  @Test
  void anAnimatedPngWithoutTheFramesThatItAnnouncesIsNotWhole() throws Exception {
    byte[] png = Drawn.write(Drawn.picture(20, 16, BufferedImage.TYPE_3BYTE_BGR), "png");
    Lumas lumas = Lumas.of(withAnimationControl(png, 2), "image/png");
    assertThat(lumas.fault()).contains(Reason.TRUNCATED);
    assertThat(lumas.pictures()).hasSize(1);
    assertThat(Lumas.of(withAnimationControl(png, 1), "image/png").fault()).isEmpty();
  }

  private static byte[] withAnimationControl(byte[] png, int frames) {
    byte[] body = ByteBuffer.allocate(12).put(ascii("acTL")).putInt(frames).array();
    CRC32 crc = new CRC32();
    crc.update(body);
    return ByteBuffer.allocate(png.length + 20)
        .put(png, 0, 33)
        .putInt(8)
        .put(body)
        .putInt((int) crc.getValue())
        .put(png, 33, png.length - 33)
        .array();
  }

  /** The still picture several times over. */
  private static byte[] animatedWebp(byte[] still, int frames) {
    byte[] bitstream = Arrays.copyOfRange(still, 12, still.length);
    int width = (still[26] & 0xff) | (still[27] & 0x3f) << 8;
    int height = (still[28] & 0xff) | (still[29] & 0x3f) << 8;
    int frameLength = 16 + bitstream.length;
    int total = 4 + 18 + 14 + frames * (8 + frameLength);
    var out = ByteBuffer.allocate(8 + total).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(total).put(ascii("WEBP"));
    out.put(ascii("VP8X")).putInt(10).putInt(2);
    put24(out, width - 1);
    put24(out, height - 1);
    out.put(ascii("ANIM")).putInt(6).put(new byte[6]);
    for (int frame = 0; frame < frames; frame++) {
      out.put(ascii("ANMF")).putInt(frameLength).put(new byte[6]);
      put24(out, width - 1);
      put24(out, height - 1);
      out.put(new byte[4]).put(bitstream);
    }
    return out.array();
  }

  private static void put24(ByteBuffer out, int value) {
    out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A screen of 2 by 2 with the palette black, white. */
  private static byte[] gif(byte[]... frames) throws IOException {
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    gif.write(ascii("GIF89a"));
    gif.write(new byte[] {2, 0, 2, 0, (byte) 0x80, BLACK, 0, 0, 0, 0, -1, -1, -1});
    for (byte[] frame : frames) {
      gif.write(frame);
    }
    gif.write(0x3b);
    return gif.toByteArray();
  }

  /** A frame of one colour. */
  private static byte[] frame(
      int disposal, int transparent, int left, int top, int width, int height, int colour)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int flags = disposal << 2 | (transparent < 0 ? 0 : 1);
    out.write(new byte[] {0x21, (byte) 0xf9, 4, (byte) flags, 0, 0, (byte) transparent, 0});
    out.write(new byte[] {0x2c, (byte) left, 0, (byte) top, 0});
    out.write(new byte[] {(byte) width, 0, (byte) height, 0, 0, 2});
    byte[] codes = codes(width * height, colour);
    out.write(codes.length);
    out.write(codes);
    out.write(0);
    return out.toByteArray();
  }

  /** For each pixel, in codes of three bits, lowest bits first: clear, the colour. */
  private static byte[] codes(int pixels, int colour) {
    byte[] codes = new byte[(6 * pixels + 7) / 8];
    for (int bit = 0; bit < 6 * pixels; bit++) {
      int value = ((4 | colour << 3) >> bit % 6) & 1;
      codes[bit / 8] |= (byte) (value << bit % 8);
    }
    return codes;
  }
}
