package assay.dataset.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import assay.json.JsonObject;
import assay.provenance.Basis;
import assay.provenance.Capture.Agent;
import assay.provenance.Provenance;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the records of a crawl say together about one response. */
class WarcProvenanceTest {
  private static final String URL = "https://images.example/a/7.jpg";
  private static final String INFO =
      "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:i>\r\n"
          + block("software: Heritrix/3.4\r\noperator: The Archive\r\nisPartOf: SPRING-2026\r\n");
  private static final String RESPONSE =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:r>\r\nWARC-Target-URI: "
          + URL
          + "\r\nwarc-date: 2026-02-11T08:14:03.125Z\r\nWARC-IP-Address: 192.0.2.17\r\n"
          + block(
              lines(
                  "HTTP/1.1 200 OK",
                  "Content-Type: image/jpeg",
                  "ETag: \"9f-1\"",
                  "Server: nginx",
                  "Last-Modified: Wed, 01 May 2024 10:00:00 GMT",
                  "X-Robots-Tag: noai, NoIndex, unavailable_after: 2030",
                  "X-Robots-Tag: otherbot: noimageai",
                  "tdm-reservation: 1",
                  "TDM-Policy: https://images.example/tdm.json",
                  "Content-Usage: train-ai=n",
                  "",
                  "body"));
  private static final String REQUEST =
      side(
          "request",
          lines(
              "GET /a/7.jpg HTTP/1.1",
              "Host: images.example",
              "User-Agent: CCBot/2.0 (https://x/)",
              "Referer: https://images.example/gallery/3",
              "",
              ""));
  private static final String METADATA =
      side("metadata", "via: https://images.example/\r\nhopsFromSeed: LE\r\n");

  @TempDir private Path folder;

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private static String side(String type, String content) {
    return "WARC/1.1\r\nWARC-Type: "
        + type
        + "\r\nWARC-Record-ID: <urn:"
        + type
        + ">\r\nWARC-Concurrent-To: <urn:r>\r\n"
        + block(content);
  }

  private static String block(String content) {
    return "Content-Length: " + content.length() + "\r\n\r\n" + content + "\r\n\r\n";
  }

  private static String response(String id, String url, String answer) {
    return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:"
        + id
        + ">\r\nWARC-Target-URI: "
        + url
        + "\r\n"
        + block(answer);
  }

