package assay.dataset.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.provenance.Capture;
import assay.provenance.Provenance;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.Ties;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcOddTest {
  private static final String ARC =
      "filedesc://x.arc 0.0.0.0 20080430204825 text/plain 15\n2 0 Test\nfields\n\n";

  @TempDir private Path folder;

  @Test
  void anArcLineIsTakenApartFromTheRight() throws Exception {
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Robots-Tag: noai, noindex\r\n\r\n";
    String line = "http://example.com/a b c 192.0.2.7 20080430204826 text/html ";
    String body = "<p>hello</p>";
    Walk walk = walk(ARC + line + (http.length() + body.length()) + "\n" + http + body + "\n");
    assertThat(walk.entries()).extracting(Seen::role).containsExactly(Role.GLUE, Role.ITEM);
    Seen seen = walk.items().get(0);
    assertThat(new String(seen.content(), StandardCharsets.US_ASCII)).isEqualTo(body);
    assertThat(seen.ties()).isEqualTo(Ties.none());
    Provenance facts = seen.item().orElseThrow().provenance();
    Capture capture = facts.capture().orElseThrow();
    assertThat(facts.origin().orElseThrow().url()).contains("http://example.com/a b c");
    assertThat(capture.notAfter()).contains(Instant.parse("2008-04-30T20:48:26Z"));
    assertThat(capture.serverIp()).contains("192.0.2.7");
    assertThat(capture.archive().orElseThrow().format()).isEqualTo("arc");
    assertThat(facts.preferences().robots()).containsExactly("noai", "noindex");
  }

  @Test
  void theFiveMoreFieldsOfTheSecondVersionAreUnderstood() throws Exception {
    String line = "http://example.com/ 192.0.2.7 20080430204826 image/gif 200 sum - 0 x.arc 6\n";
    Seen seen = walk(ARC + line + "GIF89a\n").items().get(0);
    assertThat(seen.faults()).isEmpty();
    assertThat(seen.content()).hasSize(6);
  }

  @Test
  void tooMuchDamageEndsTheShard() throws Exception {
    String record = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n";
    assertThat(walk(record + "x".repeat((1 << 20) - 2) + "\r\n" + record).items()).hasSize(3);
    String more = record + "x".repeat((1 << 20) - 1) + "\r\n" + record;
    assertThat(assertThrows(DatasetException.class, () -> walk(more)))
        .hasMessageStartingWith("odd@");
  }

  @Test
  void recordsThatBeginAndNeverEndAreNotTriedForever() {
    String never = "WARC/1.0\r\nContent-Length: 999999999\r\n\r\n";
    assertThat(assertThrows(DatasetException.class, () -> walk(never.repeat(20_000))))
        .hasMessageEndingWith("records begin again and again and do not end");
  }

  @Test
  void keptRecordsOfASharedMemberGetMembersOfTheirOwn() throws Exception {
    Path file = Fixtures.locate("warc/gen-odd-gz-one-member.warc.gz");
    Walk walk = Walk.through(format(), file);
    assertThat(walk.entries()).extracting(Seen::part).containsExactly(0, 1, 2);
    List<Choice> choices = walk.without(walk.entries().get(1)::equals);
    Path out = folder.resolve("out");
    format().rewrite(new ShardFile(file, "in"), walk.identity(), choices.iterator(), out);
    assertThat(Walk.through(format(), out).entries())
        .extracting(Seen::description)
        .containsExactly(walk.entries().get(0).description(), walk.entries().get(2).description());
    assertThat(Walk.through(format(), out).entries()).extracting(Seen::part).containsOnly(0);
    assertThat(inflated(out).length).isEqualTo(inflated(file).length - 2947);
  }

  private static byte[] inflated(Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      in.transferTo(all);
    }
    return all.toByteArray();
  }

  @Test
  void lz4IsRefusedByName() throws Exception {
    Path file = Files.write(folder.resolve("odd"), new byte[] {4, 0x22, 0x4d, 0x18, 0, 0});
    assertThat(assertThrows(DatasetException.class, () -> Walk.through(format(), file)))
        .hasMessage("odd: lz4 is not supported");
  }

  @Test
  void dimDatesAreIntervals() {
    assertThat(Times.parse("2026-02").orElseThrow())
        .isEqualTo(
            new Times(
                Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-02-28T23:59:59Z")));
    assertThat(Times.parse("2026-02-11T08:14:03.25Z").orElseThrow().notAfter())
        .isEqualTo(Instant.parse("2026-02-11T08:14:03.25Z"));
    assertThat(Times.parse("yesterday")).isEmpty();
  }

  @Test
  void theCrawlIsNamedByThePathOrTheInfoRecord() {
    assertThat(new Crawl("crawl-data/CC-MAIN-2026-08/x.warc.gz").collection())
        .contains("CC-MAIN-2026-08");
    Crawl crawl = new Crawl("x.warc.gz");
    crawl.learn(
        "software: Wget/1.14 (linux-gnu)\r\noperator: Somebody\r\nisPartOf: spring\r\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(crawl.collection()).contains("spring");
    assertThat(crawl.agent().orElseThrow().name()).isEqualTo("Wget");
    assertThat(crawl.agent().orElseThrow().version()).contains("1.14");
    assertThat(crawl.agent().orElseThrow().operator()).contains("Somebody");
  }

  private Walk walk(String shard) throws IOException, DatasetException {
    Path file = folder.resolve("odd");
    Files.writeString(file, shard, StandardCharsets.US_ASCII);
    return Walk.through(format(), file);
  }

  private static WarcFormat format() {
    return new WarcFormat(Signatures.TYPES);
  }
}
