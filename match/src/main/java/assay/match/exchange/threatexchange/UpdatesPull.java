package assay.match.exchange.threatexchange;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Told;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One run through the updates of a group; the package says how it goes on. */
final class UpdatesPull implements Pull {
  /** Deletions are kept for 90 days there. */
  private static final Duration FORGOTTEN = Duration.ofDays(85);

  /** How late an update may become visible. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final String LIMIT = "500";
  private static final String FIELDS =
      "id,indicator,type,last_updated,should_delete,"
          + "descriptors{id,reactions,owner{id},tags,status}";

  private final Graph graph;
  private final String path;
  private final String of;
  private final Instant now;

  private boolean fresh;
  private Optional<Instant> began = Optional.empty();
  private Instant covered;

  /** From when on this run reads. */
  private Optional<Instant> start;

  /** The last update told, and whether the times only rose up to there, as is promised. */
  private Optional<Instant> reached;

  private Optional<Instant> last = Optional.empty();
  private boolean inOrder = true;

  private Optional<String> after = Optional.empty();
  private final Set<String> used = new HashSet<>();
  private Optional<Optional<Instant>> resumedAt = Optional.empty();

  UpdatesPull(Graph graph, String group, String of, JsonObject cursor, Instant now) {
    this.graph = graph;
    this.path = "/" + group + "/threat_updates/";
    this.of = of;
    this.now = now;
    boolean ours = cursor.text("of").equals(Optional.of(of));
    this.start = ours ? Updates.seconds(cursor, "since") : Optional.empty();
    this.covered = Updates.seconds(cursor, "covered").orElse(Instant.EPOCH);
    this.reached = start;
    this.fresh = start.isEmpty();
  }

  @Override
  public Page next() throws IOException, ExchangeException {
    Graph.Said said = ask();
    Instant service = said.at().orElse(now);
    if (began.isEmpty()) {
      if (!fresh && covered.plus(FORGOTTEN).isBefore(service)) {
        start = Optional.empty();
        reached = start;
        fresh = true;
        said = ask();
      }
      began = Optional.of(service);
      covered = fresh ? service : covered;
    }
    return page(said.body(), service);
  }

  private Graph.Said ask() throws IOException, ExchangeException {
    try {
      return graph.get(path, parameters());
    } catch (ExchangeException e) {
      if (after.isEmpty() || resumedAt.equals(Optional.of(reached))) {
        throw e;
      }
      // The page cursor may have become invalid; a time never does.
      resumedAt = Optional.of(reached);
      start = inOrder ? reached : start;
      after = Optional.empty();
      last = Optional.empty();
      used.clear();
      return graph.get(path, parameters());
    }
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>(Map.of("fields", FIELDS, "limit", LIMIT));
    start.ifPresent(
        time -> parameters.put("start_time", Long.toString(Updates.before(time, LATE))));
    after.ifPresent(cursor -> parameters.put("after", cursor));
    return parameters;
  }

  private Page page(JsonObject body, Instant service) throws ExchangeException {
    List<Told> told = new ArrayList<>();
    for (Object element : Updates.data(graph.host(), body)) {
      told.add(Updates.told(element, told.size() + 1));
      Updates.updated(element).ifPresent(time -> reach(time, service));
    }
    after = Updates.after(graph.host(), body);
    if (after.isPresent() && !used.add(after.get())) {
      throw new ExchangeException(graph.host() + ": the pages do not end");
    }
    boolean begins = fresh;
    fresh = false;
    return new Page(
        begins, told, cursor(), after.isPresent() ? Optional.empty() : Optional.of(service));
  }

  /** An update that claims to be of the future must not hide those until then. */
  private void reach(Instant time, Instant service) {
    Instant seen = time.isAfter(service) ? service : time;
    inOrder &= last.isEmpty() || !seen.isBefore(last.get());
    last = Optional.of(seen);
    reached = reached.isPresent() && reached.get().isAfter(seen) ? reached : last;
  }

  private JsonObject cursor() {
    boolean complete = after.isEmpty();
    return JsonObject.empty()
        .with("of", of)
        .with("covered", (complete ? began.orElse(covered) : covered).getEpochSecond())
        .with("since", (complete || inOrder ? reached : start).map(Instant::getEpochSecond));
  }
}
