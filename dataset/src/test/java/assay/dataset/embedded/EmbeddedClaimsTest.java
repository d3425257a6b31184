package assay.dataset.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.dataset.media.Signatures;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.provenance.Embedded;
import assay.provenance.Preferences;
import assay.provenance.Provenance;
import assay.stage.EmbeddedReader.Said;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small files made by hand, each with a manifest store where its kind has it. */
class EmbeddedClaimsTest {
  private static final String TYPE =
      "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";
  private static final byte[] STORE = store(claim());
  private static final String XMP =
      "<x:xmpmeta><rdf:Description Iptc4xmpExt:DigitalSourceType=\""
          + "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\"/></x:xmpmeta>";

  private static byte[] join(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : parts) {
      all.writeBytes(part instanceof String s ? s.getBytes(ISO_8859_1) : (byte[]) part);
    }
    return all.toByteArray();
  }

  private static byte[] number(long value, int bytes, boolean bigEndian) {
    byte[] number = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      number[bigEndian ? bytes - 1 - i : i] = (byte) (value >>> (8 * i));
    }
    return number;
  }

  private static byte[] box(String type, Object... parts) {
    byte[] data = join(parts);
    return join(number(8 + data.length, 4, true), type, data);
  }

  private static byte[] superbox(String start, String label, Object... inside) {
    byte[] uuid = Arrays.copyOf(start.getBytes(ISO_8859_1), 16);
    byte[] rest = {0, 0x11, 0, 0x10, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71};
    System.arraycopy(rest, 0, uuid, 4, 12);
    return box("jumb", box("jumd", uuid, "\3" + label + "\0"), join(inside));
  }

  private static byte[] store(byte[] claim) {
    byte[] actions =
        cborMap(
            "actions",
            join(new byte[] {(byte) 0x81}, cborMap("digitalSourceType", cborText(TYPE))));
    return superbox(
        "c2pa",
        "c2pa",
        superbox(
            "c2ma",
            "urn:c2pa:1",
            superbox(
                "c2as", "c2pa.assertions", superbox("cbor", "c2pa.actions", box("cbor", actions))),
            superbox("c2cl", "c2pa.claim", box("cbor", claim))));
  }

  private static byte[] claim() {
    return cborMap("claim_generator", cborText("ExampleCam 2.1"));
  }

  private static byte[] cborText(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return join(new byte[] {0x78, (byte) bytes.length}, bytes);
  }

  private static byte[] cborMap(String key, byte[] value) {
    return join(new byte[] {(byte) 0xa1}, cborText(key), value);
  }

  private static byte[] segment(int marker, byte[] data) {
    return join(new byte[] {(byte) 0xff, (byte) marker}, number(2 + data.length, 2, true), data);
  }

  private static byte[] chunk(String type, byte[] data) {
    return join(number(data.length, 4, true), type, data, "\0\0\0\0");
  }

  private static byte[] riff(String type, byte[] data) {
    return join(type, number(data.length, 4, false), data, data.length % 2 == 0 ? "" : "\0");
  }

  private static byte[] jpeg() {
    byte[] first = join("JP\0\1\0\0\0\1", Arrays.copyOf(STORE, 100));
    byte[] second =
        join(
            "JP\0\1\0\0\0\2",
            Arrays.copyOf(STORE, 8),
            Arrays.copyOfRange(STORE, 100, STORE.length));
    return join(
        "\u00ff\u00d8",
        segment(0xe0, join("JFIF\0\1\1\0\0\1\0\1\0\0")),
        segment(0xe1, join("Exif\0\0MM")),
        segment(0xe1, join("http://ns.adobe.com/xap/1.0/\0", XMP)),
        segment(0xeb, first),
        segment(0xeb, second),
        "\u00ff\u00da\0\2\0\0");
  }

  private static byte[] png() {
    return join(
        "\u0089PNG\r\n\u001a\n",
        chunk("IHDR", new byte[13]),
        chunk("eXIf", new byte[4]),
        chunk("iTXt", join("XML:com.adobe.xmp\0\0\0\0\0", XMP)),
        chunk("caBX", STORE),
        chunk("IEND", new byte[0]));
  }

  private static byte[] webp() {
    byte[] body =
        join(
            "WEBP",
            riff("VP8X", new byte[10]),
            riff("EXIF", new byte[3]),
            riff("XMP ", join(XMP)),
            riff("C2PA", STORE));
    return join("RIFF", number(body.length, 4, false), body);
  }

  private static byte[] wave() {
    byte[] body = join("WAVE", riff("fmt ", new byte[16]), riff("C2PA", STORE));
    return join("RIFF", number(body.length, 4, false), body);
  }

  private static byte[] gif() {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    for (int at = 0; at < STORE.length; at += 255) {
      byte[] block = Arrays.copyOfRange(STORE, at, Math.min(STORE.length, at + 255));
      blocks.write(block.length);
      blocks.writeBytes(block);
    }
    return join(
        "GIF89a\1\0\1\0\u0080\0\0\0\0\0\u00ff\u00ff\u00ff",
        "!\u00ff\u000bC2PA_GIF\1\0\0",
        blocks.toByteArray(),
        "\0",
        ",\0\0\0\0\1\0\1\0\0\2\2D\1\0;");
  }

  private static byte[] tiff(boolean big) {
    byte[] entries =
        join(
            tag(700, 1, XMP.length(), 8 + 2 + 36 + 4 + STORE.length, big),
            tag(34665, 4, 1, 0, big),
            tag(52545, 7, STORE.length, 8 + 2 + 36 + 4, big));
    return join(
        big ? "MM" : "II",
        number(42, 2, big),
        number(8, 4, big),
        number(3, 2, big),
        entries,
        number(0, 4, big),
        STORE,
        XMP);
  }

  private static byte[] tag(int tag, int type, long count, long value, boolean big) {
    return join(
        number(tag, 2, big), number(type, 2, big), number(count, 4, big), number(value, 4, big));
  }

  private static byte[] isoMedia(String brand) {
    String c2pa = Bytes.latin1("d8fec3d61b0e483c92975828877ec481");
    byte[] entry = box("infe", "\2\0\0\0\0\1\0\0Exif\0");
    return join(
        box("ftyp", brand, "\0\0\0\0", brand),
        box("meta", "\0\0\0\0", box("iinf", "\0\0\0\0\0\1", entry)),
        box("uuid", c2pa, "\0\0\0\0manifest\0", new byte[8], STORE),
        box("mdat", "data"));
  }

  private static byte[] jpegXl() {
    return join(
        box("JXL ", "\r\n\u0087\n"), box("ftyp", "jxl \0\0\0\0jxl "), STORE, box("Exif", "\0"));
  }

  private static byte[] svg() {
    return join(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>",
        "<c2pa:manifest xmlns:c2pa=\"http://c2pa.org/manifest\">",
        Base64.getEncoder().encodeToString(STORE),
        "</c2pa:manifest></metadata></svg>");
  }

  private static byte[] mp3(int version) {
    byte[] object = join("\0application/x-c2pa-manifest-store\0c2pa\0manifest\0", STORE);
    byte[] size = version == 4 ? sevenBits(object.length) : number(object.length, 4, true);
    byte[] tag = join("GEOB", size, "\0\0", object);
    return join(
        "ID3", new byte[] {(byte) version, 0, 0}, sevenBits(tag.length), tag, "\u00ff\u00fb");
  }

  private static byte[] sevenBits(int n) {
    return new byte[] {
      (byte) ((n >> 21) & 127), (byte) ((n >> 14) & 127), (byte) ((n >> 7) & 127), (byte) (n & 127)
    };
  }

  /** Each with its manifest store; whether it has EXIF too. */
  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("jpeg exif", jpeg());
    files.put("png exif", png());
    files.put("webp exif", webp());
    files.put("wave", wave());
    files.put("gif", gif());
    files.put("tiff II exif", tiff(false));
    files.put("tiff MM exif", tiff(true));
    files.put("avif exif", isoMedia("avif"));
    files.put("heic exif", isoMedia("heic"));
    files.put("mp4 exif", isoMedia("isom"));
    files.put("jpeg xl exif", jpegXl());
    files.put("svg", svg());
    files.put("mp3 3", mp3(3));
    files.put("mp3 4", mp3(4));
    return files;
  }

  private static Said read(byte[] file) {
    return new EmbeddedClaims().read(file, new Signatures().detect(file, true));
  }

  @Test
  void everyKindOfFileShowsItsManifest() {
    files()
        .forEach(
            (kind, file) ->
                assertThat(read(file).embedded())
                    .as(kind)
                    .isEqualTo(
                        new Embedded(
                            Optional.of(new Embedded.Manifest(Optional.of("ExampleCam 2.1"))),
                            Optional.of("digitalCapture"),
                            kind.endsWith("exif"))));
  }

  @Test
  void theRecordSaysThatNothingWasValidated() {
    Provenance facts = Provenance.unknown().saying(read(png()).embedded(), Preferences.none());
    JsonObject json = facts.json(JsonObject.empty());
    assertThat(json.object("embedded").orElseThrow().write())
        .isEqualTo(
            "{\"c2pa\":{\"checked\":\"not-validated\",\"claimGenerator\":\"ExampleCam 2.1\","
                + "\"present\":true},\"digitalSourceType\":\"digitalCapture\","
                + "\"exif\":{\"present\":true}}");
    assertThat(json.object("basis").flatMap(b -> b.text("embedded"))).contains("declared");
  }

  @Test
  void withoutAManifestXmpNamesTheSource() {
    byte[] file =
        join(
            "\u00ff\u00d8",
            segment(0xe1, join("http://ns.adobe.com/xap/1.0/\0", XMP)),
            "\u00ff\u00da\0\2\0\0");
    assertThat(read(file).embedded())
        .isEqualTo(new Embedded(Optional.empty(), Optional.of("trainedAlgorithmicMedia"), false));
    for (String form :
        List.of(
            "<Iptc4xmpExt:DigitalSourceType>" + TYPE + "</Iptc4xmpExt:DigitalSourceType>",
            "<Iptc4xmpExt:DigitalSourceType rdf:resource='" + TYPE + "'/>")) {
      assertThat(SourceTypes.inXmp(form)).contains("digitalCapture");
    }
    assertThat(SourceTypes.of("https://elsewhere.example/digitalsourcetype/x")).isEmpty();
    assertThat(SourceTypes.of(TYPE + "/<script>")).isEmpty();
  }

  @Test
  void laterVersionsNameTheGeneratorAndItsVersionApart() {
    byte[] info =
        join(
            new byte[] {(byte) 0xa2},
            cborText("name"),
            cborText("Painter\u0007"),
            cborText("version"),
            cborText("7"));
    byte[] file = join(png());
    assertThat(read(file).embedded().manifest()).isPresent();
    for (byte[] value : List.of(info, join(new byte[] {(byte) 0x81}, info))) {
      byte[] store = store(cborMap("claim_generator_info", value));
      assertThat(ManifestStore.in(Bytes.of(store)).orElseThrow().claimGenerator())
          .contains("Painter 7");
    }
    byte[] json = superbox("c2pa", "c2pa", box("json", "{\"claim_generator\":\"Old/1\"} trailing"));
    assertThat(ManifestStore.in(Bytes.of(json)).orElseThrow().claimGenerator()).contains("Old/1");
  }

  @Test
  void whatOnlyLooksLikeAStoreIsNone() {
    assertThat(ManifestStore.in(Bytes.of(superbox("c2pb", "c2pa")))).isEmpty();
    assertThat(ManifestStore.in(Bytes.of(superbox("c2pa", "c2pz")))).isEmpty();
    assertThat(ManifestStore.in(Bytes.of(superbox("c2pa", "c2pa")))).isPresent();
    assertThat(read(join("c2pa jumb caBX", STORE))).isEqualTo(Said.NOTHING);
  }

  @Test
  @Timeout(120)
  void cutAnywhereAndWithAnyBitFlippedItEndsAndThrowsNothing() {
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (byte[] file : files().values()) {
      MediaType type = new Signatures().detect(file, true);
      for (int length = 0; length < file.length; length++) {
        var unused = new EmbeddedClaims().read(Arrays.copyOf(file, length), type);
      }
      for (int bit = 0; bit < 8 * file.length; bit++) {
        byte[] flipped = file.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        flipped[random.nextInt(file.length)] = (byte) random.nextInt();
        var unused = new EmbeddedClaims().read(flipped, type);
      }
    }
  }

  @Test
  @Timeout(20)
  void deepAndEndlessClaimsEnd() {
    byte[] deep = new byte[1 << 20];
    for (int fill : new int[] {0x81, 0x9f, 0xbf, 0xa1, 0xc6, 0x5f, 0x9b, 0x00, 0xff}) {
      Arrays.fill(deep, (byte) fill);
      new Cbor(Bytes.of(deep), new ClaimWords()).read();
      byte[] png = join("\u0089PNG\r\n\u001a\n", deep);
      assertThat(read(png).embedded().manifest()).isEmpty();
    }
    byte[] nested = new byte[0];
    for (int i = 0; i < 2000; i++) {
      nested = box("jumb", nested);
    }
    assertThat(ManifestStore.in(Bytes.of(nested))).isEmpty();
  }

  @Test
  void theHeadOfAPageSaysHowItMayBeUsed() {
    String page =
        "<!DOCTYPE html><html><head><META content='noai, NOIMAGEAI, max-snippet:3' name=robots>"
            + "<meta name=\"robots\" content=\"noai,noindex\">"
            + "<meta name='tdm-reservation' content='1'>"
            + "<meta name='tdm-policy' content='https://a.example/p'></head>"
            + "<body><meta name='robots' content='noimageindex'>";
    assertThat(read(page.getBytes(UTF_8)).signals())
        .isEqualTo(
            new Preferences(
                List.of("noai", "noimageai", "noindex"),
                OptionalInt.of(1),
                Optional.of("https://a.example/p"),
                Optional.empty()));
    assertThat(read("<html><head><title>x</title>".getBytes(UTF_8))).isEqualTo(Said.NOTHING);
  }
}
