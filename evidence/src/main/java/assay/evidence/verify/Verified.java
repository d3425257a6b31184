package assay.evidence.verify;

import assay.evidence.statement.Level;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was verified.
 *
 * @param statement what was signed
 * @param subject what was asked about: {@code shard}, {@code item}, {@code content}, or nothing
 * @param lists as {@code id version}
 * @param matchers as {@code pdq within 31}
 * @param logAsOf the time of the youngest cosignature that counted: how old the view of the log is
 * @param sentence what may be said, no more
 */
public record Verified(
    Level level,
    ScreeningStatement statement,
    JsonObject subject,
    List<String> lists,
    List<String> matchers,
    String scanner,
    Optional<Instant> logAsOf,
    String sentence) {

  /** The result as {@code --json} prints it. */
  public JsonObject json() {
    JsonObject json =
        JsonObject.empty()
            .with("verified", true)
            .with("level", level.name())
            .with("statement", statement.digest())
            .with("lists", lists)
            .with("matchers", matchers)
            .with("scanner", scanner)
            .with("logAsOf", logAsOf.map(Instant::toString))
            .with("sentence", sentence);
    for (var member : subject.members().entrySet()) {
      json = json.with(member.getKey(), member.getValue());
    }
    return json;
  }

  /** A refusal as {@code --json} prints it. */
  public static JsonObject json(RefusedEvidenceException refusal) {
    return JsonObject.empty()
        .with("verified", false)
        .with("error", refusal.code().name())
        .with("reason", refusal.getMessage());
  }
}
