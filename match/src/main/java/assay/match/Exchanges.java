package assay.match;

import assay.match.exchange.HashListExchange;
import assay.match.exchange.Settings;
import assay.match.exchange.file.FileExchanges;
import assay.match.exchange.ncmec.NcmecExchange;
import assay.match.exchange.stopncii.StopNciiExchange;
import assay.match.exchange.tat.TechAgainstTerrorism;
import assay.match.exchange.threatexchange.ThreatExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The one place where exchanges are installed. */
public final class Exchanges {
  private static final Map<String, Function<Settings, HashListExchange>> INSTALLED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("file", FileExchanges::http),
              Map.entry("folder", FileExchanges::folder),
              Map.entry(NcmecExchange.NAME, NcmecExchange::of),
              Map.entry(StopNciiExchange.NAME, StopNciiExchange::of),
              Map.entry("tat", TechAgainstTerrorism::of),
              Map.entry("threatexchange", ThreatExchange::of)));

  private Exchanges() {}

  /** The names of all, sorted. */
  public static List<String> names() {
    return List.copyOf(INSTALLED.keySet());
  }

  /**
   * An exchange by its name.
   *
   * @throws IllegalArgumentException if there is none of that name, or a setting is missing,
   *     unknown or cannot be meant
   */
  public static HashListExchange of(String name, Settings settings) {
    Function<Settings, HashListExchange> installed = INSTALLED.get(name);
    if (installed == null) {
      throw new IllegalArgumentException(
          "there is no exchange " + name + "; there are " + String.join(", ", names()));
    }
    return installed.apply(settings);
  }
}
