package assay.evidence.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dataset-screening statement: an in-toto Statement v1 whose predicate says what was screened.
 * Has every member that its type requires; whether the numbers balance is another question, {@link
 * #brokenInvariant()}.
 */
public final class ScreeningStatement {
  /** The media type under which it is signed. */
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  /** The type of every in-toto statement. */
  public static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

  /** The type of the predicate. A type URI need not resolve. */
  public static final String PREDICATE_TYPE =
      "https://assay.example.org/attestation/dataset-screening/v1";

  /** What every rendering of a statement must say. */
  public static final String CAVEAT = "Only known material within these thresholds is covered.";

  /** With more output shards than this, the subject is their manifest. */
  public static final int MOST_SUBJECTS = 1000;

  private final byte[] payload;
  private final Members predicate;
  private final List<Subject> subjects;
  private final Optional<String> broken;

  private ScreeningStatement(byte[] payload, Members statement, Optional<String> broken)
      throws SchemaException {
    this.payload = payload;
    this.predicate = statement.at("predicate");
    List<Subject> all = new ArrayList<>();
    for (Members subject : statement.objects("subject")) {
      all.add(new Subject(subject.text("name"), subject.at("digest").sha256("sha256")));
    }
    this.subjects = List.copyOf(all);
    this.broken = broken;
  }

  /**
   * What a statement is about: a shard, or the manifest of all shards.
   *
   * @param name for people; never compared
   * @param sha256 lower-case hexadecimal
   */
  public record Subject(String name, String sha256) {
    JsonObject json() {
      return JsonObject.empty()
          .with("name", name)
          .with("digest", JsonObject.empty().with("sha256", sha256));
    }
  }

  /** A statement that was read, before its types are known. */
  public enum Kind {
    /** Not an in-toto Statement v1. */
    NO_STATEMENT,
    /** A statement about something else. */
    OTHER_PREDICATE,
    /** A dataset-screening statement. */
    SCREENING
  }

  /**
   * What kind of statement a payload is.
   *
   * @throws SchemaException if it is no JSON of the restricted form
   */
  public static Kind kind(byte[] payload) throws SchemaException {
    JsonObject json = parsed(payload);
    if (!json.text("_type").equals(Optional.of(STATEMENT_TYPE))) {
      return Kind.NO_STATEMENT;
    }
    return json.text("predicateType").equals(Optional.of(PREDICATE_TYPE))
        ? Kind.SCREENING
        : Kind.OTHER_PREDICATE;
  }

  /**
   * Reads a statement from the bytes that were signed.
   *
   * @throws SchemaException naming the member that is missing or of another kind
   */
  public static ScreeningStatement parse(byte[] payload) throws SchemaException {
    Members members = Members.of(parsed(payload));
    if (kind(payload) != Kind.SCREENING) {
      throw new SchemaException("it is no dataset-screening statement");
    }
    Members predicate = members.at("predicate");
    Schema.require(predicate);
    return new ScreeningStatement(payload.clone(), members, Invariants.broken(predicate));
  }

  private static JsonObject parsed(byte[] payload) throws SchemaException {
    try {
      return JsonObject.parse(new String(payload, UTF_8));
    } catch (JsonException e) {
      throw new SchemaException("the payload is not JSON as it is signed here: " + e.getMessage());
    }
  }

  /**
   * Puts a statement together.
   *
   * @param predicate made by {@link ScreeningPredicate}
   * @throws SchemaException if a member is missing
   */
  public static ScreeningStatement of(List<Subject> subjects, JsonObject predicate)
      throws SchemaException {
    return parse(
        JsonObject.empty()
            .with("_type", STATEMENT_TYPE)
            .with("subject", subjects.stream().map(Subject::json).toList())
            .with("predicateType", PREDICATE_TYPE)
            .with("predicate", predicate)
            .bytes());
  }

  /** The bytes that are signed. */
  public byte[] payload() {
    return payload.clone();
  }

  /** SHA-256 of the payload: how others refer to this statement. Lower-case hexadecimal. */
  public String digest() {
    return Digest.compute(DigestAlgorithm.SHA256, payload).hex();
  }

  public List<Subject> subjects() {
    return subjects;
  }

  public JsonObject predicate() {
    return predicate.json();
  }

  /** The first invariant that does not hold, with its numbers: {@code I3: kept + … is 7, but …}. */
  public Optional<String> brokenInvariant() {
    return broken;
  }

  /** Id of the snapshot. */
  public String snapshot() {
    return object("snapshot").text("id").orElseThrow();
  }

  /** When the run was over, as the signer says. */
  public Instant finishedOn() {
    return Instant.parse(object("invocation").text("finishedOn").orElseThrow());
  }

  public String scannerId() {
    return object("scanner").text("id").orElseThrow();
  }

  public String scannerVersion() {
    return object("scanner").text("version").orElseThrow();
  }

  /** SHA-256 of the scanner's distribution. */
  public String scannerSha256() {
    return object("scanner").object("digest").flatMap(d -> d.text("sha256")).orElseThrow();
  }

  /** The head of one of the trees: {@code items}, {@code shards}, {@code contents}. */
  public TreeHead tree(String name) {
    JsonObject tree = object("snapshot").object("trees").flatMap(t -> t.object(name)).orElseThrow();
    return new TreeHead(
        tree.number("size").orElseThrow(), Hash.parseHex(tree.text("root").orElseThrow()));
  }

  public List<JsonObject> lists() {
    return predicate.json().objects("lists");
  }

  public List<JsonObject> matchers() {
    return predicate.json().objects("matchers");
  }

  /** A count below {@code outcome}. */
  public long outcome(String name) {
    return object("outcome").number(name).orElseThrow();
  }

  /** A count below {@code coverage.bytes}. */
  public long bytes(String part) {
    return object("coverage").object("bytes").orElseThrow().number(part).orElseThrow();
  }

  /** Items of content; {@link #references()} are not among them. */
  public long items() {
    return object("coverage").object("items").orElseThrow().number("enumerated").orElseThrow();
  }

  /** Items that only point elsewhere, of which no content was screened. */
  public long references() {
    return ofReferences("enumerated");
  }

  /** Of the references, those of which a list could have known anything. */
  public long comparedReferences() {
    return ofReferences("compared");
  }

  /** A count below {@code references.outcome}; 0 if there are no references. */
  public long referenceOutcome(String name) {
    return predicate
        .json()
        .object("references")
        .map(r -> r.object("outcome").orElseThrow().number(name).orElseThrow())
        .orElse(0L);
  }

  private long ofReferences(String name) {
    return predicate.json().object("references").map(r -> r.number(name).orElseThrow()).orElse(0L);
  }

  /** The payload digests of the statements that this one supersedes. */
  public List<String> previous() {
    return predicate.json().objects("previous").stream()
        .flatMap(p -> p.object("digest").flatMap(d -> d.text("sha256")).stream())
        .toList();
  }

  /** What became of the canaries; empty if there were none. */
  public Optional<CanaryCounts> canaries() {
    return predicate.json().object("canaries").map(CanaryCounts::of);
  }

  /** Whether nothing was kept that should not be, and nothing was skipped: part of level 2. */
  public boolean keptOnlyWhatIsClear() {
    return keptThoughNotClear() == 0 && bytes("unparsed") == 0;
  }

  /** How many items and references were kept that are not clear. */
  public long keptThoughNotClear() {
    long kept = 0;
    for (String name : new String[] {"keptMatched", "keptSuspected", "keptUnscreenable"}) {
      kept += outcome(name) + referenceOutcome(name);
    }
    return kept;
  }

  /** The level that the statement reaches by itself: 1 or 2. */
  public Level level() {
    boolean canaries = canaries().filter(CanaryCounts::hold).isPresent();
    return keptOnlyWhatIsClear() && canaries
        ? Level.ASSAY_SCREENING_LEVEL_2
        : Level.ASSAY_SCREENING_LEVEL_1;
  }

  private JsonObject object(String name) {
    return predicate.json().object(name).orElseThrow();
  }

  @Override
  public String toString() {
    return "statement on " + snapshot();
  }
}
