package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListElementsTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String NSRL =
      "\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\",\"FileSize\",\"ProductCode\",\"OpSystemCode\",\"SpecialCode\"\r\n";

  @TempDir private Path folder;

  static List<ListElement> read(byte[] bytes) throws IOException, ListFormatException {
    return read(new ByteArrayInputStream(bytes));
  }

  private static List<ListElement> read(InputStream in) throws IOException, ListFormatException {
    List<ListElement> all = new ArrayList<>();
    try (ListElements elements = ListElements.of(in, Optional.empty())) {
      Optional<ListElement> next = elements.next();
      while (next.isPresent()) {
        all.add(next.get());
        next = elements.next();
      }
      assertThat(elements.next()).isEmpty();
    }
    return all;
  }

  private static List<ListElement> read(String text) throws IOException, ListFormatException {
    return read(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String... members) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String member : members) {
      try (GZIPOutputStream out = new GZIPOutputStream(all)) {
        out.write(bytes(member));
      }
    }
    return all.toByteArray();
  }

  private static ListElement.Entry entry(ListElement element) {
    assertThat(element).isInstanceOf(ListElement.Entry.class);
    return (ListElement.Entry) element;
  }

  private static String shown(ListElement element) {
    ListElement.Entry entry = entry(element);
    return Stream.of(
            entry.id().stream(),
            entry.classification().stream(),
            entry.values().stream().map(v -> v.algorithmName() + ":" + v.hex()),
            entry.unevaluated().stream().map(v -> v.algorithm() + ":" + v.text().length()),
            entry.tags().stream())
        .flatMap(s -> s)
        .collect(Collectors.joining(" "));
  }

  @Test
  void aMediumHasItsHashesItsNumberAndItsCategoryInTheSchemeOfTheCountry() throws Exception {
    String values =
        "md5:0000000000000000000000000000000a sha1:000000000000000000000000000000000000000a photodna:192";
    assertThat(shown(read(Vics.HEAD_20 + Vics.medium(10) + "]}").get(0)))
        .isEqualTo("10 VICS-US:1 " + values + " IsPrecategorized:True");
    assertThat(shown(read(Vics.HEAD_13 + Vics.medium(10) + "]}").get(0)))
        .isEqualTo("10 VICS:1 " + values + " IsPrecategorized:True");
    assertThat(
            shown(
                read(Vics.HEAD_13
                        + "{\"odata.id\":\"x\",\"MediaID\":\"7\",\"PhotoDNA\":\"QUJD\",\"Category\":null}],\"odata.count\":1}")
                    .get(0)))
        .isEqualTo("7 photodna:4");
  }

  @Test
  void casesHaveTheirMedia() throws Exception {
    String document =
        Vics.HEAD_CASES
            + "{\"CaseID\":\"a\",\"Media\":[%s],\"CaseNumber\":\"1\"},{\"CaseID\":\"b\"},{\"Media\":null},{\"Media\":[%s]}]}"
                .formatted(Vics.media(0, 3), Vics.media(3, 5));
    assertThat(read(document).stream().map(e -> entry(e).id().orElseThrow()))
        .containsExactly("0", "1", "2", "3", "4");
    assertThat(entry(read(document).get(4)).classification()).contains("VICS-UK:1");
  }

  @Test
  void aDocumentMayBeLaidOutInAnyWay() throws Exception {
    String compact = Vics.HEAD_20 + Vics.media(0, 3) + "]}";
    String spread = "\uFEFF \n" + compact.replace("{", "\n{\n  ").replace("\":", "\" :\t");
    assertThat(read(spread).stream().map(ListElementsTest::shown).toList())
        .isEqualTo(read(compact).stream().map(ListElementsTest::shown).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"MD5\":\"5ec4e7\"}                                       | md5 has 32 hex digits, not 6",
        "{\"SHA1\":\"5ec4e7\",\"MD5\":\"%s\"}                       | sha1 has 40 hex digits, not 6",
        "{\"MD5\":[\"%s\"],\"Category\":1}                          | MD5 is not a string or a number",
        "{\"MD5\":\"%s\",\"md5\":\"%s\"}                            | md5 stands there twice",
        "{\"MD5\":\"\",\"Category\":1}                              | there is no value",
        "{}                                                         | there is no value",
        "{\"MD5\":\"%s\",\"AlternativeHashes\":5}                   | AlternativeHashes is not an array",
        "{\"MD5\":\"%s\",\"AlternativeHashes\":[5]}                 | AlternativeHashes has what is not an object",
        "{\"MD5\":\"%s\",\"AlternativeHashes\":[{\"HashValue\":\"x\"}]} | an alternative hash has no name",
        "{\"MD5\":\"%s\",\"AlternativeHashes\":[{\"HashName\":\"PDQ\",\"HashValue\":\"5ec4e7\"}]} | pdq has 64 hex digits, not 6",
        "[{\"MD5\":\"%s\"}]                                         | expected an object",
        "\"5ec4e7\"                                                 | expected an object",
        "null                                                       | expected an object",
      })
  void whatIsNoMediumIsRefusedWithItsPlaceAndTheOthersAreRead(String medium, String reason)
      throws Exception {
    List<ListElement> all =
        read(
            Vics.HEAD_20
                + Vics.medium(1)
                + ","
                + medium.formatted(MD5, MD5)
                + ","
                + Vics.medium(3)
                + "]}");
    int at = Vics.HEAD_20.length() + Vics.medium(1).length() + 1;
    assertThat(all.get(1))
        .isEqualTo(new ListElement.Refused("media 2, byte " + at, reason, Optional.empty()));
    assertThat(entry(all.get(2)).id()).contains("3");
    assertThat(all).hasSize(3);
  }

  /** So that who pulls a list can leave what is listed under it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "algorithm,value,id%nmd5,00,7                            | 7",
        "algorithm,value,id%nsha9,00,7                           | 7",
        "md5,sha1,id%n00,,7                                      | 7",
        "algorithm,value,id%nmd5,,7                              | 7",
        "algorithm,value,id%nmd5,00,                             | ",
        "algorithm,value,id%nmd5,00,7,                           | ",
        "algorithm,value,id%nmd5,00,\"7                          | ",
        "{\"algorithm\":\"md5\",\"value\":\"00\",\"id\":\"7\"} | 7",
        "{\"algorithm\":\"md5\",\"value\":\"00\",\"id\":7}     | 7",
        "{\"md5\":\"00\",\"id\":\"7\"                          | ",
        "md5 00                                                  | ",
      })
  void aRefusedLineSaysWhichEntryItIsIfThatCanBeRead(String file, String id) throws Exception {
    assertThat(read(file.formatted())).hasSize(1);
    ListElement.Refused refused = (ListElement.Refused) read(file.formatted()).get(0);
    assertThat(refused.id()).isEqualTo(Optional.ofNullable(id));
  }

  @Test
  void aRefusedMediumSaysWhichItIsUnlessItSaysTwo() throws Exception {
    String two = "{\"MediaID\":5,\"MD5\":\"00\"},{\"MediaID\":5,\"MD5\":\"%s\",\"MediaID\":6}";
    assertThat(read(Vics.HEAD_20 + two.formatted(MD5) + "]}"))
        .extracting(element -> ((ListElement.Refused) element).id())
        .containsExactly(Optional.of("5"), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]}x",
        "],\"value\":[]}",
        "],\"@odata.nextLink\":\"https://x/?skip=1\"}",
        "],\"odata.nextLink\":\"https://x/?skip=1\"}",
        ",]}",
        "],}",
        "\u0000]}"
      })
  void aDocumentThatEndsOtherwiseIsRefusedAsAWhole(String end) {
    assertThatThrownBy(() -> read(Vics.HEAD_13 + Vics.medium(1) + end))
        .isInstanceOf(ListFormatException.class)
        .hasMessageStartingWith("byte ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@odata.context\":\"http://x/DataModels/3.0.xml/US/$metadata#Media\",\"value\":[]}",
        "{\"@odata.context\":\"http://x/DataModels/2.0.xml/US/$metadata#Other\",\"value\":[]}",
        "{\"@odata.context\":7,\"value\":[]}",
        "{\"@odata.context\":\"http://x/DataModels/2.0.xml/US/$metadata#Media\"}",
        "{\"@odata.context\":\"http://x/DataModels/2.0.xml/US/$metadata#Media\",\"value\":{}}",
        "{\"@odata.context\":\"http://x/DataModels/2.0.xml/US/$metadata#Cases\",\"value\":[5]}",
      })
  void anotherModelIsRefused(String document) {
    assertThatThrownBy(() -> read(document)).isInstanceOf(ListFormatException.class);
  }

  @Test
  void knownSoftwareIsKnownToBeGood() throws Exception {
    String line =
        "\"%s\",\"%s\",\"7A5407CA\",\"odd \"name\", \u00e9.dll\",2520,190742,\"362\",\"\"\r\n"
            .formatted("A".repeat(40), MD5.toUpperCase(Locale.ROOT));
    byte[] latin = (NSRL + line).getBytes(StandardCharsets.ISO_8859_1); // not UTF-8
    assertThat(read(latin).stream().map(ListElementsTest::shown))
        .containsExactly("sha1:" + "a".repeat(40) + " md5:" + MD5 + " known-good");
  }

  @Test
  void aListOfKnownSoftwareIsNoListOfWhatMustGo() throws Exception {
    Path file = folder.resolve("NSRLFile.txt");
    Files.writeString(
        file,
        NSRL + "\"%s\",\"%s\",\"7A5407CA\",\"x\",1,2,\"3\",\"\"\n".formatted("a".repeat(40), MD5));
    ListFileException refused =
        catchThrowableOfType(
            ListFileException.class, () -> HashLists.load(List.of(file.toString())));
    assertThat(refused.faults())
        .containsExactly(
            file + ":2: this is a list of what is known to be good; all of it would be matched");
  }

  @Test
  void aDatabaseIsRefusedInWordsThatHelp() {
    assertThatThrownBy(() -> read("SQLite format 3\0 and more"))
        .hasMessageContaining(
            "an SQLite database (NSRL RDS 3) is read by the exchange folder only");
  }

  @Test
  void aDocumentIsAList() throws Exception {
    Path file = folder.resolve("vics.json.gz");
    Files.write(file, gzip(Vics.HEAD_20 + Vics.media(0, 10) + "]}"));
    HashList list = HashLists.load(List.of(file.toString())).get(0);
    assertThat(list.version().entries()).containsEntry("md5", 10L).containsEntry("sha1", 10L);
    assertThat(
            list.named("4")
                .filter(e -> e.fingerprint().algorithmName().equals("md5"))
                .map(e -> e.id().orElse("") + " " + e.classification().orElse("")))
        .containsExactly("4 VICS-US:1");
    Files.write(file, bytes(Vics.HEAD_20 + "{\"PhotoDNA\":\"QUJD\"},{\"MD5\":\"5\"}]}"));
    ListFileException refused =
        catchThrowableOfType(
            ListFileException.class, () -> HashLists.load(List.of(file.toString())));
    assertThat(refused.faults())
        .containsExactly(
            file
                + ":media 1, byte 110: the algorithm is none of md5, sha1, sha256, sha512, pdq, vpdq, url, path-prefix, domain",
            file + ":media 2, byte 130: md5 has 32 hex digits, not 1");
  }

  static Stream<byte[]> documents() throws IOException {
    String nsrl = "\"%040d\",\"%032d\",\"7A5407CA\",\"x\",1,2,\"3\",\"\"";
    return Stream.of(
        bytes(Vics.HEAD_13 + Vics.media(0, 4) + "]}"),
        bytes(Vics.HEAD_CASES + "{\"Media\":[" + Vics.media(0, 4) + "]}]}"),
        gzip(Vics.HEAD_20 + Vics.media(0, 4) + "]}"),
        gzip("md5,id\n" + MD5 + ",1\n" + MD5 + ",2\n"),
        gzip("id,md5\n1," + MD5 + "\n2,", MD5 + "\n3," + MD5 + "\n"),
        bytes("id,md5\n1," + MD5 + "\n2," + MD5 + "\n3," + MD5 + "\n"),
        bytes("{\"md5\":\"%s\"}\n{\"md5\":\"%s\",\"id\":\"2\"}\n".formatted(MD5, MD5)),
        bytes("pdq " + "0".repeat(64) + "\nmd5 " + MD5 + "\n"),
        bytes(NSRL + nsrl.formatted(1, 1) + "\n" + nsrl.formatted(2, 2) + "\n"));
  }

  /** Lines that are all there cannot be told from a file of fewer lines: a length or digest can. */
  @ParameterizedTest
  @MethodSource("documents")
  void aCutFileIsRefusedOrSaysWhere(byte[] whole) throws Exception {
    List<String> all = read(whole).stream().map(ListElementsTest::shown).toList();
    int silent = 0;
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      List<ListElement> read;
      try {
        read = read(cut);
      } catch (ListFormatException e) {
        assertThat(e.reason()).doesNotContain("0011");
        continue;
      }
      boolean told = read.stream().anyMatch(ListElement.Refused.class::isInstance);
      if (!told && !read.isEmpty()) { // both callers refuse what has no entries
        boolean atLineEnd =
            whole[length] == '\n' || whole[length] == '\r' || whole[length - 1] == '\n';
        assertThat(atLineEnd && !Gunzip.begins(whole)).as("cut to %s", length).isTrue();
        assertThat(all)
            .startsWith(read.stream().map(ListElementsTest::shown).toArray(String[]::new));
        silent++;
      }
    }
    assertThat(silent).isLessThanOrEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDamagedFileIsRefusedAndNothingElse(byte[] whole) throws Exception {
    SplittableRandom random = new SplittableRandom(whole.length);
    for (int run = 0; run < 1_000; run++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(damaged)).hasSizeLessThan(100);
      } catch (ListFormatException e) {
        assertThat(e.reason()).isNotEmpty().doesNotContain("0000", "0011");
      }
    }
  }

  @Test
  void everyMemberOfACompressedFileIsReadHoweverItArrives() throws Exception {
    StringBuilder text = new StringBuilder("md5\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("%032x\n".formatted(i));
    }
    byte[] all =
        gzip(text.substring(0, 999), "", text.substring(999, 30_000), text.substring(30_000));
    SplittableRandom random = new SplittableRandom(7);
    InputStream slow =
        new ByteArrayInputStream(all) {
          @Override
          public int read(byte[] out, int offset, int length) {
            return super.read(out, offset, Math.min(length, 1 + random.nextInt(300)));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    assertThat(read(slow)).hasSize(2_000);
  }

  @Test
  void aFlippedBitInACompressedFileIsSeen() throws Exception {
    byte[] all = gzip("md5\n" + MD5 + "\n", MD5 + "\n");
    for (int bit = 80; bit < 8 * all.length; bit++) { // after the first header, which has no check
      byte[] flipped = all.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      List<ListElement> read;
      try {
        read = read(flipped);
      } catch (ListFormatException e) {
        continue;
      }
      assertThat(read).as("bit %s", bit).hasSize(2); // in the time or system of the second header
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw_text some words", "url_md5 https://example.org/a b", "tmk x y"})
  void signalsThatNothingLooksUpAreToldByTheirName(String line) throws Exception {
    ListElement.Entry entry = entry(read(line + "\nmd5 " + MD5 + "\n").get(0));
    assertThat(entry.values()).isEmpty();
    assertThat(entry.unevaluated())
        .containsExactly(
            new ListElement.Unevaluated(
                line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
  }
}
