package assay.dataset.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import assay.item.MediaType;
import assay.item.Reading;
import assay.stage.MediaTypes;
import assay.verdict.Reason;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBodyTest {
  private static final byte[] PICTURE = bytes("GIF89a" + "0123456789".repeat(900));
  private static final MediaTypes TYPES =
      (head, whole) ->
          new String(head, 0, Math.min(4, head.length), ISO_8859_1).equals("GIF8")
              ? MediaType.of("image/gif")
              : MediaType.UNKNOWN;

  private final Map<Reading, ByteArrayOutputStream> readings = new EnumMap<>(Reading.class);

  @Test
  void withoutCodingsThereIsOneReading() throws IOException {
    assertThat(read("", PICTURE)).isEmpty();
    assertThat(readings).containsOnlyKeys(Reading.STORED);
    assertThat(last()).isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @CsvSource({"gzip,gzip", "x-gzip,gzip", "deflate,zlib", "deflate,raw", "zstd,zstd"})
  void codingsAreUndone(String name, String made) throws IOException {
    assertThat(read("Content-Encoding: " + name, pack(made, PICTURE))).isEmpty();
    assertThat(readings).containsOnlyKeys(Reading.STORED, Reading.DECODED);
    assertThat(last()).isEqualTo(PICTURE);
  }

  @Test
  void severalCodingsAreUndoneFromTheLastToTheFirst() throws IOException {
    byte[] stored = pack("zstd", pack("gzip", pack("zlib", PICTURE)));
    String fields = "Content-Encoding: deflate, gzip\r\nContent-Encoding: zstd";
    assertThat(read(fields, stored)).isEmpty();
    assertThat(last()).isEqualTo(PICTURE);
  }

  @Test
  void moreThanThreeCodingsAreNotUndone() throws IOException {
    byte[] stored = pack("gzip", pack("gzip", pack("gzip", pack("gzip", PICTURE))));
    assertThat(read("Content-Encoding: gzip, gzip, gzip, gzip", stored))
        .containsExactly(Reason.ENCODING);
  }

  @Test
  void chunkingIsRemovedBeforeCodings() throws IOException {
    byte[] stored = chunked(pack("gzip", PICTURE), 100);
    String fields = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked";
    assertThat(read(fields, stored)).isEmpty();
    assertThat(readings.get(Reading.STORED).toByteArray()).isEqualTo(stored);
    assertThat(readings.get(Reading.UNFRAMED).toByteArray()).isEqualTo(pack("gzip", PICTURE));
    assertThat(last()).isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip", "Content-Encoding: deflate", "Content-Encoding: zstd",
        "Content-Encoding: br", "Content-Encoding: unheard-of", "Transfer-Encoding: chunked",
        "X-Crawler-Content-Encoding: gzip", "X-Archive-Orig-Transfer-Encoding: chunked"
      })
  void aPictureThatIsNotWhatTheHeadersSayIsTakenAsStored(String lie) throws IOException {
    assertThat(read(lie, PICTURE)).isEmpty();
    assertThat(readings).containsOnlyKeys(Reading.STORED);
    assertThat(last()).isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd", "compress"})
  void unknownBytesThatCannotBeDecodedAreUnscreenable(String coding) throws IOException {
    assertThat(read("Content-Encoding: " + coding, bytes("#nothing known#".repeat(9))))
        .containsExactly(Reason.ENCODING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zlib", "raw", "zstd"})
  void aCutBodyIsNeverWholeWhereverItIsCut(String made) throws IOException {
    String name = Map.of("zlib", "deflate", "raw", "deflate").getOrDefault(made, made);
    byte[] stored = pack(made, PICTURE);
    for (int length = 1; length < stored.length; length++) {
      readings.clear();
      byte[] cut = Arrays.copyOf(stored, length);
      assertThat(read("Content-Encoding: " + name, cut)).as("cut at %s", length).isNotEmpty();
      assertThat(readings.get(Reading.STORED).toByteArray()).isEqualTo(cut);
    }
  }

  @Test
  void aCutChunkedBodyIsNeverWholeWhereverItIsCut() throws IOException {
    byte[] stored = chunked(Arrays.copyOf(PICTURE, 1000), 300);
    int lastChunk = stored.length - 5;
    for (int length = 1; length <= lastChunk; length++) {
      readings.clear();
      byte[] cut = Arrays.copyOf(stored, length);
      assertThat(read("Transfer-Encoding: chunked", cut))
          .as("cut at %s", length)
          .containsExactly(Reason.TRUNCATED);
      assertThat(readings.get(Reading.STORED).toByteArray()).isEqualTo(cut);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Encoding: gzip", "Transfer-Encoding: chunked"})
  void whatFollowsTheEncodedBodyIsNotPassedOver(String field) throws IOException {
    byte[] encoded = field.endsWith("gzip") ? pack("gzip", PICTURE) : chunked(PICTURE, 500);
    assertThat(read(field, concat(encoded, PICTURE))).containsExactly(Reason.MALFORMED);
  }

  @Test
  void severalGzipMembersAreOneBody() throws IOException {
    byte[] stored = concat(pack("gzip", PICTURE), pack("gzip", bytes("more")));
    assertThat(read("Content-Encoding: gzip", stored)).isEmpty();
    assertThat(last()).isEqualTo(concat(PICTURE, bytes("more")));
  }

  @Test
  void expansionIsStoppedAndTheStoredBytesStillCount() throws IOException {
    byte[] stored = pack("gzip", new byte[50_000_000]);
    assertThat(read("Content-Encoding: gzip", stored)).containsExactly(Reason.TOO_LARGE);
    assertThat(readings.get(Reading.STORED).toByteArray()).isEqualTo(stored);
    assertThat(readings.get(Reading.DECODED).size()).isLessThan(20_000_000);
  }

  @Test
  void aStrayLineEndBeforeAPictureIsTrimmed() throws IOException {
    assertThat(read("", concat(bytes("\r\n"), PICTURE))).isEmpty();
    assertThat(readings).containsOnlyKeys(Reading.STORED, Reading.TRIMMED);
    assertThat(last()).isEqualTo(PICTURE);
  }

  @Test
  void anEmptyBodyIsWholeWhateverTheHeadersSay() throws IOException {
    assertThat(read("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", new byte[0])).isEmpty();
    assertThat(readings).isEmpty();
  }

  private Set<Reason> read(String fields, byte[] body) throws IOException {
    HttpHead head =
        HttpHead.read(new ByteArrayInputStream(bytes("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n")));
    return HttpBody.read(
        new ByteArrayInputStream(body),
        head,
        TYPES,
        (reading, buffer, offset, length) ->
            readings
                .computeIfAbsent(reading, r -> new ByteArrayOutputStream())
                .write(buffer, offset, length));
  }

  private byte[] last() {
    byte[] last = new byte[0];
    for (ByteArrayOutputStream reading : readings.values()) {
      last = reading.toByteArray();
    }
    return last;
  }

  private static byte[] pack(String how, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (how) {
      case "zstd" -> out.write(Zstd.compress(content));
      case "gzip" -> {
        try (var gzip = new GZIPOutputStream(out)) {
          gzip.write(content);
        }
      }
      default -> {
        try (var deflate = new DeflaterOutputStream(out, new Deflater(6, how.equals("raw")))) {
          deflate.write(content);
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] chunked(byte[] content, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < content.length; at += size) {
      int n = Math.min(size, content.length - at);
      out.writeBytes(bytes(Integer.toHexString(n) + "\r\n"));
      out.write(content, at, n);
      out.writeBytes(bytes("\r\n"));
    }
    out.writeBytes(bytes("0\r\n\r\n"));
    return out.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
