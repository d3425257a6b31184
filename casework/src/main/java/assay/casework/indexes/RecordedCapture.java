package assay.casework.indexes;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.fingerprint.Digest;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.provenance.RecordedProvenance;
import assay.record.Digested;
import assay.record.ItemRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The capture that the record of an item tells of. */
public final class RecordedCapture {
  private RecordedCapture() {}

  /** Empty if the record does not know the address, or only guesses it. */
  public static Optional<ArchivedCapture> of(ItemRecord item) {
    Provenance facts = RecordedProvenance.read(item.provenance());
    return facts
        .origin()
        .flatMap(Origin::url)
        .filter(url -> facts.basisOf("origin.url") != Basis.INFERRED)
        .flatMap(url -> of(url, facts.capture().orElse(Capture.unknown()), item));
  }

  private static Optional<ArchivedCapture> of(String url, Capture capture, ItemRecord item) {
    boolean dated = capture.notAfter().isPresent();
    try {
      return Optional.of(
          new ArchivedCapture(
              url,
              dated ? capture.notBefore() : Optional.empty(),
              capture.notAfter(),
              capture.http().map(Capture.Http::status).orElse(java.util.OptionalInt.empty()),
              Optional.of(item.mediaType()).filter(type -> !type.isEmpty()),
              digests(capture, item),
              capture.archive().filter(RecordedCapture::isWeb).map(RecordedCapture::place),
              Optional.empty(),
              capture.archive().flatMap(Capture.Archive::collection),
              capture.agent(),
              capture.truncated(),
              capture.beforeTransformation()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // an address or bounds that no capture has
    }
  }

  private static boolean isWeb(Capture.Archive archive) {
    return archive.format().equals("warc") || archive.format().equals("arc");
  }

  private static ArchivedCapture.Place place(Capture.Archive archive) {
    return new ArchivedCapture.Place(archive.file(), archive.offset(), archive.length());
  }

  /** What was computed, and what was declared unless it is proven wrong. */
  private static List<CaptureDigest> digests(Capture capture, ItemRecord item) {
    List<CaptureDigest> digests = new ArrayList<>();
    for (Digested reading : item.readings()) {
      for (Digest digest : reading.digests()) {
        CaptureDigest plain = CaptureDigest.of(digest, false);
        if (!digests.contains(plain)) {
          digests.add(plain);
        }
      }
    }
    boolean wrong = capture.check() == DigestCheck.MISMATCH && !capture.beforeTransformation();
    capture
        .declared()
        .filter(d -> !wrong && !capture.check().isVerified())
        .ifPresent(d -> digests.add(CaptureDigest.of(d.digest(), true)));
    return digests;
  }
}
