package assay.dataset.warc;

import assay.dataset.http.HttpHead;
import assay.dataset.io.ShardInput;
import assay.dataset.site.SiteFiles;
import assay.item.Extent;
import assay.item.Locator;
import assay.item.MediaType;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.Entry;
import assay.stage.MediaTypes;
import assay.stage.Role;
import assay.stage.Ties;
import assay.verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes entries of records: decides which are items, and how their content is read. */
final class RecordEntries {
  private static final int HEAD = 4096;
  private static final int LONGEST_INFO = 1 << 16;
  private static final int LONGEST_CONTEXT = 1 << 20;
  private static final int BLOCK = 1 << 16;

  /** Common Crawl cut payloads here without saying so until 2019. */
  private static final int SILENT_CUT = 1 << 20;

  private final String shard;
  private final ShardInput in;
  private final MediaTypes types;
  private final SegmentMap segments;
  private final Crawl crawl;
  private final RecordProvenance provenance;
  private final Concurrents concurrents;
  private final SiteFiles sites = new SiteFiles();
  private final boolean tied;
  private long items;

  /** The segments of a shard, found when they are first asked for. */
  @FunctionalInterface
  interface SegmentMap {
    Segments get() throws IOException;
  }

  RecordEntries(
      String shard,
      String format,
      Crawl crawl,
      ShardInput in,
      MediaTypes types,
      SegmentMap map,
      Concurrents concurrents) {
    this.concurrents = concurrents;
    this.shard = shard;
    this.in = in;
    this.types = types;
    this.segments = map;
    this.crawl = crawl;
    this.tied = !format.equals("arc"); // ARC records have nothing to be tied by
    this.provenance = new RecordProvenance(format, shard, crawl);
  }

  /** An entry for bytes in which no record can be told apart. */
  Entry damaged(Extent extent, Reason reason) {
    String member = "offset:" + extent.offset();
    WarcItem item =
        new WarcItem(
            new Locator(shard, items++, member),
            provenance.ofDamage(extent),
            true,
            sink -> raw(extent, reason, sink));
    return new Entry(
        extent, 0, member, Role.DAMAGED, 0, Optional.of(item), Ties.none(), () -> new byte[0]);
  }

