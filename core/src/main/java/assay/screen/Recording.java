package assay.screen;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Locator;
import assay.json.JsonObject;
import assay.policy.Allowances;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Provenance;
import assay.provenance.Vector;
import assay.record.Digested;
import assay.record.Found;
import assay.record.Inside;
import assay.record.ItemRecord;
import assay.stage.Entry;
import assay.stage.Item;
import assay.verdict.Match;
import assay.verdict.Reason;
import assay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the record of an item from what screening gave and what the run knows.
 *
 * @param snapshot id of the run
 * @param acquisition how the operator got the dataset
 * @param ingest how its items enter the pool
 */
public record Recording(String snapshot, Acquisition acquisition, Ingest ingest, Policy policy) {

  /** The record, with the disposition that the item's own verdict asks for. */
  public ItemRecord record(Entry entry, Item item, Screened screened) {
    Locator locator = item.locator();
    Optional<Digested> stored = screened.readings().stream().findFirst();
    Provenance facts =
        item.provenance()
            .checked(screened.check())
            .saying(screened.said().embedded(), screened.said().signals())
            .between(acquisition.received(locator.shard()), sha256(stored))
            .behind(acquisition.cameBy(locator.shard()))
            .entered(acquisition, ingest);
    Vector vector = new Grading(facts).vector();
    ItemRecord record =
        new ItemRecord(
            locator,
            entry.extent(),
            stored.map(Digested::bytes).orElse(0L),
            screened.type().name(),
            screened.readings(),
            screened.pictures(),
            screened.verdict().kind(),
            reasons(screened),
            screened.verdict().matches().stream().map(Found::of).toList(),
            policy.dispose(screened.verdict().kind()),
            facts.json(identity(locator, stored)),
            vector.grade(),
            vector.actionable(),
            List.of());
    return record
        .consulting(screened.licensed())
        .referring(screened.reference())
        .looked(inside(item, screened));
  }

  private static Inside inside(Item item, Screened screened) {
    if (item.isOpened()) {
      return Inside.OPENED;
    }
    return screened.type().isContainer() ? Inside.UNOPENED : Inside.NONE;
  }

  private JsonObject identity(Locator locator, Optional<Digested> stored) {
    return JsonObject.empty()
        .with("snapshot", snapshot)
        .with("shard", locator.shard())
        .with("member", locator.member())
        .with("sha256", sha256(stored).map(Digest::hex));
  }

  private static Optional<Digest> sha256(Optional<Digested> stored) {
    return stored.flatMap(d -> d.digest(DigestAlgorithm.SHA256));
  }

  private List<String> reasons(Screened screened) {
    List<String> reasons = new ArrayList<>(reasons(screened.verdict()));
    screened.allowed().forEach(id -> reasons.add(Allowances.REASON + id));
    return reasons;
  }

  private List<String> reasons(Verdict verdict) {
    return verdict.when(
        clear -> List.of(),
        matched -> matched.matches().stream().map(this::reason).toList(),
        suspected -> suspected.matches().stream().map(this::reason).toList(),
        unscreenable -> unscreenable.reasons().stream().map(Reason::code).toList());
  }

  private String reason(Match match) {
    if (match instanceof Match.Declared) {
      return "declared-match:" + match.matcher();
    }
    return (policy.isMatched(match) ? "match:" : "suspect:") + match.matcher();
  }
}
