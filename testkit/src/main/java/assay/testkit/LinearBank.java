package assay.testkit;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Transform;
import assay.list.ListEntry;
import assay.list.ListVersion;
import assay.merkle.MerkleRoot;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.stage.Bank;
import assay.verdict.Match;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The slow, obvious bank: looks at every entry, and tells all that it finds. */
public final class LinearBank implements Bank {
  /** By list, algorithm, value, id and classification. */
  private static final Comparator<ListEntry> ORDER =
      Comparator.comparing(ListEntry::list)
          .thenComparing(entry -> entry.fingerprint().algorithmName())
          .thenComparing(entry -> entry.fingerprint().hex())
          .thenComparing(entry -> entry.id().orElse(""))
          .thenComparing(entry -> entry.classification().orElse(""));

  private final List<ListEntry> entries;
  private final Policy policy;
  private final Instant asOf;

  /**
   * A bank of these entries.
   *
   * @param asOf when all its lists had this state
   */
  public LinearBank(Collection<ListEntry> entries, Policy policy, Instant asOf) {
    this.entries = entries.stream().distinct().sorted(ORDER).toList();
    this.policy = policy;
    this.asOf = asOf;
  }

  @Override
  public List<ListVersion> lists() {
    Map<String, Set<String>> lines =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    ListEntry::list,
                    TreeMap::new,
                    Collectors.mapping(LinearBank::line, Collectors.toCollection(TreeSet::new))));
    return lines.entrySet().stream().map(l -> version(l.getKey(), l.getValue())).toList();
  }

  private static String line(ListEntry entry) {
    return entry.fingerprint().algorithmName() + ":" + entry.fingerprint().hex();
  }

  private ListVersion version(String list, Set<String> lines) {
    MerkleRoot root = new MerkleRoot();
    lines.forEach(line -> root.add(line.getBytes(StandardCharsets.US_ASCII)));
    Map<String, Long> counts =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.substring(0, line.indexOf(':')), Collectors.counting()));
    return new ListVersion(list, asOf, counts, HexFormat.of().formatHex(root.root()), lines.size());
  }

  @Override
  public Set<DigestAlgorithm> digests() {
    return entries.stream()
        .map(ListEntry::fingerprint)
        .filter(Digest.class::isInstance)
        .map(fingerprint -> ((Digest) fingerprint).algorithm())
        .collect(Collectors.toSet());
  }

  @Override
  public boolean holds(String algorithm) {
    return entries.stream()
        .map(ListEntry::fingerprint)
        .anyMatch(f -> !(f instanceof Digest) && f.algorithmName().equals(algorithm));
  }

  @Override
  public List<Match.Exact> find(Digest digest) {
    return entries.stream()
        .filter(entry -> entry.fingerprint().equals(digest))
        .map(Match.Exact::new)
        .toList();
  }

  @Override
  public List<Match.Near> find(PdqHashes picture) {
    return entries.stream()
        .filter(entry -> entry.fingerprint() instanceof Pdq)
        .flatMap(entry -> near(entry, picture).stream())
        .sorted(Comparator.comparingInt(Match.Near::distance)) // stable
        .toList();
  }

  @Override
  public List<Match.Video> find(List<SampledFrame> frames) {
    return LinearVideos.find(entries, policy, frames);
  }

  private Optional<Match.Near> near(ListEntry entry, PdqHashes picture) {
    Thresholds thresholds = policy.thresholds(entry.list());
    if (picture.quality() < thresholds.minQuality()) {
      return Optional.empty();
    }
    Pdq listed = (Pdq) entry.fingerprint();
    Optional<Match.Near> nearest = Optional.empty();
    for (Transform transform : policy.variants()) {
      int distance =
          Math.min(
              picture.variant(transform).distance(listed),
              picture.turned(transform).distance(listed));
      if (distance <= thresholds.maxDistance()
          && nearest.filter(found -> found.distance() <= distance).isEmpty()) {
        nearest = Optional.of(new Match.Near(entry, distance, transform));
      }
    }
    return nearest;
  }
}