  private Set<Reason> raw(Extent extent, Reason reason, ReadingSink sink) throws IOException {
    byte[] buffer = new byte[BLOCK];
    InputStream bytes = in.stream(extent.offset(), extent.length());
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      sink.accept(Reading.STORED, buffer, 0, n);
    }
    return Set.of(reason);
  }

  /**
   * An entry for a record whose head was just read.
   *
   * @param place where it lies
   */
  Entry of(Head head, RecordStream records, Place place) throws IOException {
    InputStream block = records.block();
    return switch (head.type()) {
      case "warcinfo" -> info(head, block, place);
      case "request" -> request(head, block, place);
      case "metadata" -> side(head, new byte[0], block, place);
      case "revisit" -> revisit(head, block, place);
      default -> Segments.isSegment(head) ? segment(head, block, place) : whole(head, block, place);
    };
  }

  /**
   * Where a record lies.
   *
   * @param recordBytes how many bytes are its own; -1 for those of its content
   * @param last whether the record after it begins where the extent ends
   */
  record Place(Extent extent, int part, long recordBytes, boolean last) {
    Optional<Long> next() {
      return last ? Optional.of(extent.end()) : Optional.empty();
    }

    String member(Head head) {
      return head.id().orElse("offset:" + extent.offset() + (part == 0 ? "" : "+" + part));
    }
  }

  private Entry info(Head head, InputStream block, Place place) throws IOException {
    byte[] start = block.readNBytes(LONGEST_INFO);
    if (isContent(start, head)) {
      return item(head, Content.block(joined(start, block), head.blockLength()), place);
    }
    crawl.learn(start);
    return new Entry(
        place.extent(),
        place.part(),
        "",
        Role.GLUE,
        0,
        Optional.empty(),
        Ties.none(),
        () -> new byte[0]);
  }

  private Entry request(Head head, InputStream block, Place place) throws IOException {
    HttpHead http = HttpHead.read(block);
    byte[] seen = http.bytes();
    long body = head.blockLength() - seen.length;
    if (http.isRequest() && body > 0) {
      return item(head, new Content(Optional.of(http), block, body, Set.of()), place);
    }
    return side(head, seen, block, place);
  }

  private Entry side(Head head, byte[] seen, InputStream block, Place place) throws IOException {
    byte[] start = seen.length > 0 ? seen : block.readNBytes(HEAD);
    if (isContent(start, head)) {
      return item(head, Content.block(joined(start, block), head.blockLength()), place);
    }
    return aside(head, start, block, place);
  }

  private Entry aside(Head head, byte[] start, InputStream block, Place place) throws IOException {
    int room = Math.max(0, LONGEST_CONTEXT - start.length);
    byte[] content = joined(start, block.readNBytes(room));
    concurrents.passed(head, content);
    byte[] context = joined(head.bytes(), content);
    return new Entry(
        place.extent(),
        place.part(),
        place.member(head),
        Role.SIDE,
        place.recordBytes() < 0 ? head.blockLength() : place.recordBytes(),
        Optional.empty(),
        RecordTies.of(head),
        () -> context);
  }

  private boolean isContent(byte[] start, Head head) {
    MediaType type = types.detect(start, start.length == head.blockLength());
    return type.isMedia() || type.isArchive();
  }

  private Entry revisit(Head head, InputStream block, Place place) throws IOException {
    Content content = Content.response(block, head.blockLength(), types);
    return item(head, content, place);
  }

  private Entry segment(Head head, InputStream block, Place place) throws IOException {
    Optional<List<Segments.Segment>> rest = segments.get().rest(head);
    boolean first = !head.type().equals("continuation");
    if (rest.isEmpty()) {
      return item(head, content(head, block).but(Reason.SEGMENT), place);
    } else if (!first) {
      return aside(head, new byte[0], block, place);
    }
    long length = rest.get().stream().mapToLong(Segments.Segment::length).sum();
    InputStream others = segments.get().blocks(rest.get());
    return item(head, content(head, block).and(others, length), place);
  }

  private Entry whole(Head head, InputStream block, Place place) throws IOException {
    return item(head, content(head, block), place);
  }

  private Content content(Head head, InputStream block) throws IOException {
    return isHttp(head)
        ? Content.response(block, head.blockLength(), types)
        : Content.block(block, head.blockLength());
  }

  private static boolean isHttp(Head head) {
    String uri = head.uri("WARC-Target-URI").orElse("").toLowerCase(Locale.ROOT);
    String type = head.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean addressed = uri.startsWith("http://") || uri.startsWith("https://");
    return head.type().equals("response") && (addressed || type.startsWith("application/http"));
  }

  private Entry item(Head head, Content content, Place place) throws IOException {
    boolean bytes = !head.type().equals("revisit") || content.length() > 0;
    Optional<HttpHead> answer = content.http().filter(http -> !head.type().equals("request"));
    Told told = tied ? concurrents.about(head, place.next()) : Told.nothing();
    Optional<String> url = head.uri("WARC-Target-URI");
    List<String> redirects = url.map(concurrents::redirects).orElse(List.of());
    Provenance origin =
        provenance.of(
            head,
            new RecordProvenance.Around(answer, told, redirects, url.map(sites::about)),
            place.extent(),
            isPartial(head, content));
    answer
        .filter(http -> http.status().orElse(0) / 100 == 3)
        .flatMap(http -> http.first("Location"))
        .ifPresent(location -> url.ifPresent(u -> concurrents.redirected(u, location)));
    WarcItem item =
        new WarcItem(
            new Locator(shard, items++, place.member(head)),
            origin,
            bytes,
            sink -> read(content, bytes ? siteFile(answer, url) : Optional.empty(), sink));
    byte[] http = content.http().map(HttpHead::bytes).orElse(new byte[0]);
    return new Entry(
        place.extent(),
        place.part(),
        place.member(head),
        Role.ITEM,
        place.recordBytes() < 0 ? head.blockLength() - http.length : place.recordBytes(),
        Optional.of(item),
        tied ? RecordTies.of(head) : Ties.none(),
        () -> joined(head.bytes(), http));
  }

  private static Optional<String> siteFile(Optional<HttpHead> answer, Optional<String> url) {
    boolean ok = answer.filter(http -> http.status().orElse(0) == 200).isPresent();
    return url.filter(u -> ok && SiteFiles.isOne(u));
  }

  /** What a site says to robots is learnt as it goes by, for what follows. */
  private Set<Reason> read(Content content, Optional<String> siteFile, ReadingSink sink)
      throws IOException {
    if (siteFile.isEmpty()) {
      return content.read(types, sink);
    }
    LastReading last = new LastReading(sink, SiteFiles.LONGEST);
    Set<Reason> faults = content.read(types, last);
    sites.learn(siteFile.get(), last.bytes());
    return faults;
  }

  private static boolean isPartial(Head head, Content content) {
    if (head.type().equals("revisit")) {
      return false;
    }
    boolean part = content.http().filter(h -> h.status().orElse(0) == 206).isPresent();
    boolean cut = content.http().isPresent() && content.length() == SILENT_CUT;
    return part || cut || head.first("WARC-Truncated").isPresent();
  }

  private static InputStream joined(byte[] start, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(start), rest);
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
