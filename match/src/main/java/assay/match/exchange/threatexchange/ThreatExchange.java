package assay.match.exchange.threatexchange;

import assay.json.JsonObject;
import assay.match.exchange.Feedback;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Pull;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Endpoint;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One privacy group of ThreatExchange. */
public final class ThreatExchange implements HashListExchange {
  /** The version that python-threatexchange asks; Meta forwards an old one to its oldest. */
  private static final String URL = "https://graph.facebook.com/v9.0";

  private final Graph graph;
  private final String group;
  private final String of;

  private ThreatExchange(Graph graph, String group, String of) {
    this.graph = graph;
    this.group = group;
    this.of = of;
  }

  /**
   * A group.
   *
   * @param settings {@code group}, the number of the privacy group, and {@code url} where it is not
   *     Meta's; the credential {@code token}
   */
  public static ThreatExchange of(Settings settings) {
    settings.only(Set.of("group", "url"), Set.of("token"));
    return at(Endpoint.at(settings.value("url").orElse(URL)), settings, System.getenv());
  }

  /** The same at an endpoint. */
  static ThreatExchange at(Endpoint endpoint, Settings settings, Map<String, String> environment) {
    String group = settings.required("group");
    if (!group.matches("[0-9]{1,20}")) {
      throw new IllegalArgumentException("the group is the number of a privacy group");
    }
    return new ThreatExchange(
        new Graph(endpoint, settings.secret("token"), environment), group, settings.digest());
  }

  @Override
  public String name() {
    return "threatexchange";
  }

  @Override
  public Pull pull(JsonObject cursor, Instant now) {
    return new UpdatesPull(graph, group, of, cursor, now);
  }

  @Override
  public Optional<Feedback> feedback() {
    return Optional.of(new Reactions(graph));
  }
}
