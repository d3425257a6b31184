package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are added, pulled, used by runs, and changed by their publishers. */
class ListsCommandTest {
  private static final byte[] ONE = "a harmless text".getBytes(UTF_8);
  private static final byte[] OTHER = "another harmless text".getBytes(UTF_8);

  @TempDir private Path root;
  private Path data;
  private Path drop;

  @BeforeEach
  void write() throws IOException {
    data = Files.createDirectory(root.resolve("data"));
    Files.write(data.resolve("one.txt"), ONE);
    Files.write(data.resolve("other.txt"), OTHER);
    drop = Files.createDirectory(root.resolve("drop"));
    publish(ONE, OTHER);
  }

  private static String sha256(byte[] content) {
    return Digest.compute(DigestAlgorithm.SHA256, content).hex();
  }

  private void publish(byte[]... contents) throws IOException {
    StringBuilder list = new StringBuilder("algorithm,value,id\n");
    for (byte[] content : contents) {
      list.append("sha256,").append(sha256(content)).append(",e-").append(content.length);
      list.append('\n');
    }
    list.append("pdna,an opaque value,e-0\n");
    Files.writeString(drop.resolve(".list.csv"), list);
    Files.move(
        drop.resolve(".list.csv"), drop.resolve("list.csv"), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path workspace() {
    return root.resolve("workspace");
  }

  private Shell assay(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--workspace", workspace()));
    return Shell.run(all.toArray());
  }

  private Shell well(Object... arguments) {
    Shell shell = assay(arguments);
    assertThat(shell.exit()).as(shell.err()).isZero();
    return shell;
  }

  private void add(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("lists", "add", "sample"));
    arguments.addAll(List.of("--exchange", "folder", "--set", "path=" + drop));
    arguments.addAll(List.of("--provider", "A provider"));
    arguments.addAll(List.of(more));
    well(arguments.toArray());
  }

  private JsonObject screen() throws Exception {
    Path out = Files.createTempDirectory(root, "out");
    Shell shell =
        well(
            "screen",
            data,
            "--list",
            "sample",
            "--json",
            "--dataset",
            out.getFileName(),
            "--out",
            out.resolve("data"));
    return JsonObject.parse(shell.out());
  }

  private static long matched(JsonObject summary) {
    return summary.object("verdicts").orElseThrow().number("matched").orElseThrow();
  }

  private JsonObject statement(JsonObject summary) throws Exception {
    Path folder = workspace().resolve("snapshots").resolve(summary.text("snapshot").orElseThrow());
    String payload =
        JsonObject.parse(Files.readString(folder.resolve("statement.dsse.json")))
            .text("payload")
            .orElseThrow();
    return JsonObject.parse(new String(Base64.getDecoder().decode(payload), UTF_8))
        .object("predicate")
        .orElseThrow();
  }

  @Test
  void whatIsWithdrawnMatchesNoMoreAfterOneSyncAndHistoryHasBothVersions() throws Exception {
    add();
    assertThat(well("lists", "sync").err()).contains("sample: ").contains("2 added, 0 withdrawn");
    JsonObject before = screen();
    assertThat(matched(before)).isEqualTo(2);
    publish(ONE);
    well("lists", "sync", "sample");
    JsonObject after = screen();
    assertThat(matched(after)).isEqualTo(1);
    String older = statement(before).objects("lists").get(0).text("version").orElseThrow();
    String newer = statement(after).objects("lists").get(0).text("version").orElseThrow();
    assertThat(newer).isNotEqualTo(older);
    assertThat(well("lists", "history", "sample").out().lines())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).contains(older, "2 values, 2 added, 0 withdrawn"),
            line -> assertThat(line).contains(newer, "1 values, 0 added, 1 withdrawn"));
    assertThat(well("lists", "sync").err()).contains("is current");
    assertThat(well("lists", "history", "sample").out().lines()).hasSize(2);
  }

  @Test
  void theStatementSaysWhoseListItIsAndWhatOfItWasNotEvaluated() throws Exception {
    add();
    well("lists", "sync");
    JsonObject list = statement(screen()).objects("lists").get(0);
    assertThat(list.text("id")).contains("sample");
    assertThat(list.text("disclosure")).contains("named");
    assertThat(list.text("provider")).contains("A provider");
    assertThat(list.object("notEvaluated").orElseThrow().number("pdna")).hasValue(1);
  }

  @Test
  void aProviderThatMayNotBeNamedIsNotNamedInAnythingThatIsPublished() throws Exception {
    add("--withheld");
    well("lists", "sync");
    JsonObject summary = screen();
    JsonObject list = statement(summary).objects("lists").get(0);
    assertThat(list.text("disclosure")).contains("withheld");
    assertThat(list.write()).doesNotContain("sample").doesNotContain("A provider");
    Path folder = workspace().resolve("snapshots").resolve(summary.text("snapshot").orElseThrow());
    for (String published : List.of("statement.dsse.json", "shards.jsonl", "items.checkpoint")) {
      assertThat(Files.readString(folder.resolve(published))).doesNotContain("A provider");
    }
    assertThat(statement(summary).write()).doesNotContain("sample");
  }

  @Test
  void aSyncThatFailsLeavesTheGoodVersionInUseAndTheStatusSaysWhy() throws Exception {
    add();
    well("lists", "sync");
    Files.writeString(drop.resolve("list.csv"), "this is no list\n");
    Shell failed = assay("lists", "sync");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("sample: not synced, what was published before stays in use");
    assertThat(matched(screen())).isEqualTo(2);
    assertThat(well("lists", "status").out()).contains("failed ");
    JsonObject status =
        JsonObject.parse(well("lists", "status", "sample", "--json").out()).objects("lists").get(0);
    assertThat(status.object("lastFailure").orElseThrow().text("message")).isPresent();
    assertThat(status.object("current").orElseThrow().number("size")).isEmpty();
  }

  @Test
  void aBadLineIsToldWithItsPlaceAndCountedAndTheOthersAreTaken() throws Exception {
    Files.writeString(
        drop.resolve("list.csv"), "algorithm,value\nsha256," + sha256(ONE) + "\nsha256,5eed\n");
    add();
    assertThat(well("lists", "sync").err()).contains("list.csv:3").contains("64 hex digits");
    assertThat(matched(screen())).isEqualTo(1);
    String status = well("lists", "status").out();
    assertThat(status).contains("1 refused").contains("list.csv:3").doesNotContain("5eed");
  }

  @Test
  void whatCannotBeReadMakesNoListMilderUnlessAnOperatorTakesItAsItIsTold() throws Exception {
    add();
    well("lists", "sync");
    Files.writeString(
        drop.resolve("list.csv"),
        "algorithm,value,id\nsha256," + sha256(ONE) + ",e-" + ONE.length + "\nsha256,5eed,\n");
    assertThat(well("lists", "sync").err()).contains("2 entries stay as they were");
    assertThat(matched(screen())).isEqualTo(2);
    assertThat(well("lists", "status").out())
        .contains("1 refused", "2 entries stay as they were, because what was refused without")
        .contains("assay lists sync sample --as-told drops what is not told any more");
    assertThat(well("lists", "history", "sample").out())
        .contains("0 withdrawn, 1 refused, 2 entries as before");
    Shell all = assay("lists", "sync", "--as-told");
    assertThat(all.exit()).isEqualTo(2);
    assertThat(all.err()).contains("--as-told needs the ids of the lists that are meant");
    assertThat(well("lists", "sync", "sample", "--as-told").err()).contains("1 withdrawn");
    assertThat(matched(screen())).isEqualTo(1);
  }

  @Test
  void whatTheProviderGetsHoldsNoEntry() throws Exception {
    add();
    well("lists", "sync");
    JsonObject commitment = JsonObject.parse(well("lists", "export-commitment", "sample").out());
    assertThat(commitment.members().keySet())
        .containsExactlyInAnyOrder("id", "version", "asOf", "entries", "commitment");
    assertThat(commitment.object("commitment").orElseThrow().number("size")).hasValue(2);
  }

  @Test
  void nothingThatIsPrintedShowsAnEntryAndAllThatIsKeptIsTheOwnersOnly() throws Exception {
    add();
    well("lists", "sync");
    well("lists", "status", "--json");
    for (Shell shell :
        List.of(
            well("lists", "sync"),
            well("lists", "status"),
            well("lists", "status", "--json"),
            well("lists", "history", "sample"),
            well("lists", "history", "sample", "--json"),
            well("lists", "export-commitment", "sample"))) {
      assertThat(shell.out() + shell.err())
          .doesNotContain(sha256(ONE))
          .doesNotContain("e-" + ONE.length)
          .doesNotContain("an opaque value");
    }
    try (Stream<Path> files = Files.walk(workspace().resolve("lists"))) {
      for (Path file : files.filter(path -> !path.toString().endsWith(".lock")).toList()) {
        assertThat(OwnerOnly.isExposed(file)).as("%s", file).isFalse();
      }
    }
  }

  @Test
  void nothingIsScreenedAgainstKnownGoodFilesAlone() {
    Shell shell =
        assay(
            "lists",
            "add",
            "good",
            "--exchange",
            "folder",
            "--known-good",
            "--set",
            "path=" + drop,
            "--provider",
            "NSRL");
    assertThat(shell.exit()).isZero();
    well("lists", "sync", "good");
    Shell only = assay("screen", data, "--list", "good", "--out", root.resolve("only"));
    assertThat(only.exit()).isEqualTo(2);
    assertThat(only.err()).contains("all lists are of known good files; nothing would be found");
  }

  @Test
  void aListThatWasNeverPulledOrIsUnknownIsRefused() {
    add();
    Shell never = assay("screen", data, "--list", "sample", "--out", root.resolve("never"));
    assertThat(never.exit()).isEqualTo(1);
    assertThat(never.err()).contains("the list sample was never pulled; sync it first");
    assertThat(assay("lists", "sync", "nosuch").err())
        .contains("nosuch: no list of this name was added");
    well("lists", "remove", "sample");
    assertThat(well("lists", "status").out()).isEmpty();
  }

  @Test
  void whatCannotBeMeantIsRefusedWhenAListIsAdded() {
    refused("there is no exchange nosuch", "--exchange", "nosuch");
    refused("the exchange needs the setting url", "--exchange", "ncmec");
    refused("the exchange has no setting pth", "--exchange", "folder", "--set", "pth=x");
    refused(
        "a credential is given as env:NAME or file:PATH, never as itself",
        "--exchange",
        "ncmec",
        "--set",
        "url=https://a.example",
        "--secret",
        "password=hunter2");
    refused(
        "--every is a time such as 15m, 6h or 1d, not often",
        "--exchange",
        "folder",
        "--set",
        "path=" + drop,
        "--every",
        "often");
    refused(
        "maxDistance is in 0..63",
        "--exchange",
        "folder",
        "--set",
        "path=" + drop,
        "--max-distance",
        "64");
    add();
    Shell again =
        assay(
            "lists",
            "add",
            "sample",
            "--exchange",
            "folder",
            "--set",
            "path=" + drop,
            "--provider",
            "x");
    assertThat(again.err()).contains("there is a list sample already");
  }

  private void refused(String message, String... options) {
    List<Object> arguments = new ArrayList<>(List.of("lists", "add", "bad", "--provider", "x"));
    arguments.addAll(List.of(options));
    Shell shell = assay(arguments.toArray());
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains(message).doesNotContain("hunter2");
  }

  @Test
  void aVoteOnWhatIsNotListedIsRefused() throws Exception {
    add();
    well("lists", "sync");
    Shell unknown = assay("lists", "vote", "sample", "nosuch", "--algorithm", "sha256", "--down");
    assertThat(unknown.err()).contains("sample: has no entry of that id");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(assay("lists", "vote", "sample", "--algorithm", "sha256", "--reasons").err())
        .contains("folder takes no votes");
  }
}
