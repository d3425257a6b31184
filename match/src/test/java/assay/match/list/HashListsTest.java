package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.fingerprint.DigestAlgorithm;
import assay.list.ListEntry;
import assay.provenance.Addresses;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashListsTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA1 = "a".repeat(40);
  private static final String SHA256 = "b".repeat(64);
  private static final String SHA512 = "c".repeat(128);
  private static final String PDQ = "d".repeat(64);

  @TempDir private Path folder;

  @Test
  void aPrefixNamesTheAlgorithmOfBareValues() throws Exception {
    Path file = write("list.txt", PDQ + "\n" + SHA256.toUpperCase(Locale.ROOT) + "\n");
    assertThat(shown(load("pdq:" + file))).containsExactly("pdq " + SHA256, "pdq " + PDQ);
    assertThat(shown(load("SHA-256:" + file))).containsExactly("sha256 " + SHA256, "sha256 " + PDQ);
  }

  @ParameterizedTest
  @ValueSource(strings = {MD5, "0000000000000000000000000000000000000000000000000000000000000000"})
  void aBareValueWithoutAPrefixIsNeverGuessed(String value) throws Exception {
    Path file = write("list.txt", value + "\n" + value + "\n");
    assertThat(refusal(file.toString()).faults())
        .containsExactly(
            file
                + ":1: expected a header, a JSON object or a signal type with its value;"
                + " for bare values put the algorithm before the path, as in pdq:FILE");
  }

  @Test
  void columnsMayNameAlgorithmAndValue() throws Exception {
    String rows =
        """
        Classification,source, VALUE ,Algorithm,id
        A1,"x, ""y\""",%s,MD5,7
        ,,%s,pdq,
        B2,z,"%s",SHA-1,"8, or 9"
        """;
    Path file = write("list.csv", rows.formatted(MD5, PDQ, SHA1));
    assertThat(shown(load(file.toString())))
        .containsExactly("md5 " + MD5 + " 7 A1", "pdq " + PDQ, "sha1 " + SHA1 + " 8, or 9 B2");
  }

  @Test
  void columnsMayBeNamedForAlgorithms() throws Exception {
    String rows =
        "id\tmd5\tsha1\tSHA-256\tsha512\tpdq\tsize\n7\t%s\t%s\t%s\t%s\t%s\t12\n8\t\t%s\t\t\t\t\n";
    Path file = write("list.tsv", rows.formatted(MD5, SHA1, SHA256, SHA512, PDQ, SHA1));
    assertThat(shown(load(file.toString())))
        .containsExactly(
            "md5 " + MD5 + " 7",
            "pdq " + PDQ + " 7",
            "sha1 " + SHA1 + " 7",
            "sha1 " + SHA1 + " 8",
            "sha256 " + SHA256 + " 7",
            "sha512 " + SHA512 + " 7");
  }

  @Test
  void oneColumnIsEnough() throws Exception {
    assertThat(shown(load(write("list.csv", "md5\n" + MD5).toString())))
        .containsExactly("md5 " + MD5);
  }

  @Test
  void jsonLinesHaveTheSameNames() throws Exception {
    String rows =
        """
        {"algorithm":"md5","value":"%s","id":7,"classification":"A1","more":{"value":["x"]}}
          {"sha1":"%s","pdq":"%s","md5":null,"id":"8"}
        """;
    Path file = write("list.jsonl", rows.formatted(MD5, SHA1, PDQ));
    assertThat(shown(load(file.toString())))
        .containsExactly("md5 " + MD5 + " 7 A1", "pdq " + PDQ + " 8", "sha1 " + SHA1 + " 8");
  }

  @Test
  void theSignalLinesOfOthersAreRead() throws Exception {
    Path sample = Fixtures.locate("pdq/exchange-samples/local-file.txt");
    assertThat(shown(load(sample.toString())))
        .containsExactly(
            "md5 ffeeddccbbaa99887766554433221100",
            "pdq e64cc9d91c623882f8d1f1d9a398e78c9f199b3bd83924f2b7e11e0bf861b064",
            "pdq f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22");
  }

  @Test
  void addressesAreKeptAsTheDigestsOfTheirOneForm() throws Exception {
    String url = Addresses.listed(DigestAlgorithm.URL, "a.example/x").hex();
    String prefix = Addresses.listed(DigestAlgorithm.PATH_PREFIX, "a.example/x").hex();
    String domain = Addresses.listed(DigestAlgorithm.DOMAIN, "a.example").hex();
    List<String> all = List.of("domain " + domain, "path-prefix " + prefix, "url " + url);
    String rows = "algorithm,value\nurl,http://A.example/x#y\npath_prefix,a.example/x/\n";
    assertThat(shown(load(write("1.csv", rows + "DOMAIN,a.example").toString()))).isEqualTo(all);
    String signals = "url https://a.example/x\npath-prefix a.example/x\ndomain a.example";
    assertThat(shown(load(write("2.txt", signals).toString()))).isEqualTo(all);
    assertThat(shown(load("domain:" + write("3.txt", "a.example")))).isEqualTo(all.subList(0, 1));
  }

  @Test
  void aColumnOfAddressesBesideDigestsSaysOnlyWhereTheyWereSeen() throws Exception {
    Path file = write("list.csv", "md5,url\n" + MD5 + ",http://a.example/x\n");
    assertThat(shown(load(file.toString()))).containsExactly("md5 " + MD5);
  }

  @Test
  void marksLineEndsBlankLinesAndCommentsAreNoEntries() throws Exception {
    String text =
        "\uFEFF# a, b\r\n\r\n  \t \r\nmd5,id\r\n#" + PDQ + "\r\n" + MD5 + ",7\r\r" + MD5 + ",8";
    assertThat(shown(load(write("list.csv", text).toString())))
        .containsExactly("md5 " + MD5 + " 7", "md5 " + MD5 + " 8");
  }

  @Test
  void entriesOfTheSameValueAreAllKeptAndEqualOnesOnce() throws Exception {
    String rows =
        "md5,id,classification\n%1$s,2,A1\n%1$s,1,B2\n%1$s,2,A1\n%1$s,1,A1\n%1$s,,\n%1$s,,\n";
    HashList list = load(write("list.csv", rows.formatted(MD5)).toString());
    assertThat(shown(list))
        .containsExactly(
            "md5 " + MD5, "md5 " + MD5 + " 1 A1", "md5 " + MD5 + " 1 B2", "md5 " + MD5 + " 2 A1");
    assertThat(list.version().size()).isEqualTo(1);
  }

  @Test
  void aFolderIsOneListOfItsFiles() throws Exception {
    write("all/b.txt", "md5 " + MD5);
    write("all/a.csv", "pdq\n" + PDQ);
    write("all/.cache", "not a list");
    HashList list = load(folder.resolve("all").toString());
    assertThat(list.version().id()).isEqualTo("all");
    assertThat(shown(list)).containsExactly("md5 " + MD5, "pdq " + PDQ);
  }

  @Test
  void aListHasTheStateOfItsNewestFile() throws Exception {
    modified(write("all/a.txt", "md5 " + MD5), "2026-03-01T10:00:00.900Z");
    modified(write("all/b.txt", "pdq " + PDQ), "2026-02-01T10:00:00Z");
    assertThat(load(folder.resolve("all").toString()).version().asOf())
        .isEqualTo("2026-03-01T10:00:00Z");
  }

  private static void modified(Path file, String time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
  }

  /** Computed with Python's hashlib from the definition in RFC 6962, section 2.1. */
  @Test
  void theCommitmentIsTheOneItsPublisherComputes() throws Exception {
    String rows = "sha256,md5,pdq,sha1\n%s,%s,,\n,%s,%s,\n,%s,,%s\n";
    String upper = MD5.toUpperCase(Locale.ROOT);
    Path file = write("list.csv", rows.formatted(SHA256, MD5, upper, PDQ, "f".repeat(32), SHA1));
    HashList list = load(file.toString());
    assertThat(list.version().commitment())
        .isEqualTo("7455869949117402873c7fd915c0f252578200e40fdc789560b538a80a473c90");
    assertThat(list.version().size()).isEqualTo(5);
    assertThat(list.version().entries().toString()).isEqualTo("{md5=2, pdq=1, sha1=1, sha256=1}");
  }

  @ParameterizedTest
  @CsvSource({
    "ncmec.csv, ncmec",
    "ncmec.v2.tar.txt, ncmec",
    "ncmec-2026.01.csv, ncmec-2026.01",
    "my list (1).csv, my-list--1-",
    "plain, plain",
    ".csv, .csv",
    "ünï.txt, -n-",
  })
  void aListIsNamedForItsFileWithoutExtensions(String name, String id) {
    assertThat(ListArgument.parse("pdq:some/" + name, Algorithms.and(Set.of())).id()).isEqualTo(id);
  }

  @Test
  void onlyTheNameOfAnAlgorithmIsAPrefix() {
    assertThat(ListArgument.parse("other:list.txt", Algorithms.and(Set.of())).place())
        .isEqualTo("other:list.txt");
    assertThat(ListArgument.parse("Sha-1:list.txt", Algorithms.and(Set.of())).place())
        .isEqualTo("list.txt");
    assertThat(ListArgument.parse("Sha-1:list.txt", Algorithms.and(Set.of())).algorithm())
        .contains("sha1");
  }

  @Test
  void listsComeInTheOrderOfTheirIds() throws Exception {
    String b = write("b.txt", "md5 " + MD5).toString();
    String a = write("a.txt", "md5 " + MD5).toString();
    assertThat(HashLists.load(List.of(b, a)))
        .extracting(list -> list.version().id())
        .containsExactly("a", "b");
  }

  @Test
  void twoListsOfOneIdAreRefused() throws Exception {
    String one = write("a/list.txt", "md5 " + MD5).toString();
    String two = write("b/list.csv", "md5\n" + MD5).toString();
    assertThatThrownBy(() -> HashLists.load(List.of(one, two)))
        .isInstanceOf(ListFileException.class)
        .hasMessage(two + ": its list id list is taken by " + one);
  }

  @Test
  void whatIsNotAFileIsRefused() throws Exception {
    Path missing = folder.resolve("missing.csv");
    assertThat(refusal(missing.toString()).faults())
        .containsExactly(missing + ": there is no such file or folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(refusal(empty.toString()).faults())
        .containsExactly(empty + ": the folder has no files");
    Path inner = Files.createDirectory(empty.resolve("inner"));
    write("empty/list.txt", "md5 " + MD5);
    assertThat(refusal(empty.toString()).faults()).containsExactly(inner + ": expected a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pdq:", " "})
  void anEmptyPathIsNotTheWorkingDirectory(String argument) {
    assertThat(refusal(argument).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n\n", "# nothing\n", "algorithm,value\n"})
  void aFileWithoutEntriesIsRefused(String text) throws Exception {
    Path file = write("list.csv", text);
    assertThat(refusal(file.toString()).faults()).containsExactly(file + ": there are no entries");
    assertThat(refusal("md5:" + write("bare.txt", "# nothing")).faults()).hasSize(1);
  }

  @Test
  void everyRefusedLineIsCountedAndTheFirstTwentyTold() throws Exception {
    StringBuilder text = new StringBuilder();
    IntStream.rangeClosed(1, 100)
        .forEach(line -> text.append(line % 2 == 0 ? MD5 : "secret").append("\r\n"));
    Path file = write("list.txt", text.toString());
    ListFileException refusal = refusal("md5:" + file);
    assertThat(refusal.count()).isEqualTo(50);
    assertThat(refusal.faults())
        .containsExactlyElementsOf(
            IntStream.range(0, 20)
                .mapToObj(i -> file + ":" + (2 * i + 1) + ": md5 has 32 hex digits, not 6")
                .toList());
    assertThat(refusal).hasMessageEndingWith("\n… and 30 more");
  }

  @Test
  void theRefusalsOfAllListsAreToldAtOnce() throws Exception {
    String one = write("a.txt", "md5 secret").toString();
    String two = write("b.txt", "md5 secret").toString();
    assertThatThrownBy(() -> HashLists.load(List.of(one, two)))
        .hasMessage(
            one + ":1: md5 has 32 hex digits, not 6\n" + two + ":1: md5 has 32 hex digits, not 6");
  }

  @Test
  void whatShowsAListShowsNoEntry() throws Exception {
    HashList list = load(write("list.csv", "md5,id\n" + MD5 + ",secret").toString());
    assertThat(list.toString()).startsWith("list@").doesNotContain(MD5).doesNotContain("secret");
    assertThat(list.columns().get("md5").values().toString()).doesNotContain(MD5);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static HashList load(String argument) throws Exception {
    return HashLists.load(List.of(argument)).get(0);
  }

  private static ListFileException refusal(String argument) {
    return catchThrowableOfType(ListFileException.class, () -> HashLists.load(List.of(argument)));
  }

  private static List<String> shown(HashList list) {
    return list.algorithms().stream().sorted().flatMap(a -> shown(list, a)).toList();
  }

  private static Stream<String> shown(HashList list, String algorithm) {
    return IntStream.range(0, Math.toIntExact(list.version().entries().get(algorithm)))
        .boxed()
        .flatMap(position -> list.columns().get(algorithm).entries(list.version().id(), position))
        .map(HashListsTest::shown);
  }

  private static String shown(ListEntry entry) {
    return entry.fingerprint().algorithmName()
        + " "
        + entry.fingerprint().hex()
        + entry.id().map(id -> " " + id).orElse("")
        + entry.classification().map(c -> " " + c).orElse("");
  }
}
