package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.item.MediaType;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeLimitsTest {
  private static final DecodeLimits LIMITS = DecodeLimits.standard().withMemory(256L << 20);

  @Test
  void aPngOfFourHundredMillionPixelsIsTooLarge() {
    assertRefused(blackPng(20_000, 20_000, false, 1), "image/png", LIMITS, Reason.TOO_LARGE);
  }

  @Test
  void anInterlacedPngIsTooLargeIfItsPixelsExceedTheMemory() {
    assertRefused(blackPng(15_000, 15_000, true, 1), "image/png", LIMITS, Reason.TOO_LARGE);
  }

  @Test
  void aPngThatIsNotInterlacedNeedsLittleMemory() throws Exception {
    DecodeLimits little = LIMITS.withMemory(1 << 20);
    Lumas lumas =
        Lumas.of(blackPng(500, 3000, false, 3000), "image/png", new PictureDecoder(little));
    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"100,100,501", "8000,8000,300"})
  void aJpegOfManyEmptyScansIsTooLarge(int width, int height, int scans) throws Exception {
    assertRefused(manyScans(width, height, scans), "image/jpeg", LIMITS, Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({"8000,8000,1500", "8000,8000,100", "20000,20000,1", "65500,65500,1"})
  void aJpegOfFewBytesCannotTakeMuchTime(int width, int height, int scans) throws Exception {
    byte[] jpeg = manyScans(width, height, scans);
    PictureDecoder decoder = new PictureDecoder(LIMITS);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long begin = clock.getCurrentThreadCpuTime();
    assertThatThrownBy(() -> whole(jpeg, decoder)).isInstanceOf(UnreadableItemException.class);
    assertThat(clock.getCurrentThreadCpuTime() - begin).isLessThan(1_000_000_000L);
  }

  private static void whole(byte[] jpeg, PictureDecoder decoder) throws UnreadableItemException {
    var fault = decoder.decode(jpeg, MediaType.of("image/jpeg"), (width, height) -> luma -> {});
    throw new UnreadableItemException(fault.orElseThrow(), "not whole");
  }

  @Test
  void aJpegThatExceedsTheMemoryIsTooLarge() throws Exception {
    assertRefused(
        manyScans(8000, 8000, 1), "image/jpeg", LIMITS.withMemory(32 << 20), Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmp", "tiff", "gif"})
  void everyOtherFormatIsHeldToTheMemoryToo(String format) throws Exception {
    byte[] bytes = Drawn.write(Drawn.picture(300, 300, BufferedImage.TYPE_BYTE_INDEXED), format);
    assertRefused(bytes, "image/" + format, LIMITS.withMemory(100_000), Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void aJpegThatTakesTooLongIsGivenUp(int millis) throws Exception {
    DecodeLimits hurried = LIMITS.withTime(Duration.ofMillis(millis));
    assertRefused(manyScans(4000, 4000, 200), "image/jpeg", hurried, Reason.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "tiff"})
  void whatWasDecodedBeforeTheTimeWasOverCounts(String format) throws Exception {
    BufferedImage picture = Drawn.picture(16, 16, BufferedImage.TYPE_BYTE_INDEXED);
    byte[] pictures = Drawn.sequence(format, picture, picture);
    PictureDecoder decoder = new PictureDecoder(LIMITS.withTime(Duration.ofMillis(500)));
    int[] begun = {0};
    var fault =
        decoder.decode(
            pictures,
            MediaType.of("image/" + format),
            (width, height) -> {
              if (begun[0]++ == 1) {
                sleep(600);
              }
              return luma -> {};
            });
    assertThat(fault).contains(Reason.TIMEOUT);
  }

  @Test
  void whoIsInterruptedDoesNotWaitForTheRest() {
    byte[] png = blackPng(500, 3000, false, 3000);
    Thread.currentThread().interrupt();
    assertRefused(png, "image/png", LIMITS, Reason.TIMEOUT);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void moreFramesThanTheLimitAreTooLarge() throws Exception {
    BufferedImage picture = Drawn.picture(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
    byte[] gif = Drawn.sequence("gif", picture, picture, picture);
    Lumas lumas = Lumas.of(gif, "image/gif", new PictureDecoder(LIMITS.withPictures(2)));
    assertThat(lumas.pictures()).hasSize(2);
    assertThat(lumas.fault()).contains(Reason.TOO_LARGE);
  }

  @Test
  void manyPicturesAtOnceShareTheMemory() throws Exception {
    byte[] bmp = Drawn.write(Drawn.picture(300, 300, BufferedImage.TYPE_3BYTE_BGR), "bmp");
    PictureDecoder decoder = new PictureDecoder(LIMITS.withMemory(2_000_000));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Lumas> task = () -> Lumas.of(bmp, "image/bmp", decoder);
      for (var lumas : threads.invokeAll(Collections.nCopies(64, task))) {
        assertThat(lumas.get().fault()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // given up
    }
  }

  private static void assertRefused(byte[] bytes, String type, DecodeLimits limits, Reason reason) {
    assertThatThrownBy(() -> Lumas.of(bytes, type, new PictureDecoder(limits)))
        .isInstanceOfSatisfying(
            UnreadableItemException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** A JPEG of two progressive scans and more, empty ones, that claims to be as large as told. */
  private static byte[] manyScans(int width, int height, int scans) throws Exception {
    BufferedImage grey = Drawn.picture(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    byte[] jpeg = Drawn.write(grey, "jpeg", true);
    ByteBuffer.wrap(jpeg).putShort(find(jpeg, 0xc2) + 5, (short) height);
    ByteBuffer.wrap(jpeg).putShort(find(jpeg, 0xc2) + 7, (short) width);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, jpeg.length - 2);
    for (int scan = 0; scan < scans; scan++) {
      // One component, one coefficient, no bit of it: the decoder visits every block all the same.
      out.write(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 1, 0});
    }
    out.write(new byte[] {(byte) 0xff, (byte) 0xd9});
    return out.toByteArray();
  }

  private static int find(byte[] jpeg, int marker) {
    for (int at = 2; at + 1 < jpeg.length; at++) {
      if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == marker) {
        return at;
      }
    }
    throw new AssertionError("no such marker");
  }

  /** A black PNG that claims to be as large as told and has so many rows. */
  private static byte[] blackPng(int width, int height, boolean interlaced, int rows) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    chunk(
        png,
        "IHDR",
        header.put((byte) 8).put((byte) 2).put(12, (byte) (interlaced ? 1 : 0)).array());
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[(3 * width + 1) * rows]);
    deflater.finish();
    byte[] data = new byte[1 << 20];
    int length = deflater.deflate(data);
    deflater.end();
    chunk(png, "IDAT", Arrays.copyOf(data, length));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    ByteBuffer body = ByteBuffer.allocate(4 + data.length);
    body.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(body.array());
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(body.array());
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
