package assay.match;

import assay.match.exchange.HashListExchange;
import assay.match.exchange.Settings;
import assay.match.exchange.ncmec.NcmecExchange;
import assay.match.exchange.stopncii.StopNciiExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The one place where exchanges are installed. */
public final class Exchanges {
  private static final Map<String, Function<Settings, HashListExchange>> INSTALLED =
      new TreeMap<>(
          Map.of(
              NcmecExchange.NAME, NcmecExchange::of,
              StopNciiExchange.NAME, StopNciiExchange::of));

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
