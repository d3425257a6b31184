package assay.evidence;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.item.Extent;
import assay.item.Locator;
import assay.item.Reading;
import assay.json.JsonObject;
import assay.provenance.Acquisition;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.record.Consulted;
import assay.record.Digested;
import assay.record.Footage;
import assay.record.Found;
import assay.record.Inside;
import assay.record.ItemRecord;
import assay.record.Picture;
import assay.verdict.Disposition;
import assay.verdict.Share;
import assay.verdict.TimeRange;
import assay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Records of items that never were: every kind of verdict, with all that a crawl tells. */
public final class Samples {
  private Samples() {}

  /** The same record for the same number. */
  public static ItemRecord record(int index) {
    SplittableRandom random = new SplittableRandom(0x5eed + index);
    Verdict.Kind verdict = verdict(index);
    Provenance provenance = provenance(index, random);
    var vector = new Grading(provenance).vector();
    List<Digested> readings = readings(index, random);
    boolean inside = index % 5 == 4;
    Locator locator =
        new Locator(
            "crawl/shard-0007.warc.gz",
            index,
            member(random),
            inside ? OptionalLong.of(index - 1) : OptionalLong.empty());
    boolean removed = verdict == Verdict.Kind.MATCHED || verdict == Verdict.Kind.SUSPECTED;
    return new ItemRecord(
            locator,
            new Extent(index * 20_000L, 20_000),
            readings.isEmpty() ? 0 : readings.get(0).bytes(),
            index % 3 == 0 ? "image/png" : "image/jpeg",
            readings,
            pictures(index, random),
            verdict,
            reasons(verdict),
            removed ? found(random) : List.of(),
            disposition(verdict),
            provenance.json(item(locator, readings)),
            vector.grade(),
            vector.actionable(),
            removed ? List.of(hex(random, 32)) : List.of())
        .consulting(index % 3 == 0 ? List.of(new Consulted("pdna", index % 2 == 0)) : List.of())
        .looked(index % 5 == 3 ? Inside.OPENED : index % 5 == 2 ? Inside.UNOPENED : Inside.NONE);
  }

  private static Verdict.Kind verdict(int index) {
    return switch (index % 100) {
      case 7 -> Verdict.Kind.MATCHED;
      case 8 -> Verdict.Kind.SUSPECTED;
      case 9 -> Verdict.Kind.UNSCREENABLE;
      default -> Verdict.Kind.CLEAR;
    };
  }

  private static Disposition disposition(Verdict.Kind verdict) {
    return switch (verdict) {
      case CLEAR -> Disposition.KEPT;
      case MATCHED, SUSPECTED -> Disposition.QUARANTINED;
      case UNSCREENABLE -> Disposition.WITHHELD;
    };
  }

  private static List<String> reasons(Verdict.Kind verdict) {
    return switch (verdict) {
      case CLEAR -> List.of();
      case MATCHED, SUSPECTED -> List.of("match:m-md5", "match:m-pdq");
      case UNSCREENABLE -> List.of("truncated");
    };
  }

  private static List<Digested> readings(int index, SplittableRandom random) {
    if (index % 50 == 11) {
      return List.of(); // a revisit
    }
    List<Digested> readings = new ArrayList<>();
    readings.add(new Digested(Reading.STORED, 19_000 + index % 900, digests(random)));
    if (index % 5 == 0) {
      readings.add(new Digested(Reading.DECODED, 30_000, digests(random)));
    }
    return readings;
  }

  private static List<Digest> digests(SplittableRandom random) {
    return List.of(
        digest(DigestAlgorithm.MD5, random),
        digest(DigestAlgorithm.SHA1, random),
        digest(DigestAlgorithm.SHA256, random));
  }

  private static Digest digest(DigestAlgorithm algorithm, SplittableRandom random) {
    byte[] bytes = new byte[algorithm.length()];
    random.nextBytes(bytes);
    return Digest.of(algorithm, bytes);
  }

  private static List<Picture> pictures(int index, SplittableRandom random) {
    if (index % 50 == 11) {
      return List.of();
    }
    Pdq hash = new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    OptionalLong millis = index % 9 == 0 ? OptionalLong.of(1_000L * index) : OptionalLong.empty();
    return List.of(new Picture(0, millis, hash, random.nextInt(101), "exact"));
  }

  private static List<Found> found(SplittableRandom random) {
    return List.of(
        new Found(
            "exact",
            "list-a",
            "md5",
            hex(random, 16),
            Optional.of("entry-1"),
            Optional.of("A1"),
            OptionalInt.empty(),
            Optional.empty()),
        new Found(
            "near",
            "list-b",
            "pdq",
            hex(random, 32),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.of(17),
            Optional.of("rotate-90")),
        new Found(
            "video",
            "list-a",
            "vpdq",
            hex(random, 32),
            Optional.of("video-1"),
            Optional.empty(),
            OptionalInt.of(9),
            Optional.empty(),
            Optional.of(
                new Footage(
                    new Share(10, 600),
                    new Share(10, 10),
                    10,
                    List.of(new TimeRange(0, 200_000, 209_000), new TimeRange(1, 7, 7))))));
  }

  private static Provenance provenance(int index, SplittableRandom random) {
    String host = "images-" + random.nextInt(500) + ".example";
    String url = "https://" + host + "/photos/" + hex(random, 6) + "/" + index + ".jpg";
    Capture capture =
        Capture.unknown()
            .at(Instant.parse("2026-02-11T08:14:03Z").plusMillis(index * 137L))
            .by("crawl", Optional.of(new Capture.Agent("Crawler", Optional.of("2.0"), text())))
            .answered(
                Optional.of(
                    new Capture.Http(
                        OptionalInt.of(200), Optional.of("image/jpeg"), text(), text(), text())),
                Optional.of("192.0.2." + random.nextInt(256)))
            .archivedAs(
                new Capture.Archive(
                    "warc",
                    Optional.of("CRAWL-2026-08"),
                    "crawl/shard-0007.warc.gz",
                    index * 20_000L,
                    20_000,
                    Optional.of(member(random))),
                false)
            .checked(DigestCheck.VERIFIED_RAW);
    return Provenance.of(
            Optional.of(Origin.ofUrl(url)),
            Optional.of(capture),
            Map.of("origin.url", Basis.OBSERVED, "capture", Basis.OBSERVED))
        .entered(
            Acquisition.unknown(),
            new Ingest(
                Optional.of(Instant.parse("2026-03-01T22:10:00Z")), "assay", "0.1.0", List.of()));
  }

  private static Optional<String> text() {
    return Optional.empty();
  }

  private static JsonObject item(Locator locator, List<Digested> readings) {
    return JsonObject.empty()
        .with("snapshot", "webpool-2026-03")
        .with("shard", locator.shard())
        .with("member", locator.member())
        .with("sha256", readings.stream().findFirst().map(r -> r.sha256().hex()));
  }

  private static String member(SplittableRandom random) {
    return "<urn:uuid:" + hex(random, 16) + ">";
  }

  private static String hex(SplittableRandom random, int bytes) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < 2 * bytes; i++) {
      hex.append("0123456789abcdef".charAt(random.nextInt(16)));
    }
    return hex.toString();
  }
}
