package assay.match.exchange.threatexchange;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Vote;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Votes as reactions to the descriptors of an indicator: {@code HELPFUL} to those that call it
 * malicious, or {@code DISAGREE_WITH_TAGS} to the same ones. A vote replaces its opposite, and
 * reacting again changes nothing.
 */
final class Reactions implements Feedback {
  private static final String HELPFUL = "HELPFUL";
  private static final String DISAGREE = "DISAGREE_WITH_TAGS";

  private final Graph graph;

  Reactions(Graph graph) {
    this.graph = graph;
  }

  @Override
  public void cast(Vote vote) throws IOException, ExchangeException {
    String id = vote.key().id();
    if (!id.matches("[0-9]{1,30}")) {
      throw new ExchangeException(graph.host() + ": the entry is not one of this exchange");
    }
    JsonObject body = graph.get("/" + id + "/", Map.of("fields", "descriptors{id,status}")).body();
    List<String> descriptors =
        body.object("descriptors").orElse(JsonObject.empty()).objects("data").stream()
            .filter(descriptor -> descriptor.text("status").equals(Optional.of("MALICIOUS")))
            .flatMap(descriptor -> Updates.text(descriptor, "id").stream())
            .filter(descriptor -> descriptor.matches("[0-9]{1,30}"))
            .toList();
    if (descriptors.isEmpty()) {
      throw new ExchangeException(
          graph.host() + ": the entry has no descriptor to react to any more");
    }
    String reaction = vote.affirmative() ? HELPFUL : DISAGREE;
    String opposite = vote.affirmative() ? DISAGREE : HELPFUL;
    for (String descriptor : descriptors) {
      graph.post("/" + descriptor + "/", Map.of("reactions_to_remove", opposite));
      graph.post("/" + descriptor + "/", Map.of("reactions", reaction));
    }
  }

  /** Reactions give no reasons. */
  @Override
  public List<Reason> reasons(String algorithm) {
    return List.of();
  }
}
