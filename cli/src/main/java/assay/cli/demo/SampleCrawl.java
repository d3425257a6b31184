package assay.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.DigestAlgorithm;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A small crawler's output: a {@code warcinfo} record, then request, response and metadata for each
 * fetch. Hosts and addresses are those reserved for documentation (RFC 2606, RFC 5737).
 *
 * <p>Streams: holds no more than the record being written.
 */
final class SampleCrawl implements Closeable {
  private static final String AGENT = "SampleCrawler/1.0 (+https://crawler.example.org/)";
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final int BEGINS_WITHIN = 280 * 86_400;
  private static final int SECONDS_APART = 600;

  private final WarcFile file;
  private final SplittableRandom random;
  private final String warcinfo;
  private Instant now;

  private SampleCrawl(WarcFile file, SplittableRandom random) {
    this.file = file;
    this.random = random;
    this.warcinfo = id();
    this.now = NEW_YEAR.plusSeconds(random.nextInt(BEGINS_WITHIN));
  }

  /**
   * Begins a crawl in a new file; compressed if the name ends with {@code .gz}.
   *
   * @param seed of record ids, dates and addresses
   */
  static SampleCrawl create(Path path, long seed) throws IOException {
    SampleCrawl crawl = new SampleCrawl(WarcFile.create(path), new SplittableRandom(seed));
    crawl.introduce(path.getFileName().toString());
    return crawl;
  }

  private void introduce(String name) throws IOException {
    String fields =
        "software: SampleCrawler/1.0\r\n"
            + "format: WARC File Format 1.1\r\n"
            + "conformsTo: https://iipc.github.io/warc-specifications/specifications/"
            + "warc-format/warc-1.1/\r\n"
            + "operator: Example Crawls\r\n"
            + "isPartOf: SAMPLE-2026\r\n"
            + "http-header-user-agent: "
            + AGENT
            + "\r\n";
    WarcHead head = new WarcHead("warcinfo", warcinfo, now).with("WARC-Filename", name);
    file.add(head.with("Content-Type", "application/warc-fields"), fields.getBytes(UTF_8));
  }

  /**
   * Writes what belongs to one fetch.
   *
   * @param pageUri where the crawler found the link
   */
  Fetch add(String uri, String pageUri, String mediaType, Framing framing, byte[] body)
      throws IOException {
    byte[] entity = framing.entity(body);
    Fetch fetch = begin(uri, entity);
    String http = "HTTP/1.1 200 OK\r\n" + headers(mediaType) + framing.headers(entity.length);
    request(fetch, pageUri);
    file.add(responseHead(fetch), block(http, framing.stored(entity)));
    metadata(fetch, pageUri);
    return fetch;
  }

  /** Writes a fetch that was cut after some bytes, and says so. */
  Fetch addCut(String uri, String pageUri, String mediaType, byte[] body, int length)
      throws IOException {
    byte[] kept = Arrays.copyOf(body, length);
    Fetch fetch = begin(uri, kept);
    String http = "HTTP/1.1 200 OK\r\n" + headers(mediaType) + Framing.PLAIN.headers(body.length);
    request(fetch, pageUri);
    file.add(responseHead(fetch).with("WARC-Truncated", "length"), block(http, kept));
    metadata(fetch, pageUri);
    return fetch;
  }

  /** Writes a fetch whose response is a gzip member with a wrong checksum. */
  Fetch addDamaged(String uri, String pageUri, String mediaType, byte[] body) throws IOException {
    Fetch fetch = begin(uri, body);
    String http = "HTTP/1.1 200 OK\r\n" + headers(mediaType) + Framing.PLAIN.headers(body.length);
    request(fetch, pageUri);
    file.addDamaged(responseHead(fetch), block(http, body));
    metadata(fetch, pageUri);
    return fetch;
  }

  /** Writes that the same was found again: headers and a digest, but no body. */
  Fetch revisit(Fetch first) throws IOException {
    Fetch again = new Fetch(id(), first.uri(), tick(), first.payloadDigest());
    WarcHead head =
        new WarcHead("revisit", again.id(), again.date())
            .with("WARC-Target-URI", again.uri())
            .with("WARC-IP-Address", address())
            .with(
                "WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
            .with("WARC-Refers-To", "<" + first.id() + ">")
            .with("WARC-Refers-To-Target-URI", first.uri())
            .with("WARC-Refers-To-Date", first.date().toString())
            .with("WARC-Payload-Digest", again.payloadDigest())
            .with("Content-Type", "application/http; msgtype=response");
    file.add(head, "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n".getBytes(US_ASCII));
    return again;
  }

  private Fetch begin(String uri, byte[] entity) {
    byte[] sha1 = DigestAlgorithm.SHA1.begin().digest(entity);
    return new Fetch(id(), uri, tick(), "sha1:" + Base32.encode(sha1));
  }

  private WarcHead responseHead(Fetch fetch) {
    return new WarcHead("response", fetch.id(), fetch.date())
        .with("WARC-Target-URI", fetch.uri())
        .with("WARC-Warcinfo-ID", "<" + warcinfo + ">")
        .with("WARC-IP-Address", address())
        .with("WARC-Payload-Digest", fetch.payloadDigest())
        .with("Content-Type", "application/http; msgtype=response");
  }

  private static String headers(String mediaType) {
    return "Server: nginx\r\nContent-Type: " + mediaType + "\r\n";
  }

  private static byte[] block(String http, byte[] stored) {
    byte[] head = (http + "\r\n").getBytes(US_ASCII);
    return ByteBuffer.allocate(head.length + stored.length).put(head).put(stored).array();
  }

  private void request(Fetch fetch, String pageUri) throws IOException {
    WarcHead head =
        tied("request", fetch).with("Content-Type", "application/http; msgtype=request");
    String host = fetch.uri().split("/", 4)[2];
    String path = fetch.uri().substring(fetch.uri().indexOf(host) + host.length());
    String http =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nReferer: %s\r\n\r\n"
            .formatted(path, host, AGENT, pageUri);
    file.add(head, http.getBytes(US_ASCII));
  }

  private void metadata(Fetch fetch, String pageUri) throws IOException {
    WarcHead head = tied("metadata", fetch).with("Content-Type", "application/warc-fields");
    String fields =
        "via: %s\r\nhopsFromSeed: LE\r\nfetchTimeMs: %d\r\n"
            .formatted(pageUri, random.nextInt(20, 900));
    file.add(head, fields.getBytes(UTF_8));
  }

  private WarcHead tied(String type, Fetch fetch) {
    return new WarcHead(type, id(), fetch.date())
        .with("WARC-Target-URI", fetch.uri())
        .with("WARC-Concurrent-To", "<" + fetch.id() + ">");
  }

  private String id() {
    // Version and variant bits as RFC 9562 wants them of random identifiers.
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return "urn:uuid:" + new UUID(high, low);
  }

  private String address() {
    return "192.0.2." + random.nextInt(1, 255);
  }

  private Instant tick() {
    now = now.plusSeconds(random.nextInt(1, SECONDS_APART));
    return now;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