  private List<Seen> items(boolean compressed, String... records) throws Exception {
    Path file = folder.resolve("crawl-" + compressed + ".warc");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String record : records) {
      all.writeBytes(compressed ? member(record) : record.getBytes(ISO_8859_1));
    }
    Files.write(file, all.toByteArray());
    return Walk.through(new WarcFormat(Signatures.TYPES), file).items();
  }

  private static byte[] member(String record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(record.getBytes(ISO_8859_1));
    }
    return out.toByteArray();
  }

  private static Provenance facts(Seen seen) {
    return seen.item().orElseThrow().provenance();
  }

  private Provenance first(boolean compressed, String... records) throws Exception {
    return facts(items(compressed, records).get(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyFieldOfThreeConcurrentRecords(boolean compressed) throws Exception {
    Provenance facts = first(compressed, INFO, RESPONSE, REQUEST, METADATA, RESPONSE);
    JsonObject json = facts.json(JsonObject.empty());
    assertThat(json.object("origin").orElseThrow().write())
        .isEqualTo(
            "{\"host\":\"images.example\",\"pageUrl\":\"https://images.example/gallery/3\","
                + "\"url\":\"https://images.example/a/7.jpg\"}");
    JsonObject capture = json.object("capture").orElseThrow();
    assertThat(capture.object("agent").orElseThrow().write())
        .isEqualTo("{\"name\":\"CCBot\",\"operator\":\"The Archive\",\"version\":\"2.0\"}");
    assertThat(capture.object("http").orElseThrow().write())
        .isEqualTo(
            "{\"contentType\":\"image/jpeg\",\"etag\":\"\\\"9f-1\\\"\","
                + "\"lastModified\":\"2024-05-01T10:00:00Z\",\"server\":\"nginx\",\"status\":200}");
    assertThat(capture.text("notBefore")).contains("2026-02-11T08:14:03.125Z");
    assertThat(capture.text("serverIp")).contains("192.0.2.17");
    assertThat(capture.object("archive").flatMap(a -> a.text("collection")))
        .contains("SPRING-2026");
    assertThat(json.object("preferences").orElseThrow().write())
        .isEqualTo(
            "{\"contentUsage\":\"train-ai=n\",\"robotsMeta\":[\"noai\",\"noindex\"],"
                + "\"tdmPolicy\":\"https://images.example/tdm.json\",\"tdmReservation\":1}");
    assertThat(facts.basisOf("origin.pageUrl")).isEqualTo(Basis.OBSERVED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theRequestMayComeBeforeTheResponse(boolean compressed) throws Exception {
    Provenance facts = first(compressed, INFO, REQUEST, RESPONSE, METADATA);
    assertThat(facts.capture().orElseThrow().agent().orElseThrow().name()).isEqualTo("CCBot");
    assertThat(facts.origin().orElseThrow().pageUrl()).contains("https://images.example/gallery/3");
  }

  @Test
  void theResponseMayNameTheRequestInstead() throws Exception {
    String request = REQUEST.replace("WARC-Concurrent-To: <urn:r>\r\n", "");
    String response =
        RESPONSE.replace("WARC-Target-URI", "WARC-Concurrent-To: <urn:request>\r\nWARC-Target-URI");
    for (List<String> order : List.of(List.of(request, response), List.of(response, request))) {
      Provenance facts = first(true, order.toArray(String[]::new));
      assertThat(facts.capture().orElseThrow().agent().orElseThrow().name()).isEqualTo("CCBot");
    }
  }

  @Test
  void aRequestForAnotherResponseTellsNothing() throws Exception {
    String other = REQUEST.replace("<urn:r>", "<urn:other>");
    for (List<String> order : List.of(List.of(other, RESPONSE), List.of(RESPONSE, other))) {
      Provenance facts = first(false, order.toArray(String[]::new));
      assertThat(facts.capture().orElseThrow().agent()).isEmpty();
      assertThat(facts.origin().orElseThrow().pageUrl()).isEmpty();
    }
  }

  @Test
  void withoutARequestTheCrawlerIsTheOneThatTheShardNames() throws Exception {
    Provenance facts = first(true, INFO, RESPONSE, METADATA);
    assertThat(facts.capture().orElseThrow().agent())
        .contains(new Agent("Heritrix", Optional.of("3.4"), Optional.of("The Archive")));
    assertThat(facts.origin().orElseThrow().pageUrl()).contains("https://images.example/");
  }

  @Test
  void anAddressFoundByARedirectHasNoPage() throws Exception {
    String metadata = side("metadata", "via: http://images.example/old\r\nhopsFromSeed: LR\r\n");
    Provenance facts = first(false, RESPONSE, metadata);
    assertThat(facts.origin().orElseThrow().pageUrl()).isEmpty();
    assertThat(facts.origin().orElseThrow().redirects())
        .containsExactly("http://images.example/old");
    assertThat(facts.basisOf("origin.redirects")).isEqualTo(Basis.JOINED);
  }

  @Test
  void answersThatNameAnotherAddressMakeAChain() throws Exception {
    String one = "HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n";
    String two = "HTTP/1.1 302 Found\r\nLocation: " + URL + "\r\n\r\n";
    List<Seen> items =
        items(
            true,
            response("1", "http://u:p@images.example/a", one),
            response("2", "http://images.example/b", two.replace("\r\n\r\n", "\r\nX: y\r\n\r\n")),
            RESPONSE);
    assertThat(facts(items.get(2)).origin().orElseThrow().redirects())
        .containsExactly("http://images.example/b");
    items =
        items(
            false,
            response("1", "http://images.example/a", one),
            response("2", "http://images.example/b", two),
            RESPONSE);
    assertThat(facts(items.get(2)).origin().orElseThrow().redirects())
        .containsExactly("http://images.example/a", "http://images.example/b");
    assertThat(facts(items.get(0)).origin().orElseThrow().redirects()).isEmpty();
  }

  @Test
  void aCircleOfRedirectsEnds() throws Exception {
    String back = "HTTP/1.1 302 Found\r\nLocation: http://a.example/1\r\n\r\n";
    String forth = "HTTP/1.1 302 Found\r\nLocation: http://a.example/2\r\n\r\n";
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      records.add(response("f" + i, "http://a.example/1", forth));
      records.add(response("b" + i, "http://a.example/2", back));
    }
    for (Seen seen : items(false, records.toArray(String[]::new))) {
      assertThat(facts(seen).origin().orElseThrow().redirects()).hasSizeLessThan(11);
    }
  }

  @Test
  void aRevisitIsASightingOfWhatItNames() throws Exception {
    String revisit =
        "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Record-ID: <urn:v>\r\nWARC-Target-URI: "
            + URL
            + "\r\nWARC-Date: 2026-03-01T00:00:00Z\r\nWARC-Refers-To: <urn:r>\r\n"
            + "WARC-Refers-To-Target-URI: http://u:p@images.example/first\r\n"
            + "WARC-Refers-To-Date: 2026-02-11T08:14:03Z\r\n"
            + "WARC-Payload-Digest: sha1:H4FYS5IPLKY55ZXW3EC3W72RNPNSMBCT\r\n"
            + block("HTTP/1.1 200 OK\r\n\r\n");
    Provenance facts = first(true, revisit);
    assertThat(facts.json(JsonObject.empty()).object("sightingOf").orElseThrow().write())
        .isEqualTo(
            "{\"date\":\"2026-02-11T08:14:03Z\",\"digest\":{\"algorithm\":\"sha1\",\"value\":"
                + "\"3f0b89750f5ab1dee6f6d905bb7f516bdb260453\"},\"recordId\":\"<urn:r>\","
                + "\"url\":\"http://images.example/first\"}");
    assertThat(facts.origin().orElseThrow().url()).contains(URL);
    assertThat(facts.capture().orElseThrow().notBefore().orElseThrow())
        .hasToString("2026-03-01T00:00:00Z");
    assertThat(first(true, RESPONSE).sighting()).isEmpty();
  }

  @Test
  void whatStandsFarAwayIsNotJoinedAndTheWalkIsTheSame() throws Exception {
    List<String> records = new ArrayList<>(List.of(RESPONSE));
    for (int i = 0; i < 40; i++) {
      records.add(side("metadata", "via: x\r\n").replace("<urn:r>", "<urn:" + i + ">"));
    }
    records.add(REQUEST);
    assertThat(first(true, records.toArray(String[]::new)).capture().orElseThrow().agent())
        .isEmpty();
  }

  @Test
  void aCutOrDamagedRecordBehindTellsNothing() throws Exception {
    String whole = RESPONSE + REQUEST;
    for (int length = RESPONSE.length(); length < whole.length(); length++) {
      Provenance facts = first(false, whole.substring(0, length));
      assertThat(facts.origin().orElseThrow().url()).contains(URL);
    }
  }

  @Test
  void whatTheSiteSaysToRobotsIsRecordedWithWhatFollows() throws Exception {
    String robots =
        lines(
            "HTTP/1.1 200 OK",
            "",
            "User-agent: GPTBot",
            "User-agent: CCBot",
            "Disallow: /a/",
            "",
            "User-agent: *",
            "Content-Usage: train-ai=n");
    String tdm =
        lines(
            "HTTP/1.1 200 OK",
            "",
            "[{\"location\": \"/a/*\", \"tdm-reservation\": 1,"
                + " \"tdm-policy\": \"https://images.example/p.json\"}]");
    String ai = lines("HTTP/1.1 200 OK", "", "User-Agent: *", "Disallow: *.jpg");
    String missing = lines("HTTP/1.1 404 Not Found", "", "User-agent: ClaudeBot", "Disallow: /");
    String site = "https://images.example";
    List<Seen> items =
        items(
            true,
            RESPONSE,
            response("1", site + "/robots.txt", robots),
            response("2", site + "/.well-known/tdmrep.json", tdm),
            response("3", site + "/ai.txt", ai),
            response("4", site + "/robots.txt", missing),
            response("5", "https://other.example/a/7.jpg", "HTTP/1.1 200 OK\r\n\r\nx"),
            response("6", site + "/b/8.png", "HTTP/1.1 200 OK\r\n\r\nx"),
            RESPONSE);
    JsonObject record = items.get(7).entered().json(JsonObject.empty());
    assertThat(record.object("preferences").flatMap(p -> p.object("site")).orElseThrow().write())
        .isEqualTo(
            "{\"aiTxt\":[\"*\"],\"contentUsage\":\"train-ai=n\","
                + "\"robotsTxt\":[\"ccbot\",\"gptbot\"],"
                + "\"tdmPolicy\":\"https://images.example/p.json\",\"tdmReservation\":1}");
    assertThat(record.object("basis").flatMap(b -> b.text("preferences.site"))).contains("joined");
    JsonObject elsewhere = items.get(6).entered().json(JsonObject.empty());
    assertThat(elsewhere.object("preferences").orElseThrow().write())
        .isEqualTo("{\"site\":{\"contentUsage\":\"train-ai=n\"}}");
    assertThat(items.get(5).entered().json(JsonObject.empty()).object("preferences")).isEmpty();
    // What went by before the files is not looked at again.
    assertThat(
            items.get(0).entered().preferences().with(items.get(7).entered().preferences().site()))
        .isEqualTo(items.get(7).entered().preferences());
    // It decides nothing: neither the grade nor what is missing.
    assertThat(record.texts("gaps"))
        .isEqualTo(items.get(0).entered().json(JsonObject.empty()).texts("gaps"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CCBot/2.0 (https://commoncrawl.org/faq/)                  | CCBot | 2.0
          Mozilla/5.0 (compatible; heritrix/3.1.1 +http://a.example) | heritrix | 3.1.1
          Wget/1.14 (linux-gnu)                                      | Wget | 1.14
          Mozilla/5.0 (X11; Linux x86_64) Chrome/100.0               | Mozilla/5.0 (X11; Linux x86_64) Chrome/100.0 |
          curl                                                       | curl |
          """)
  void theAgentIsReadFromItsHeader(String header, String name, String version) {
    assertThat(Agents.of(header, Optional.empty()))
        .isEqualTo(new Agent(name, Optional.ofNullable(version), Optional.empty()));
  }
}
