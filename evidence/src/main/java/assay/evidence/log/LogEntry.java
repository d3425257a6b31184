package assay.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.json.JsonException;
import assay.json.JsonObject;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An entry of the attestation log, {@code assay.log-entry/v1}: that a statement exists. Never holds
 * anything about an item.
 *
 * @param kind {@code dataset-screening}, {@code withdrawal}, …
 * @param snapshot which snapshot it speaks of
 * @param itemsRoot root of its items tree, lower-case hexadecimal
 * @param statement SHA-256 of the payload of the statement
 * @param previous SHA-256 of the payloads of the statements that it supersedes or withdraws
 */
public record LogEntry(
    String kind, String snapshot, String itemsRoot, String statement, List<String> previous) {
  /** A statement about a snapshot. */
  public static final String SCREENING = "dataset-screening";

  /** A statement that another one no longer stands. */
  public static final String WITHDRAWAL = "withdrawal";

  private static final String TYPE = "assay.log-entry/v1";

  public LogEntry {
    previous = List.copyOf(previous);
  }

  /** The entry as it is logged: canonical JSON. */
  public byte[] data() {
    return JsonObject.empty()
        .with("type", TYPE)
        .with("kind", kind)
        .with("snapshot", snapshot)
        .with("itemsRoot", itemsRoot)
        .with("statement", JsonObject.empty().with("sha256", statement))
        .withUnlessEmpty("previous", previous)
        .bytes();
  }

  /**
   * Reads an entry.
   *
   * @throws JsonException if it is none
   */
  public static LogEntry parse(byte[] data) throws JsonException {
    JsonObject json = JsonObject.parse(new String(data, UTF_8));
    try {
      if (json.text("type").orElseThrow().equals(TYPE)) {
        return new LogEntry(
            json.text("kind").orElseThrow(),
            json.text("snapshot").orElseThrow(),
            json.text("itemsRoot").orElseThrow(),
            json.object("statement").flatMap(s -> s.text("sha256")).orElseThrow(),
            json.texts("previous"));
      }
    } catch (NoSuchElementException e) {
      throw new JsonException("a member of a log entry is missing");
    }
    throw new JsonException("the type is not " + TYPE);
  }
}
