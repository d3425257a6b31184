package assay.evidence.ledger;

import assay.json.JsonObject;
import assay.stage.ShardIdentity;
import java.util.Optional;

/** The last line: what the ledger ends with, and what came before it. */
record Closing(LedgerEnd end, long lines, String linesSha256) {
  private static final String TYPE = "assay.ledger/v1";

  JsonObject json() {
    return JsonObject.empty()
        .with("type", TYPE)
        .with("bytes", end.identity().bytes())
        .with("sha256", end.identity().sha256())
        .with("warnings", end.warnings())
        .with("lines", lines)
        .with("linesSha256", linesSha256);
  }

  /** Reads a closing line; empty for a line of any other kind. */
  static Optional<Closing> of(JsonObject json) {
    if (!json.text("type").equals(Optional.of(TYPE))) {
      return Optional.empty();
    }
    ShardIdentity identity =
        new ShardIdentity(json.number("bytes").orElseThrow(), json.text("sha256").orElseThrow());
    return Optional.of(
        new Closing(
            new LedgerEnd(identity, json.texts("warnings")),
            json.number("lines").orElseThrow(),
            json.text("linesSha256").orElseThrow()));
  }
}
