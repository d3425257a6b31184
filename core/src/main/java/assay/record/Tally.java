package assay.record;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Vpdq;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.policy.Allowances;
import assay.provenance.Actionable;
import assay.provenance.Addresses;
import assay.provenance.Grade;
import assay.verdict.Disposition;
import assay.verdict.Reason;
import assay.verdict.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The counts of a snapshot or of one shard. They are added up item by item and shard by shard, and
 * balance by construction: each item counts once as enumerated, once by verdict, once by
 * disposition, once by grade. {@linkplain #references() References} are counted likewise, and
 * apart: no other count has them. For one thread.
 */
public final class Tally {
  private static final String PDQ = "pdq";
  private static final String REFERENCES = "references.";

  private final SortedMap<String, Long> counts = new TreeMap<>();

  /** Counts an item by its final record. */
  public void add(ItemRecord item) {
    if (item.reference().isPresent()) {
      Tally one = new Tally();
      one.outcome(item);
      one.comparison(item.reference().get());
      one.counts.forEach((what, n) -> count(REFERENCES + what, n));
    } else {
      outcome(item);
      coverage(item);
      nesting(item);
    }
  }

  private void comparison(Reference reference) {
    count("items.compared", reference.isCompared() ? 1 : 0);
    reference.matchers().forEach(matcher -> count("compared." + matcher, 1));
  }

  private void outcome(ItemRecord item) {
    count("items.enumerated", 1);
    count("verdicts." + item.verdict().label(), 1);
    count("dispositions." + item.disposition().label(), 1);
    if (item.disposition() == Disposition.KEPT) {
      count("kept." + item.verdict().label(), 1);
    }
    count("provenance." + item.grade().name(), 1);
    count("provenance.actionable." + item.actionable().label(), 1);
    item.matches().stream()
        .map(Found::matcher)
        .distinct()
        .forEach(matcher -> count("matches." + matcher, 1));
    item.reasons().stream()
        .filter(reason -> reason.startsWith(Allowances.REASON))
        .forEach(reason -> count("allowed." + reason.substring(Allowances.REASON.length()), 1));
    item.pictures().forEach(picture -> count("pictures." + picture.outcome(), 1));
    if (item.verdict() == Verdict.Kind.UNSCREENABLE) {
      item.reasons().stream()
          .filter(reason -> !reason.startsWith("policy:"))
          .forEach(reason -> count("unscreenableReasons." + reason, 1));
    }
  }

  /** What lies in items, and what was not looked into. */
  private void nesting(ItemRecord item) {
    count("nested.items", item.locator().isInside() ? 1 : 0);
    count("nested.containersOpened", item.inside() == Inside.OPENED ? 1 : 0);
    count("nested.depthLimitHits", item.reasons().contains(Reason.NESTING_LIMIT.code()) ? 1 : 0);
    if (item.inside() == Inside.UNOPENED) {
      count("notLookedInto." + item.mediaType(), 1);
    }
  }

  /**
   * What was evaluated on the item: every digest of its bytes, the hash of every picture, what
   * licensed programs were asked, and the addresses it is known to come from.
   */
  private void coverage(ItemRecord item) {
    item.readings().stream()
        .flatMap(reading -> reading.digests().stream().map(Digest::algorithmName))
        .distinct()
        .forEach(algorithm -> count("evaluated." + algorithm, 1));
    MediaType type = MediaType.of(item.mediaType());
    boolean whole =
        !item.pictures().isEmpty() && item.pictures().stream().allMatch(Picture::isWhole);
    if (type.isImage() || type.isVideo()) {
      count("eligible." + PDQ, 1);
      count("evaluated." + PDQ, whole ? 1 : 0);
    }
    if (type.isVideo()) {
      count("eligible." + Vpdq.NAME, 1);
      count("evaluated." + Vpdq.NAME, whole ? 1 : 0);
    }
    for (Consulted program : item.licensed()) {
      count("eligible." + program.algorithm(), 1);
      count("evaluated." + program.algorithm(), program.evaluated() ? 1 : 0);
    }
    JsonObject origin = item.provenance().object("origin").orElseGet(JsonObject::empty);
    JsonObject again = item.provenance().object("sightingOf").orElseGet(JsonObject::empty);
    boolean address =
        !item.locator().isInside()
            && Stream.of(
                    origin.text("url").stream(),
                    origin.text("pageUrl").stream(),
                    origin.text("host").stream(),
                    origin.texts("redirects").stream(),
                    again.text("url").stream())
                .flatMap(texts -> texts)
                .anyMatch(Addresses::isAddress);
    for (DigestAlgorithm algorithm : DigestAlgorithm.ofAddresses()) {
      count("evaluated." + algorithm.label(), address ? 1 : 0);
    }
  }

  /** Counts an extent: how many of its bytes are whose. */
  public void addBytes(long record, long framing, long opaque, long unparsed) {
    count("bytes.input", record + framing + opaque + unparsed);
    count("bytes.record", record);
    count("bytes.framing", framing);
    count("bytes.opaque", opaque);
    count("bytes.unparsed", unparsed);
  }

  /** Adds another tally to this one. */
  public void add(Tally other) {
    other.counts.forEach(this::count);
  }

  private void count(String what, long n) {
    counts.merge(what, n, Long::sum);
  }

  /** Items of content: references are none of them. */
  public long items() {
    return value("items.enumerated");
  }

  /** What was counted of items that only point elsewhere. */
  public Tally references() {
    Tally references = new Tally();
    below(REFERENCES).forEach(references::count);
    return references;
  }

  /** Items and references: everything that has a record. */
  public long recorded() {
    return items() + references().items();
  }

  /** Of everything that has a record, what was kept. */
  public long keptInAll() {
    return of(Disposition.KEPT) + references().of(Disposition.KEPT);
  }

  /** Of references, those that at least one matcher compared. */
  public long compared() {
    return value("items.compared");
  }

  /** Of references, how many each matcher compared. */
  public SortedMap<String, Long> comparedBy() {
    return below("compared.");
  }

  public long of(Verdict.Kind verdict) {
    return value("verdicts." + verdict.label());
  }

  public long of(Disposition disposition) {
    return value("dispositions." + disposition.label());
  }

  public long of(Grade grade) {
    return value("provenance." + grade.name());
  }

  public long of(Actionable actionable) {
    return value("provenance.actionable." + actionable.label());
  }

  /** Items whose grade is at least this one. */
  public long reaching(Grade floor) {
    long reaching = 0;
    for (Grade grade : Grade.values()) {
      reaching += grade.reaches(floor) ? of(grade) : 0;
    }
    return reaching;
  }

  /** Items with this verdict that were kept. */
  public long kept(Verdict.Kind verdict) {
    return value("kept." + verdict.label());
  }

  /**
   * Items to which a matcher applies.
   *
   * @param algorithm of the matcher: {@code pdq} applies to pictures, a digest of content to
   *     everything, one of addresses to items of known address, a licensed one to the media that
   *     its program takes
   */
  public long eligible(String algorithm) {
    if (DigestAlgorithm.named(algorithm).isEmpty()) {
      return value("eligible." + algorithm);
    }
    boolean content = DigestAlgorithm.ofLabel(algorithm).isPresent();
    return content ? items() : evaluated(algorithm);
  }

  /** Items on which a matcher was evaluated without error. */
  public long evaluated(String algorithm) {
    return value("evaluated." + algorithm);
  }

  public long inputBytes() {
    return value("bytes.input");
  }

  private long value(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /**
   * {@code items}, {@code verdicts}, {@code dispositions}, {@code bytes}, … as a summary has them.
   */
  public JsonObject json() {
    long unscreenable = of(Verdict.Kind.UNSCREENABLE);
    JsonObject items =
        JsonObject.empty()
            .with("enumerated", items())
            .with("screened", items() - unscreenable)
            .with("unscreenable", unscreenable);
    JsonObject bytes = JsonObject.empty();
    for (String part : new String[] {"input", "record", "framing", "opaque", "unparsed"}) {
      bytes = bytes.with(part, value("bytes." + part));
    }
    return JsonObject.empty()
        .with("items", items)
        .with("verdicts", verdicts())
        .with("dispositions", dispositions())
        .with("bytes", bytes)
        .with("provenance", provenance())
        .with("pictures", below("pictures."))
        .with("matches", below("matches."))
        .with("unscreenableReasons", below("unscreenableReasons."))
        .with("nested", nested())
        .withUnlessEmpty("notLookedInto", below("notLookedInto."))
        .withUnlessEmpty("allowed", below("allowed."))
        .withUnlessEmpty("references", references().referencesJson());
  }

  private JsonObject referencesJson() {
    if (items() == 0) {
      return JsonObject.empty();
    }
    return JsonObject.empty()
        .with("enumerated", items())
        .with("compared", compared())
        .with("comparedBy", comparedBy())
        .with("verdicts", verdicts())
        .with("dispositions", dispositions())
        .with("provenance", provenance())
        .with("matches", below("matches."))
        .with("unscreenableReasons", below("unscreenableReasons."))
        .withUnlessEmpty("allowed", below("allowed."));
  }

  private JsonObject verdicts() {
    JsonObject verdicts = JsonObject.empty();
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      verdicts = verdicts.with(kind.label(), of(kind));
    }
    return verdicts;
  }

  private JsonObject dispositions() {
    JsonObject dispositions = JsonObject.empty();
    for (Disposition disposition : Disposition.values()) {
      dispositions = dispositions.with(disposition.label(), of(disposition));
    }
    return dispositions;
  }

  /**
   * How many items lie in others, how many containers were opened, how many items are unscreenable
   * because a container was not opened, and how many containers were not looked into at all.
   */
  public JsonObject nested() {
    long unopened = below("notLookedInto.").values().stream().mapToLong(n -> n).sum();
    return JsonObject.empty()
        .with("items", value("nested.items"))
        .with("containersOpened", value("nested.containersOpened"))
        .with("depthLimitHits", value("nested.depthLimitHits"))
        .with("notLookedInto", unopened);
  }

  /** How many items have which grade. */
  public JsonObject grades() {
    JsonObject grades = JsonObject.empty();
    for (Grade grade : Grade.values()) {
      grades = grades.with(grade.name(), of(grade));
    }
    return grades;
  }

  private JsonObject provenance() {
    JsonObject actionable = JsonObject.empty();
    for (Actionable answer : Actionable.values()) {
      actionable = actionable.with(answer.label(), of(answer));
    }
    return grades().with("actionable", actionable);
  }

  private SortedMap<String, Long> below(String prefix) {
    SortedMap<String, Long> found = new TreeMap<>();
    counts.forEach(
        (name, n) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), n);
          }
        });
    return found;
  }

  /** The plain counts, to be read back by {@link #of(JsonObject)}. */
  public JsonObject counts() {
    return JsonObject.empty().with("counts", counts);
  }

  /** Reads {@link #counts()}. */
  public static Tally of(JsonObject json) {
    Tally tally = new Tally();
    JsonObject counts = json.object("counts").orElseThrow();
    for (Map.Entry<String, Object> count : counts.members().entrySet()) {
      tally.count(count.getKey(), counts.number(count.getKey()).orElseThrow());
    }
    return tally;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d items", items());
  }
}
