package assay.dataset.sidecar;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.policy.SidecarKeys;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DeclaredDigest;
import assay.provenance.Ingest;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the JSON file of one sample says about the sample's origin.
 *
 * @param url of the file
 * @param pageUrl of a page that showed it
 * @param times when it was fetched
 * @param downloaded digest of the bytes as they were downloaded; only where img2dataset wrote it,
 *     because other writers may mean the bytes as stored
 * @param caption SHA-256 of the text that stood with the file, as UTF-8, without blanks around it
 * @param byImg2dataset the file has the shape that img2dataset gives it
 * @param version of the tool, where it is stated
 */
public record Sidecar(
    Optional<String> url,
    Optional<String> pageUrl,
    Optional<ShardStats> times,
    Optional<Digest> downloaded,
    Optional<Digest> caption,
    boolean byImg2dataset,
    Optional<String> version) {
  /** A longer file is an item like any other; nothing is taken from it. */
  public static final int LONGEST = 1 << 16;

  private static final List<String> MARKS = List.of("status", "key", "sha256");
  private static final List<DigestAlgorithm> DIGESTS =
      List.of(
          DigestAlgorithm.SHA256,
          DigestAlgorithm.SHA512,
          DigestAlgorithm.SHA1,
          DigestAlgorithm.MD5);

  /** Reads a sidecar file; empty if it is not JSON, or says nothing of an origin. */
  public static Optional<Sidecar> parse(byte[] json, SidecarKeys keys) {
    return TopLevel.parse(json).map(object -> of(object, keys)).filter(Sidecar::saysSomething);
  }

  /** Takes the row of a table for a sidecar; empty if it says nothing of an origin. */
  public static Optional<Sidecar> ofRow(Map<String, String> cells, SidecarKeys keys) {
    return Optional.of(of(TopLevel.of(cells), keys)).filter(Sidecar::saysSomething);
  }

  /** The columns of a table that {@link #ofRow} looks at, in lower case. */
  public static Set<String> columns(SidecarKeys keys) {
    Set<String> columns = new HashSet<>(MARKS);
    List.of(keys.url(), keys.page(), keys.time(), keys.caption(), keys.version())
        .forEach(columns::addAll);
    DIGESTS.forEach(algorithm -> columns.add(algorithm.label()));
    return columns;
  }

  private static Sidecar of(TopLevel json, SidecarKeys keys) {
    boolean tool = json.has("url") && MARKS.stream().anyMatch(json::has);
    return new Sidecar(
        json.first(keys.url()),
        json.first(keys.page()),
        json.first(keys.time()).flatMap(Interval::parse).map(i -> new ShardStats(i.from(), i.to())),
        tool ? digest(json) : Optional.empty(),
        json.first(keys.caption()).flatMap(Sidecar::digest),
        tool,
        tool ? json.first(keys.version()) : Optional.empty());
  }

  /** The same where the file is none of img2dataset's, whatever members it has. */
  public Sidecar withoutTool() {
    return new Sidecar(url, pageUrl, times, Optional.empty(), caption, false, Optional.empty());
  }

  /** Reads a file that is nothing but a caption; empty if nothing is in it. */
  public static Optional<Sidecar> ofCaption(byte[] text) {
    return digest(new String(text, UTF_8).strip())
        .map(
            caption ->
                new Sidecar(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(caption),
                    false,
                    Optional.empty()));
  }

  private static Optional<Digest> digest(String caption) {
    return caption.isEmpty()
        ? Optional.empty()
        : Optional.of(Digest.compute(DigestAlgorithm.SHA256, caption.getBytes(UTF_8)));
  }

  /** What both files of a sample say; where one of them says more than a caption, that one. */
  public Sidecar and(Sidecar other) {
    boolean more = url.isPresent() || pageUrl.isPresent() || times.isPresent();
    Sidecar facts = more ? this : other;
    return new Sidecar(
        facts.url,
        facts.pageUrl,
        facts.times,
        facts.downloaded,
        caption.or(() -> other.caption),
        facts.byImg2dataset,
        facts.version);
  }

  private static Optional<Digest> digest(TopLevel json) {
    for (DigestAlgorithm algorithm : DIGESTS) {
      Optional<String> hex = json.first(List.of(algorithm.label()));
      if (hex.isPresent()) {
        return parse(algorithm, hex.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<Digest> parse(DigestAlgorithm algorithm, String hex) {
    try {
      return Optional.of(Digest.parse(algorithm, hex));
    } catch (IllegalArgumentException notADigest) {
      return Optional.empty();
    }
  }

  private boolean saysSomething() {
    return url.isPresent() || pageUrl.isPresent() || times.isPresent() || caption.isPresent();
  }

  /**
   * The provenance of a member of the sample.
   *
   * @param shard when the shard was filled, if the tool left a note
   * @param downloadedFile the member is the file that was downloaded, not text about it, so that
   *     the declared digest speaks of it
   */
  public Provenance provenance(Optional<ShardStats> shard, boolean downloadedFile) {
    Optional<Origin> origin =
        url.isPresent() || pageUrl.isPresent() || caption.isPresent()
            ? Optional.of(new Origin(url, List.of(), pageUrl, Optional.empty(), caption))
            : Optional.empty();
    Provenance facts =
        Provenance.of(
            origin,
            capture(shard, downloadedFile),
            Map.of("origin", Basis.DECLARED, "capture", Basis.DECLARED));
    return byImg2dataset
        ? facts.withSteps(List.of(download(downloadedFile)), Basis.DECLARED)
        : facts;
  }

  /** It took what the server sent, and gave what lies here. */
  private Ingest.Step download(boolean downloadedFile) {
    Optional<Digest> sent =
        downloaded.filter(d -> downloadedFile && d.algorithm() == DigestAlgorithm.SHA256);
    return new Ingest.Step("download", "img2dataset", version, sent, Optional.empty());
  }

  private Optional<Capture> capture(Optional<ShardStats> shard, boolean downloadedFile) {
    Optional<ShardStats> when = times.or(() -> byImg2dataset ? shard : Optional.empty());
    if (when.isEmpty() && !byImg2dataset) {
      return Optional.empty();
    }
    Capture capture =
        Capture.unknown().between(when.map(ShardStats::start), when.map(ShardStats::end));
    if (byImg2dataset) {
      var agent = new Capture.Agent("img2dataset", version, Optional.empty());
      capture = capture.by("download", Optional.of(agent));
    }
    return Optional.of(
        downloadedFile
            ? capture.declaring(downloaded.map(DeclaredDigest::new), downloaded.isPresent())
            : capture);
  }
}
