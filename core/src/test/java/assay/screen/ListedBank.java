package assay.screen;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import assay.list.ListVersion;
import assay.stage.Bank;
import assay.verdict.Match;
import assay.verdict.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bank of one list, looked through from its first entry to its last. */
final class ListedBank implements Bank {
  private final List<ListEntry> entries = new ArrayList<>();
  private final List<Digest> knownGood = new ArrayList<>();
  private final Set<DigestAlgorithm> algorithms = EnumSet.noneOf(DigestAlgorithm.class);

  ListedBank(Fingerprint... listed) {
    for (Fingerprint fingerprint : listed) {
      entries.add(new ListEntry("a", fingerprint, Optional.empty(), Optional.empty()));
      if (fingerprint instanceof Digest digest) {
        algorithms.add(digest.algorithm());
      }
    }
  }

  /** The same, knowing that contents with this digest are harmless. */
  ListedBank knowing(Digest good) {
    knownGood.add(good);
    return this;
  }

  @Override
  public boolean isKnownGood(List<Digest> digests) {
    return digests.stream().anyMatch(knownGood::contains);
  }

  @Override
  public List<ListVersion> lists() {
    return List.of(
        new ListVersion(
            "a", Instant.parse("2026-03-01T00:00:00Z"), Map.of(), "0".repeat(64), entries.size()));
  }

  @Override
  public Set<DigestAlgorithm> digests() {
    return algorithms;
  }

  @Override
  public boolean holds(String algorithm) {
    return entries.stream().anyMatch(e -> e.fingerprint().algorithmName().equals(algorithm));
  }

  @Override
  public List<Match.Exact> find(Digest digest) {
    return entries.stream()
        .filter(e -> e.fingerprint().equals(digest))
        .map(Match.Exact::new)
        .toList();
  }

  /** Told of every listed video as soon as one frame is there, as if that were all of both. */
  @Override
  public List<Match.Video> find(List<SampledFrame> frames) {
    return entries.stream()
        .filter(e -> e.fingerprint() instanceof Vpdq video && shows(frames, video))
        .map(e -> new Match.Video(e, 0, new Share(1, 1), new Share(1, 1), 1, List.of()))
        .toList();
  }

  private static boolean shows(List<SampledFrame> frames, Vpdq video) {
    return frames.stream()
        .anyMatch(f -> video.frames().stream().anyMatch(l -> l.hash().equals(f.whole().hash())));
  }

  @Override
  public List<Match.Near> find(PdqHashes picture) {
    List<Match.Near> found = new ArrayList<>();
    for (ListEntry entry : entries) {
      if (entry.fingerprint() instanceof Pdq pdq && pdq.distance(picture.hash()) <= 31) {
        found.add(new Match.Near(entry, pdq.distance(picture.hash()), Transform.ORIGINAL));
      }
    }
    found.sort(Comparator.comparingInt(Match.Near::distance));
    return found;
  }
}
