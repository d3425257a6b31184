package assay.evidence.audit;

import assay.evidence.proof.Challenge;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which items an auditor asks for.
 *
 * @param statement SHA-256 of the payload of the statement that is audited
 * @param items head of its items tree
 * @param beacon public randomness, lower-case hexadecimal
 * @param count how often one draws; an item may be drawn twice
 */
public record AuditChallenge(String statement, TreeHead items, String beacon, int count) {
  /** More would be no sample any more. */
  public static final int MOST = 1_000_000;

  private static final String TYPE = "assay.challenge/v1";

  public AuditChallenge {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("a challenge draws 1 to " + MOST + " times");
    }
    if (HexFormat.of().parseHex(beacon).length < 16) {
      throw new IllegalArgumentException("the beacon has at least 16 bytes");
    }
  }

  /** A challenge to a statement. */
  public static AuditChallenge of(ScreeningStatement statement, String beacon, int count) {
    return new AuditChallenge(statement.digest(), statement.tree("items"), beacon, count);
  }

  /** Whether it is a challenge to this statement. */
  public boolean isOf(ScreeningStatement other) {
    return statement.equals(other.digest()) && items.equals(other.tree("items"));
  }

  /** The indexes that were drawn, each once, ascending. */
  public SortedSet<Long> indexes() {
    SortedSet<Long> indexes = new TreeSet<>();
    if (items.size() > 0) {
      byte[] randomness = HexFormat.of().parseHex(beacon);
      for (long index : Challenge.of(items.root(), items.size(), randomness).indexes(count)) {
        indexes.add(index);
      }
    }
    return indexes;
  }

  public JsonObject json() {
    return JsonObject.empty()
        .with("type", TYPE)
        .with("statement", statement)
        .with("itemsRoot", items.root().hex())
        .with("size", items.size())
        .with("beacon", beacon)
        .with("count", count);
  }

  /**
   * Reads a challenge.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AuditChallenge parse(String text) {
    try {
      JsonObject json = JsonObject.parse(text);
      if (!json.text("type").orElseThrow().equals(TYPE)) {
        throw new IllegalArgumentException("the type is not " + TYPE);
      }
      return new AuditChallenge(
          json.text("statement").orElseThrow(),
          new TreeHead(
              json.number("size").orElseThrow(),
              Hash.parseHex(json.text("itemsRoot").orElseThrow())),
          json.text("beacon").orElseThrow(),
          Math.toIntExact(json.number("count").orElseThrow()));
    } catch (JsonException | NoSuchElementException | ArithmeticException e) {
      throw new IllegalArgumentException("it is no challenge: " + e.getMessage(), e);
    }
  }
}
