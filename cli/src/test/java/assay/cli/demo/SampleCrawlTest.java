package assay.cli.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.ReadBack.Warc;
import assay.fingerprint.DigestAlgorithm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCrawlTest {
  private static final String URI = "https://images.example.com/a/1.jpg";
  private static final String PAGE = "https://www.example.com/a.html";
  private static final byte[] BODY = "not really a picture ".repeat(999).getBytes(UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.warc", "a.warc.gz"})
  void aFetchIsARequestAResponseAndMetadataTiedToIt(String name) throws Exception {
    Path file = folder.resolve(name);
    Fetch fetch;
    try (SampleCrawl crawl = SampleCrawl.create(file, 1)) {
      fetch = crawl.add(URI, PAGE, "image/jpeg", Framing.PLAIN, BODY);
    }
    List<Warc> records = ReadBack.records(file);
    assertThat(records)
        .extracting(Warc::type)
        .containsExactly("warcinfo", "request", "response", "metadata");
    assertThat(records).extracting(Warc::id).doesNotHaveDuplicates();
    assertThat(records).allMatch(Warc::sound);
    assertThat(records.get(1).bare("WARC-Concurrent-To")).isEqualTo(fetch.id());
    assertThat(records.get(2).id()).isEqualTo(fetch.id());
    assertThat(records.get(3).bare("WARC-Concurrent-To")).isEqualTo(fetch.id());
    assertThat(records.get(2).bare("WARC-Warcinfo-ID")).isEqualTo(records.get(0).id());
    assertThat(records.get(1).httpHead()).startsWith("GET /a/1.jpg HTTP/1.1\r\nHost: images.exam");
    assertThat(new String(records.get(3).block(), UTF_8)).contains("via: " + PAGE + "\r\n");
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void thePayloadDigestIsOfTheEntityWithoutChunks(Framing framing) throws Exception {
    Path file = folder.resolve("a.warc");
    try (SampleCrawl crawl = SampleCrawl.create(file, 1)) {
      crawl.add(URI, PAGE, "image/jpeg", framing, BODY);
    }
    Warc response = ReadBack.records(file).get(2);
    byte[] sha1 = DigestAlgorithm.SHA1.begin().digest(response.entity());
    assertThat(response.bare("WARC-Payload-Digest")).isEqualTo("sha1:" + Base32.encode(sha1));
    assertThat(response.body()).isEqualTo(BODY);
    if (framing != Framing.PLAIN) {
      assertThat(response.stored()).isNotEqualTo(BODY);
    }
  }

  /** The vector is the digest of no bytes, as crawlers write it everywhere. */
  @Test
  void digestsAreWrittenInBase32() {
    byte[] ofNothing = DigestAlgorithm.SHA1.begin().digest();
    assertThat(Base32.encode(ofNothing)).isEqualTo("3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  }

  @Test
  void datesRiseWithinTheYear() throws Exception {
    Path file = folder.resolve("a.warc.gz");
    try (SampleCrawl crawl = SampleCrawl.create(file, 9)) {
      for (int i = 0; i < 50; i++) {
        crawl.add(URI + i, PAGE, "text/html", Framing.GZIP, BODY);
      }
    }
    List<Instant> dates =
        ReadBack.records(file).stream().map(r -> Instant.parse(r.bare("WARC-Date"))).toList();
    assertThat(dates).isSorted();
    assertThat(dates.get(0)).isAfter("2026-01-01T00:00:00Z");
    assertThat(dates.get(150)).isBefore("2027-01-01T00:00:00Z");
  }

  @Test
  void aRevisitHasTheDigestAndNoBody() throws Exception {
    Path file = folder.resolve("a.warc");
    Fetch first;
    try (SampleCrawl crawl = SampleCrawl.create(file, 1)) {
      first = crawl.add(URI, PAGE, "image/jpeg", Framing.PLAIN, BODY);
      crawl.revisit(first);
    }
    Warc revisit = ReadBack.records(file).get(4);
    assertThat(revisit.type()).isEqualTo("revisit");
    assertThat(revisit.stored()).isEmpty();
    assertThat(revisit.bare("WARC-Payload-Digest")).isEqualTo(first.payloadDigest());
    assertThat(revisit.bare("WARC-Refers-To")).isEqualTo(first.id());
    assertThat(revisit.bare("WARC-Refers-To-Date")).isEqualTo(first.date().toString());
  }

  @Test
  void aDamagedMemberIsTheOnlyOneWithAWrongChecksum() throws Exception {
    Path file = folder.resolve("a.warc.gz");
    Fetch damaged;
    try (SampleCrawl crawl = SampleCrawl.create(file, 1)) {
      crawl.add(URI, PAGE, "image/jpeg", Framing.PLAIN, BODY);
      damaged = crawl.addDamaged(PAGE, Site.HOME, "text/html", BODY);
      crawl.add(URI, PAGE, "image/jpeg", Framing.PLAIN, BODY);
    }
    assertThat(ReadBack.records(file))
        .filteredOn(r -> !r.sound())
        .extracting(Warc::id)
        .containsExactly(damaged.id());
  }

  @Test
  void aCutFetchSaysSoAndItsDigestIsOfWhatIsThere() throws Exception {
    Path file = folder.resolve("a.warc");
    try (SampleCrawl crawl = SampleCrawl.create(file, 1)) {
      crawl.addCut(URI, PAGE, "image/jpeg", BODY, 1000);
    }
    Warc response = ReadBack.records(file).get(2);
    assertThat(response.bare("WARC-Truncated")).isEqualTo("length");
    assertThat(response.stored()).hasSize(1000);
    assertThat(response.httpHead()).contains("Content-Length: " + BODY.length + "\r\n");
    byte[] sha1 = DigestAlgorithm.SHA1.begin().digest(response.stored());
    assertThat(response.bare("WARC-Payload-Digest")).isEqualTo("sha1:" + Base32.encode(sha1));
  }

  @Test
  void hostsAndAddressesAreThoseReservedForExamples() throws Exception {
    Path file = folder.resolve("a.warc");
    try (CrawlShard crawl = CrawlShard.create(folder, "a.warc", 5)) {
      for (int i = 0; i < 20; i++) {
        crawl.put(Picture.jpeg(BODY), Framing.CHUNKED);
      }
    }
    List<Warc> records = ReadBack.records(file);
    for (Warc record : records.subList(1, records.size())) { // the first names the standard
      String text = new String(record.block(), ISO_8859_1) + record.fields();
      assertThat(text.replaceAll("https://([a-z]+[.])?example[.](com|org|net)/", ""))
          .doesNotContain("https://");
      assertThat(record.fields().getOrDefault("WARC-IP-Address", "192.0.2.1"))
          .matches("192[.]0[.]2[.][0-9]{1,3}");
    }
  }
}
