package assay.match.exchange.tat;

import assay.json.JsonObject;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Pull;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Endpoint;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The hash list of Tech Against Terrorism. It takes no votes. */
public final class TechAgainstTerrorism implements HashListExchange {
  private static final String URL = "https://beta.terrorismanalytics.org";

  private final Archive archive;
  private final String of;

  private TechAgainstTerrorism(Archive archive, String of) {
    this.archive = archive;
    this.of = of;
  }

  /**
   * The list.
   *
   * @param settings {@code user}, and {@code url} where it is another; the credential {@code
   *     password}
   */
  public static TechAgainstTerrorism of(Settings settings) {
    settings.only(Set.of("user", "url"), Set.of("password"));
    return at(Endpoint.at(settings.value("url").orElse(URL)), settings, System.getenv());
  }

  /** The same at an endpoint. */
  static TechAgainstTerrorism at(
      Endpoint endpoint, Settings settings, Map<String, String> environment) {
    return new TechAgainstTerrorism(
        new Archive(endpoint, settings.required("user"), settings.secret("password"), environment),
        settings.digest());
  }

  @Override
  public String name() {
    return "tat";
  }

  @Override
  public Pull pull(JsonObject cursor, Instant now) {
    return new RecordsPull(archive, of, cursor, now);
  }
}
