package assay.cli.run;

import assay.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run came to.
 *
 * @param snapshot the snapshot's folder in the workspace
 * @param summary the document that {@code summary.json} holds
 */
public record ScreenResult(Path snapshot, JsonObject summary) {
  /** Why shards were not published, one line each; empty if all were. */
  public List<String> failures() {
    return summary.texts("failures");
  }

  /** Items that are not in the output. */
  public long removed() {
    JsonObject dispositions = summary.object("dispositions").orElseThrow();
    return dispositions.number("quarantined").orElse(0) + dispositions.number("withheld").orElse(0);
  }
}
