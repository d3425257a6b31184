package assay.dataset.inside;

import assay.dataset.io.ExtractStep;
import assay.dataset.io.Positioned;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Embedded;
import assay.provenance.Ingest;
import assay.provenance.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where what lies in an item comes from: from where the item does, by one step more. What the item
 * says of its own bytes (a declared digest, a manifest) it does not say of those in it.
 */
final class Origins {
  private final Provenance outer;
  private final Optional<Digest> content;

  private Origins(Provenance outer, Optional<Digest> content) {
    this.outer = outer;
    this.content = content;
  }

  /**
   * Of what lies in an item.
   *
   * @param content what was opened
   * @param stored whether that is what lies in the shard, so that one step follows the other
   */
  static Origins in(Provenance outer, Positioned content, boolean stored) throws IOException {
    if (outer.steps().isEmpty()) {
      return new Origins(outer, Optional.empty()); // then one step more tells no more
    }
    Digest sha256 = sha256(content);
    Provenance linked = stored ? outer.between(Optional.empty(), Optional.of(sha256)) : outer;
    return new Origins(linked, Optional.of(sha256));
  }

  private static Digest sha256(Positioned content) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = content.stream(0, content.length())) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Digest.of(DigestAlgorithm.SHA256, digest.digest());
  }

  /**
   * Of one member.
   *
   * @param time no later than which it was packed, as the container says; counts only where nothing
   *     says when the container was fetched
   * @param depth how many containers it lies in
   */
  Provenance of(Optional<Instant> time, int depth) {
    SortedMap<String, Basis> basis = new TreeMap<>(outer.basis());
    Optional<Capture> capture = outer.capture().map(Origins::ofContainer);
    boolean undated = capture.filter(c -> c.notAfter().isPresent()).isEmpty();
    if (undated && time.isPresent()) {
      capture = Optional.of(capture.orElseGet(Capture::unknown).between(Optional.empty(), time));
      basis.put("capture.notAfter", Basis.DECLARED);
    }
    return new Provenance(
        outer.origin(),
        capture,
        outer.acquisition(),
        outer.ingest(),
        outer.preferences(),
        Embedded.nothing(),
        Optional.empty(),
        steps(depth),
        basis);
  }

  private static Capture ofContainer(Capture fetched) {
    return new Capture(
        fetched.notBefore(),
        fetched.notAfter(),
        fetched.method(),
        fetched.agent(),
        fetched.http(),
        fetched.serverIp(),
        fetched.archive(),
        Optional.empty(),
        false,
        DigestCheck.ABSENT,
        false);
  }

  /** What lies between the outermost container and the member is not digested. */
  private List<Ingest.Step> steps(int depth) {
    List<Ingest.Step> steps = new ArrayList<>(outer.steps());
    for (int i = 0; i < depth && content.isPresent(); i++) {
      Ingest.Step step = ExtractStep.step();
      steps.add(
          new Ingest.Step(
              step.operation(),
              step.tool(),
              step.version(),
              i == 0 ? content : Optional.empty(),
              Optional.empty()));
    }
    return steps;
  }
}
