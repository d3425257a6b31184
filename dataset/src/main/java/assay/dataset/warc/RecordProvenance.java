package assay.dataset.warc;

import assay.dataset.http.HttpHead;
import assay.dataset.http.OptOut;
import assay.dataset.io.ExtractStep;
import assay.item.Extent;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DeclaredDigest;
import assay.provenance.Origin;
import assay.provenance.Preferences;
import assay.provenance.Provenance;
import assay.provenance.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a record says about where its content came from. */
final class RecordProvenance {
  private final String format;
  private final String shard;
  private final Crawl crawl;

  RecordProvenance(String format, String shard, Crawl crawl) {
    this.format = format;
    this.shard = shard;
    this.crawl = crawl;
  }

  /** Only the place in the archive is known. */
  Provenance ofDamage(Extent extent) {
    Capture capture = Capture.unknown().archivedAs(archive(extent, Optional.empty()), false);
    return Provenance.of(Optional.empty(), Optional.of(capture), Map.of("capture", Basis.OBSERVED));
  }

  /**
   * What stands around a record's content.
   *
   * @param http what the server answered
   * @param redirects known from answers that went by
   * @param site what files of its site say that went by
   */
  record Around(
      Optional<HttpHead> http, Told told, List<String> redirects, Optional<Preferences.Site> site) {

    Preferences preferences() {
      Preferences own = http.map(RecordProvenance::preferences).orElse(Preferences.none());
      return site.map(own::with).orElse(own);
    }
  }

  /**
   * All that is known.
   *
   * @param partial the record holds only a part of what was served
   */
  Provenance of(Head head, Around around, Extent extent, boolean partial) {
    Optional<Times> times = head.first("WARC-Date").flatMap(Times::parse);
    Optional<DeclaredDigest> payload =
        head.first("WARC-Payload-Digest").flatMap(DeclaredDigests::parse).map(DeclaredDigest::new);
    Capture capture =
        Capture.unknown()
            .between(times.map(Times::notBefore), times.map(Times::notAfter))
            .by("crawl", agent(around.told()))
            .answered(around.http().map(RecordProvenance::answer), head.first("WARC-IP-Address"))
            .declaring(payload, false)
            .archivedAs(archive(extent, head.id()), partial);
    Optional<Origin> origin = origin(head, around);
    Provenance facts =
        Provenance.of(origin, Optional.of(capture), basis(origin, capture))
            .with(around.preferences())
            .withSteps(List.of(ExtractStep.step()), Basis.OBSERVED);
    return head.type().equals("revisit") ? facts.of(sighting(head, payload)) : facts;
  }

  /** Who asked, as the request says; else what the crawl says of itself. */
  private Optional<Capture.Agent> agent(Told told) {
    Optional<String> operator = crawl.agent().flatMap(Capture.Agent::operator);
    return told.userAgent().map(header -> Agents.of(header, operator)).or(crawl::agent);
  }

  private static Optional<Origin> origin(Head head, Around around) {
    List<String> redirects =
        around.redirects().isEmpty()
            ? around.told().redirect().stream().toList()
            : around.redirects();
    return head.uri("WARC-Target-URI")
        .map(
            url -> new Origin(Optional.of(url), redirects, around.told().page(), Optional.empty()));
  }

  private static Sighting sighting(Head head, Optional<DeclaredDigest> payload) {
    return new Sighting(
        head.first("WARC-Refers-To"),
        head.uri("WARC-Refers-To-Target-URI"),
        head.first("WARC-Refers-To-Date"),
        payload);
  }

  private Capture.Archive archive(Extent extent, Optional<String> id) {
    return new Capture.Archive(
        format, crawl.collection(), shard, extent.offset(), extent.length(), id);
  }

  private static Map<String, Basis> basis(Optional<Origin> origin, Capture capture) {
    Map<String, Basis> basis = new HashMap<>();
    basis.put("capture", Basis.OBSERVED);
    basis.put("preferences", Basis.OBSERVED);
    basis.put("preferences.site", Basis.JOINED);
    basis.put("origin", Basis.OBSERVED);
    if (origin.filter(o -> !o.redirects().isEmpty()).isPresent()) {
      basis.put("origin.redirects", Basis.JOINED);
    }
    capture.declared().ifPresent(d -> basis.put("capture.declaredDigest", Basis.DECLARED));
    return basis;
  }

  private static Capture.Http answer(HttpHead http) {
    return new Capture.Http(
        http.status(),
        http.first("Content-Type"),
        http.first("Last-Modified").flatMap(Times::http),
        http.first("ETag"),
        http.first("Server"));
  }

  private static Preferences preferences(HttpHead http) {
    return OptOut.of(
        http.all("X-Robots-Tag"),
        http.first("TDM-Reservation"),
        http.first("TDM-Policy"),
        http.first("Content-Usage"));
  }
}
