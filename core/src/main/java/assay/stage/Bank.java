package assay.stage;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.list.ListVersion;
import assay.verdict.Match;
import java.util.List;
import java.util.Set;

/** The lists of one run: frozen, indexed, shared by all threads. */
public interface Bank {
  /**
   * So many near matches of one picture are told at most, unless there are more lists than that.
   */
  int MOST_NEAR = 64;

  /** What it was made from, in a stable order. */
  List<ListVersion> lists();

  /** The digests that some list uses. */
  Set<DigestAlgorithm> digests();

  /** Whether some list holds perceptual hashes of this algorithm. */
  boolean holds(String algorithm);

  /** The digests by which contents are known to be harmless. */
  default Set<DigestAlgorithm> knownGoodDigests() {
    return Set.of();
  }

  /**
   * Whether a content with these digests is known to be harmless, whatever it looks like. Does not
   * rest on MD5, for which anybody can make two contents of one digest.
   */
  default boolean isKnownGood(List<Digest> digests) {
    return false;
  }

  /** The entries equal to this digest, in a stable order. */
  List<Match.Exact> find(Digest digest);

  /**
   * The entries within the greatest distance that the policy allows their list, each once with the
   * nearest of the variants searched, derived and turned; nearest first, in a stable order.
   */
  List<Match.Near> find(PdqHashes picture);

  /**
   * The listed videos that the frames show, each once, by the bars and distances of the policy;
   * those of which most is shown first, in a stable order, at most {@value #MOST_NEAR}.
   *
   * @param frames of one item, by track and time
   */
  List<Match.Video> find(List<SampledFrame> frames);
}
