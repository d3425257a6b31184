package assay.policy;

import assay.fingerprint.Transform;
import assay.verdict.Disposition;
import assay.verdict.Grounds;
import assay.verdict.Match;
import assay.verdict.Reason;
import assay.verdict.Verdict;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What is concluded from what was found, and what is then done.
 *
 * @param thresholds for lists that have none of their own
 * @param byList by list id
 * @param variants which orientations of a picture are looked up
 * @param unscreenable what is done with items that could not be screened
 * @param sidecars how texts beside items are read
 * @param allowances what was found and is no match all the same
 * @param flood when an entry matches too much
 * @param video how much of a video must look like a listed one
 */
public record Policy(
    Thresholds thresholds,
    SortedMap<String, Thresholds> byList,
    Set<Transform> variants,
    Disposition unscreenable,
    ProvenanceFloor floor,
    AcquisitionRule acquisition,
    SidecarKeys sidecars,
    Allowances allowances,
    FloodLimit flood,
    VideoBars video) {
  public Policy {
    byList = Collections.unmodifiableSortedMap(new TreeMap<>(byList));
    variants = Collections.unmodifiableSet(EnumSet.copyOf(variants));
    if (!variants.contains(Transform.ORIGINAL)) {
      throw new IllegalArgumentException("variants include original");
    }
  }

  /** Without a rule for acquisitions or any allowance; the rest as usual. */
  public Policy(
      Thresholds thresholds,
      SortedMap<String, Thresholds> byList,
      Set<Transform> variants,
      Disposition unscreenable,
      ProvenanceFloor floor) {
    this(
        thresholds,
        byList,
        variants,
        unscreenable,
        floor,
        AcquisitionRule.none(),
        SidecarKeys.standard(),
        Allowances.none(),
        FloodLimit.standard(),
        VideoBars.standard());
  }

  /** All eight orientations, unscreenable items withheld, no floor. */
  public static Policy standard() {
    return new Policy(
        Thresholds.standard(),
        new TreeMap<>(Map.of()),
        EnumSet.allOf(Transform.class),
        Disposition.WITHHELD,
        ProvenanceFloor.none());
  }

  /** The same with these allowances. */
  public Policy allowing(Allowances decided) {
    return new Policy(
        thresholds,
        byList,
        variants,
        unscreenable,
        floor,
        acquisition,
        sidecars,
        decided,
        flood,
        video);
  }

  /** The same with other bars for videos. */
  public Policy requiring(VideoBars bars) {
    return new Policy(
        thresholds,
        byList,
        variants,
        unscreenable,
        floor,
        acquisition,
        sidecars,
        allowances,
        flood,
        bars);
  }

  /** The same, with thresholds of its own for a list that has none here. */
  public Policy unlessSaid(String list, Thresholds own) {
    SortedMap<String, Thresholds> extended = new TreeMap<>(byList);
    extended.putIfAbsent(list, own);
    return new Policy(
        thresholds,
        extended,
        variants,
        unscreenable,
        floor,
        acquisition,
        sidecars,
        allowances,
        flood,
        video);
  }

  public Thresholds thresholds(String list) {
    return byList.getOrDefault(list, thresholds);
  }

  /**
   * Concludes. What was found decides before what could not be read; what could not be read is
   * never clear.
   */
  public Verdict decide(List<Match> matches, SortedSet<Reason> faults, Grounds grounds) {
    if (matches.stream().anyMatch(this::isMatched)) {
      return new Verdict.Matched(matches);
    } else if (!matches.isEmpty()) {
      return new Verdict.Suspected(matches);
    }
    return faults.isEmpty() ? new Verdict.Clear(grounds) : new Verdict.Unscreenable(faults);
  }

  /** Whether this match alone makes an item matched; otherwise it makes it suspected. */
  public boolean isMatched(Match match) {
    if (match instanceof Match.Near near) {
      return near.distance() <= thresholds(near.entry().list()).matchedDistance();
    } else if (match instanceof Match.Video seen) {
      return video.isMatchedBy(seen)
          && seen.distance() <= thresholds(seen.entry().list()).matchedDistance();
    }
    return match instanceof Match.Exact
        || (match instanceof Match.Licensed licensed && licensed.matched());
  }

  public Disposition dispose(Verdict.Kind verdict) {
    return switch (verdict) {
      case CLEAR -> Disposition.KEPT;
      case MATCHED, SUSPECTED -> Disposition.QUARANTINED;
      case UNSCREENABLE -> unscreenable;
    };
  }
}
