package assay.dataset.warc;

import assay.fingerprint.Digest;
import assay.stage.Ties;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What leaves with a record. The names hold across shards:
 *
 * <pre>
 * c:&lt;record id&gt;          a record and all that are concurrent to it
 * s:&lt;record id&gt;          the segments of one record
 * u:&lt;address&gt;|&lt;date&gt;     a capture, for revisits that name it so
 * d:&lt;algorithm&gt;:&lt;hex&gt;    a payload, for revisits that name it so
 * </pre>
 */
final class RecordTies {
  private final Head head;
  private final Set<String> names = new HashSet<>();
  private final Set<String> follows = new HashSet<>();

  private RecordTies(Head head) {
    this.head = head;
  }

  static Ties of(Head head) {
    RecordTies ties = new RecordTies(head);
    ties.groups();
    switch (head.type()) {
      case "response", "resource" -> ties.nameCapture();
      case "metadata", "conversion" -> ties.followOrigin();
      case "revisit" -> ties.followCapture();
      default -> {}
    }
    return new Ties(ties.names, ties.follows);
  }

  private void groups() {
    head.uri("WARC-Record-ID").ifPresent(id -> group("c:" + id));
    head.all("WARC-Concurrent-To").forEach(id -> group("c:" + Head.stripped(id)));
    head.uri("WARC-Segment-Origin-ID").ifPresent(id -> group("s:" + id));
    if (head.first("WARC-Segment-Number").isPresent()) {
      head.uri("WARC-Record-ID").ifPresent(id -> group("s:" + id));
    }
  }

  private void group(String name) {
    names.add(name);
    follows.add(name);
  }

  private void nameCapture() {
    capture("WARC-Target-URI", "WARC-Date").ifPresent(names::add);
    payload().ifPresent(names::add);
  }

  private void followOrigin() {
    head.uri("WARC-Refers-To").ifPresent(id -> follows.add("c:" + id));
  }

  private void followCapture() {
    followOrigin();
    capture("WARC-Refers-To-Target-URI", "WARC-Refers-To-Date").ifPresent(follows::add);
    payload().ifPresent(follows::add);
  }

  private Optional<String> capture(String uri, String date) {
    return head.uri(uri).flatMap(u -> head.first(date).map(d -> "u:" + u + "|" + d));
  }

  private Optional<String> payload() {
    Optional<Digest> digest = head.first("WARC-Payload-Digest").flatMap(DeclaredDigests::parse);
    return digest.map(d -> "d:" + d.algorithmName() + ":" + d.hex());
  }
}
