package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.records.RecordReader;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.testkit.ToyHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions about a list, and what they do to a run. */
class AllowCommandTest {
  private static final byte[] LOGO = "a harmless text that stands for a logo".getBytes(UTF_8);

  @TempDir private Path root;
  @TempDir private Path programs;
  private Path data;
  private Path list;

  @BeforeEach
  void write() throws IOException {
    data = Files.createDirectory(root.resolve("data"));
    Files.write(data.resolve("logo.txt"), LOGO);
    Files.write(data.resolve("other.txt"), "other".getBytes(UTF_8));
    list = root.resolve("known.csv");
    Files.writeString(list, "algorithm,value,id\nsha256," + sha256() + ",e-1\n");
  }

  private static String sha256() {
    return Digest.compute(DigestAlgorithm.SHA256, LOGO).hex();
  }

  private Shell assay(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--workspace", root.resolve("workspace")));
    return Shell.run(all.toArray());
  }

  /** Each run under another name, so that none is taken for an earlier one of the same rules. */
  private JsonObject screen(Object... more) throws Exception {
    Path out = Files.createTempDirectory(root, "out");
    List<Object> arguments = new ArrayList<>(List.of("screen", data, "--list", list, "--json"));
    arguments.addAll(List.of("--out", out.resolve("data"), "--dataset", out.getFileName()));
    arguments.addAll(List.of(more));
    Shell shell = assay(arguments.toArray());
    assertThat(shell.exit()).as(shell.err()).isZero();
    return JsonObject.parse(shell.out());
  }

  private static long number(JsonObject summary, String group, String name) {
    return summary.object(group).orElseThrow().number(name).orElse(0);
  }

  private String allow(Object... what) {
    List<Object> arguments = new ArrayList<>(List.of("lists", "allow"));
    arguments.addAll(List.of(what));
    arguments.addAll(List.of("--by", "Ann", "--why", "our logo", "--until", "2999-01-01"));
    Shell shell = assay(arguments.toArray());
    assertThat(shell.exit()).as(shell.err()).isZero();
    return shell.out().substring(0, 8);
  }

  @Test
  void whatTwoPersonsAllowStaysInAndTheRecordSaysSo() throws Exception {
    assertThat(number(screen(), "verdicts", "matched")).isEqualTo(1);
    String id = allow("--content", sha256());
    assertThat(number(screen(), "verdicts", "matched")).isEqualTo(1);
    assertThat(assay("lists", "allow", "confirm", id, "--by", "Bob").exit()).isZero();
    JsonObject summary = screen();
    assertThat(number(summary, "verdicts", "clear")).isEqualTo(2);
    assertThat(number(summary, "allowed", id)).isEqualTo(1);
    assertThat(statement(summary)).contains("\"allow-list\"");
    Path snapshot = snapshot(summary);
    assertThat(Files.readString(snapshot.resolve("protected/allowed/00000.jsonl")))
        .contains("\"by\":[\"" + id + "\"]", "\"member\":\"logo.txt\"");
    try (RecordReader open = RecordReader.open(snapshot.resolve("records/00000.parquet"))) {
      ItemRecord logo = open.next().orElseThrow();
      assertThat(logo.locator().member()).isEqualTo("logo.txt");
      assertThat(logo.reasons()).isEmpty();
    }
    assertThat(assay("lists", "allow", "lift", id, "--by", "Bob").exit()).isZero();
    assertThat(number(screen(), "verdicts", "matched")).isEqualTo(1);
  }

  private Path snapshot(JsonObject summary) {
    return root.resolve("workspace/snapshots").resolve(summary.text("snapshot").orElseThrow());
  }

  private String statement(JsonObject summary) throws Exception {
    Path statement = snapshot(summary).resolve("statement.dsse.json");
    JsonObject envelope = JsonObject.parse(Files.readString(statement));
    return new String(Base64.getDecoder().decode(envelope.text("payload").orElseThrow()), UTF_8);
  }

  @Test
  void anEntryIsAllowedByItsIdAndNothingThatIsPrintedShowsIt() throws Exception {
    String id = allow("--entry", list, "e-1");
    assay("lists", "allow", "confirm", id, "--by", "Bob");
    assertThat(number(screen(), "verdicts", "clear")).isEqualTo(2);
    Shell shown = assay("lists", "allow");
    assertThat(shown.out())
        .isEqualTo(
            id
                + "  an entry of known, by Ann and Bob, until 2999-01-01T00:00:00Z: our logo"
                + System.lineSeparator());
    assertThat(assay("lists", "allow", "--json").out()).contains(id).doesNotContain(sha256());
    try (Stream<Path> files = Files.walk(root.resolve("workspace/snapshots"))) {
      for (Path file : files.filter(f -> f.endsWith("run.json")).toList()) {
        assertThat(Files.readString(file)).doesNotContain(sha256());
      }
    }
  }

  private Path pulled(String lines) throws IOException {
    Path drop = Files.createDirectory(root.resolve("drop"));
    Files.writeString(drop.resolve("list.csv"), lines);
    Shell added =
        assay(
            "lists",
            "add",
            "pulled",
            "--exchange",
            "folder",
            "--provider",
            "A",
            "--set",
            "path=" + drop);
    assertThat(added.exit()).as(added.err()).isZero();
    Shell synced = assay("lists", "sync");
    assertThat(synced.exit()).as(synced.err()).isZero();
    return drop;
  }

