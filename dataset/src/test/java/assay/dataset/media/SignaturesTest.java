package assay.dataset.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.item.MediaType;
import assay.testkit.Fixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  private final Signatures signatures = new Signatures();

  @ParameterizedTest
  @CsvSource({
    "png, image/png",
    "jpg, image/jpeg",
    "gif, image/gif",
    "bmp, image/bmp",
    "tiff, image/tiff"
  })
  void namesWhatTheJdkWrites(String format, String name) throws IOException {
    assertThat(name(picture(format))).isEqualTo(name);
  }

  /** First bytes as files of these kinds have them. */
  @ParameterizedTest
  @CsvSource({
    "52494646 24000000 57454250 56503820, image/webp",
    "49492b00 08000000 10000000 00000000, image/tiff",
    "4d4d002b 00080000 00000000 00000010, image/tiff",
    "4d4d002a 00000008, image/tiff",
    "38425053 00010000 00000000 0003, image/vnd.adobe.photoshop",
    "0000000c 6a502020 0d0a870a 00000014 66747970 6a703220, image/jp2",
    "ff4fff51 002f0000, image/x-jp2-codestream",
    "ff0afa1f 4191, image/jxl",
    "0000000c 4a584c20 0d0a870a 00000014 66747970, image/jxl",
    "0000001c 66747970 61766966 00000000 61766966 6d696631 6d696166, image/avif",
    "0000001c 66747970 6d696631 00000000 6d696631 61766966 6d696166, image/avif",
    "00000018 66747970 6d696631 00000000 6d696631 68656963, image/heic",
    "00000014 66747970 6d696631 00000000 6d696631, image/heif",
    "00000014 66747970 6d696632 00000000 6d696632, image/heif",
    "00000014 66747970 6d736631 00000000 6d736631, image/heif-sequence",
    "00000018 66747970 6d736631 00000000 6d736631 68657663, image/heic-sequence",
    "00000018 66747970 6d736631 00000000 6d736631 68657673, image/heic-sequence",
    "00000018 66747970 6d736631 00000000 6d736631 61766973, image/avif",
    "00000018 66747970 6d696631 00000000 6d696631 4d413142, image/avif",
    "00000018 66747970 6d696631 00000000 6d696631 68656978, image/heic",
    "00000018 66747970 6d696631 00000000 6d696631 61766369, image/avci",
    "00000018 66747970 63727820 00000001 63727820 69736f6d, image/x-canon-cr3",
    "00000020 66747970 69736f6d 00000200 69736f6d 69736f32 61766331 6d703431, video/mp4",
    "00000014 66747970 71742020 00000200 71742020, video/quicktime",
    "00000018 66747970 4d344120 00000200 4d344120 69736f6d, audio/mp4",
    "00000008 77696465 000f4240 6d646174, video/quicktime",
    "1a45dfa3 9f428681 0142f781 0142f281 0442f381 08428284 7765626d, video/webm",
    "1a45dfa3 a3428681 0142f781 0142f281 0442f381 08428288 6d617472 6f736b61, video/x-matroska",
    "52494646 24000000 41564920 4c495354, video/x-msvideo",
    "52494646 24000000 57415645 666d7420, audio/vnd.wave",
    "4f676753 00020000 00000000 0000, audio/ogg",
    "464c5601 05000000 09, video/x-flv",
    "3026b275 8e66cf11 a6d900aa 0062ce6c, video/x-ms-asf",
    "000001ba 44000400 0401, video/mpeg",
    "664c6143 00000022, audio/flac",
    "49443304 00000000 0023, audio/mpeg",
    "25504446 2d312e37 0a, application/pdf",
    "504b0304 14000600 0800, application/zip",
    "504b0506 00000000 00000000 00000000 00000000 00000000 0000, application/zip",
    "52617221 1a070100, application/vnd.rar",
    "52617221 1a0700cf, application/vnd.rar",
    "50415231 15041510, application/vnd.apache.parquet",
    "28b52ffd 04004100 00, application/zstd",
    "5d2a4d18 08000000 37a430ec, application/zstd",
    "fd377a58 5a000004, application/x-xz",
    "425a6839 31415926 5359, application/x-bzip2",
    "425a6839 17724538 5090, application/x-bzip2",
    "00000100 01001010 00000100 20006804 00001600 0000, image/vnd.microsoft.icon"
  })
  void namesWhatBeginsSo(String hex, String name) {
    byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(name(Arrays.copyOf(head, head.length + 32))).isEqualTo(name);
  }

  @Test
  void aTransportStreamRepeatsItsSync() {
    byte[] stream = new byte[188 * 4];
    for (int i = 0; i < stream.length; i += 188) {
      stream[i] = 'G';
    }
    assertThat(name(stream)).isEqualTo("video/mp2t");
  }

  @Test
  void everyArchiveItNamesIsKnownAsOne() throws IOException, CompressorException {
    assertThat(signatures.detect(zip(), true).isArchive()).isTrue();
    assertThat(signatures.detect(sevenZip(), true).isArchive()).isTrue();
    assertThat(signatures.detect(gzip("text"), true).isArchive()).isTrue();
    for (String codec : new String[] {"bzip2", "xz", "zstd"}) {
      assertThat(signatures.detect(packed(codec), true).isArchive()).as(codec).isTrue();
    }
    for (String start : new String[] {"WARC/1.0\r\n", "filedesc://x.arc 0.0.0.0"}) {
      assertThat(signatures.detect(start.getBytes(UTF_8), true).isArchive()).as(start).isTrue();
    }
    byte[] tar = Files.readAllBytes(Fixtures.locate("webdataset/gen-ustar.tar"));
    assertThat(signatures.detect(tar, true).name()).isEqualTo("application/x-tar");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "just words, and more of them | text/plain",
        "BM is how this text begins, not a picture | text/plain",
        "GIF8 is not enough either | text/plain",
        "<!DOCTYPE html><p> | text/html",
        "  <html lang='en'> | text/html",
        "<?xml version='1.0'?><!-- drawn --><svg xmlns='http://www.w3.org/2000/svg'> | image/svg+xml",
        "<svg width='1'> | image/svg+xml",
        "<?xml version='1.0'?><feed> | application/xml",
        "{\"url\": 1} | application/json",
        "[1, 2] | application/json",
        "{curly} | text/plain",
        "caf\u00e9 | text/plain"
      })
  void tellsTextByItsFirstWords(String text, String name) {
    assertThat(name(text.getBytes(UTF_8))).isEqualTo(name);
    assertThat(name(("\ufeff" + text).getBytes(UTF_8))).isEqualTo(name);
  }

  @Test
  void latinTextIsText() {
    assertThat(name("na\u00efve".getBytes(ISO_8859_1))).isEqualTo("text/plain");
  }

  /** An executable for a machine of 64 bits: nobody's business here, but known to Tika. */
  @Test
  void whatIsRareIsLookedUp() {
    byte[] elf = HexFormat.of().parseHex("7f454c4602010100000000000000000002003e00");
    assertThat(name(Arrays.copyOf(elf, 64))).startsWith("application/x-");
    assertThat(name(new byte[] {3, 1, 4, 1, 5, 9, 2, 6})).isEqualTo(MediaType.UNKNOWN.name());
  }

  @Test
  void nothingAtAllIsUnknown() {
    assertThat(signatures.detect(new byte[0], true)).isEqualTo(MediaType.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "tiff"})
  void aPictureCutInsideItsSignatureIsAFragment(String format) throws IOException {
    byte[] picture = picture(format);
    int signature = format.equals("png") ? 8 : format.equals("gif") ? 6 : 4;
    for (int length = 3; length < signature; length++) {
      MediaType type = signatures.detect(Arrays.copyOf(picture, length), true);
      assertThat(type.fragment()).as("%s bytes", length).isTrue();
      assertThat(type.isImage()).isTrue();
    }
    assertThat(signatures.detect(Arrays.copyOf(picture, signature), true).fragment()).isFalse();
  }

  @Test
  void aWebpCutInsideItsSignatureIsAFragment() {
    byte[] head = "RIFF$\0\0\0WEBPVP8 ".getBytes(ISO_8859_1);
    for (int length = 3; length < 12; length++) {
      assertThat(signatures.detect(Arrays.copyOf(head, length), true).fragment()).isTrue();
    }
    assertThat(signatures.detect(Arrays.copyOf(head, 12), true).fragment()).isFalse();
  }

  @Test
  void theBeginningOfMoreIsNoFragment() {
    assertThat(signatures.detect("GIF8".getBytes(UTF_8), false).fragment()).isFalse();
  }

  private String name(byte[] bytes) {
    MediaType type = signatures.detect(bytes, true);
    assertThat(type.fragment()).isFalse();
    return type.name();
  }

  private static byte[] picture(String format) throws IOException {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] zip() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
    }
    return out.toByteArray();
  }

  private static byte[] sevenZip() throws IOException {
    var channel = new SeekableInMemoryByteChannel();
    try (var out = new SevenZOutputFile(channel)) {
      var entry = new SevenZArchiveEntry();
      entry.setName("a.txt");
      out.putArchiveEntry(entry);
      out.write(new byte[] {1});
      out.closeArchiveEntry();
    }
    return channel.array();
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] packed(String codec) throws IOException, CompressorException {
    var out = new ByteArrayOutputStream();
    try (OutputStream packed =
        new CompressorStreamFactory().createCompressorOutputStream(codec, out)) {
      packed.write(new byte[100]);
    }
    return out.toByteArray();
  }
}