  private List<String> idsOfMatches(JsonObject summary) throws Exception {
    Path records = snapshot(summary).resolve("protected/records/00000.parquet");
    try (RecordReader open = RecordReader.open(records)) {
      return open.next().orElseThrow().matches().stream()
          .map(found -> found.entryId().orElseThrow())
          .toList();
    }
  }

  @Test
  void anEntryOfAPulledListIsNamedAsRecordsNameIt() throws Exception {
    String md5 = Digest.compute(DigestAlgorithm.MD5, LOGO).hex();
    Files.delete(list);
    list = Path.of("pulled");
    pulled(
        "algorithm,value,id\nmd5,"
            + md5
            + ",e/7\nsha256,"
            + sha256()
            + ",e/7\npdna,an opaque value,e-0\nsha256,"
            + sha256()
            + ",\n");
    List<String> ids = idsOfMatches(screen());
    assertThat(ids).contains("e/7").hasSize(3);
    String unnamed = ids.stream().filter(id -> !id.equals("e/7")).findAny().orElseThrow();
    assertThat(unnamed).matches("[0-9a-f]{64}");
    Shell both = named("e/7");
    assertThat(both.out().lines()).hasSize(2); // its MD5 and its SHA-256
    for (String line : both.out().lines().toList()) {
      assertThat(assay("lists", "allow", "confirm", line.substring(0, 8), "--by", "B").exit())
          .isZero();
    }
    assertThat(number(screen(), "verdicts", "clear")).isEqualTo(2); // a value is allowed
    assertThat(named(unnamed).exit()).isZero();
    assertThat(named("e-0").out().lines()).hasSize(1); // also what only a program looks up
    Shell none = named("e");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err())
        .contains(
            "pulled: has no entry of that id; items of what has no id are allowed by --content");
  }

  private Shell named(String id) {
    return assay(
        "lists",
        "allow",
        "--entry",
        list,
        id,
        "--by",
        "Ann",
        "--why",
        "our logo",
        "--until",
        "2999-01-01");
  }

  @Test
  void anEntryOfAFileWithLicensedValuesIsNamedWhereTheProgramIsInstalled() throws Exception {
    Files.writeString(list, "algorithm,value,id\ntoy,00ff,e-2\n");
    Shell without = named("e-2");
    assertThat(without.exit()).isEqualTo(2);
    assertThat(without.err()).contains("known.csv:2: the algorithm is none of");
    Path program = ToyHasher.program(ToyHasher.opened(programs));
    String id = allow("--entry", list, "e-2", "--hasher", program);
    assertThat(assay("lists", "allow").out()).contains(id);
  }

  @Test
  void aListThatIsNotVettedNeedsNoSecondPerson() throws Exception {
    Path policy = root.resolve("policy.yaml");
    Files.writeString(policy, "lists: {known: {vetted: false}}\n");
    allow("--content", sha256());
    assertThat(number(screen("--policy", policy), "verdicts", "clear")).isEqualTo(2);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    refused("--content", "5eed", "sha256 has 64 hex digits, not 4");
    refused("--entry", list.toString(), "e-2", "known: has no entry of that id");
    Shell both = assay("lists", "allow", "--content", sha256(), "--entry", list, "e-1");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(assay("lists", "allow", "lift", "nosuch", "--by", "Bob").err())
        .contains("nothing is allowed under the id nosuch");
  }

  private void refused(String... argumentsAndMessage) {
    List<Object> arguments = new ArrayList<>(List.of("lists", "allow"));
    arguments.addAll(List.of(argumentsAndMessage).subList(0, argumentsAndMessage.length - 1));
    arguments.addAll(List.of("--by", "Ann", "--why", "x", "--until", "2999-01-01"));
    Shell shell = assay(arguments.toArray());
    assertThat(shell.exit()).isPositive();
    assertThat(shell.err()).contains(argumentsAndMessage[argumentsAndMessage.length - 1]);
  }

  @Test
  void anEntryThatMatchesFarTooMuchIsFlaggedAndItsMatchesLeaveAllTheSame() throws Exception {
    Path policy = root.resolve("policy.yaml");
    Files.writeString(policy, "flood: {items: 2}\n");
    assertThat(screen("--policy", policy).objects("floods")).isEmpty();
    Files.write(data.resolve("copy-1.txt"), LOGO);
    Files.write(data.resolve("copy-2.txt"), LOGO);
    JsonObject summary = screen("--policy", policy);
    assertThat(number(summary, "verdicts", "matched")).isEqualTo(3);
    assertThat(number(summary, "dispositions", "quarantined")).isEqualTo(3);
    assertThat(summary.objects("floods"))
        .containsExactly(
            JsonObject.empty().with("list", "known").with("entries", 1).with("matches", 3));
    assertThat(Files.readString(snapshot(summary).resolve("protected/floods.jsonl")))
        .contains("\"e-1\"");
  }

  @Test
  void whatComesFromAListedAddressIsSuspected() throws Exception {
    Files.writeString(list, "algorithm,value,id\ndomain,a.example,d-1\n");
    Files.writeString(data.resolve("other.json"), "{\"url\":\"https://img.a.example/x\"}");
    JsonObject summary = screen();
    assertThat(number(summary, "verdicts", "suspected")).isEqualTo(2); // with its sidecar
    assertThat(number(summary, "matches", "m-domain")).isEqualTo(2);
    assertThat(statement(summary)).contains("\"id\":\"m-domain\"");
  }
}
