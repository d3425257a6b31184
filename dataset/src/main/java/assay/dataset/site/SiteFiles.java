package assay.dataset.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.provenance.Preferences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What sites say of the use of their content in files of their own, as they went by in a shard.
 * Those of the last {@value #MOST_SITES} sites are remembered; a newer file replaces an older one.
 */
public final class SiteFiles {
  /** Robots read at least so much of a {@code robots.txt} (RFC 9309, 2.5). */
  public static final int LONGEST = 500 << 10;

  private static final int MOST_SITES = 256;
  private static final String ROBOTS = "/robots.txt";
  private static final String AI = "/ai.txt";
  private static final String AI_WELL_KNOWN = "/.well-known/ai.txt";
  private static final String TDM = "/.well-known/tdmrep.json";

  private final Map<String, Site> sites = new LinkedHashMap<>();

  /** Of one scheme, host and port. */
  private record Site(Optional<RobotsFile> robots, Optional<RobotsFile> ai, Optional<TdmFile> tdm) {
    static final Site UNKNOWN = new Site(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** An address in two parts. */
  private record Place(String site, String path) {
    static Optional<Place> of(String url) {
      int slashes = url.indexOf("://");
      if (slashes < 0) {
        return Optional.empty();
      }
      int end = slashes + 3;
      while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
        end++;
      }
      String path = url.substring(end).split("#", 2)[0];
      String site = url.substring(0, end).toLowerCase(Locale.ROOT);
      return Optional.of(new Place(site, path.startsWith("/") ? path : "/" + path));
    }
  }

  /** Whether an address is that of a file which is read here. */
  public static boolean isOne(String url) {
    return Place.of(url)
        .map(Place::path)
        .filter(p -> p.equals(ROBOTS) || p.equals(AI) || p.equals(AI_WELL_KNOWN) || p.equals(TDM))
        .isPresent();
  }

  /**
   * Takes the content of such a file.
   *
   * @param content its first {@value #LONGEST} bytes
   */
  public void learn(String url, byte[] content) {
    Place place = Place.of(url).orElseThrow();
    Site known = sites.getOrDefault(place.site(), Site.UNKNOWN);
    sites.remove(place.site());
    sites.put(place.site(), with(known, place.path(), content));
    if (sites.size() > MOST_SITES) {
      sites.remove(sites.keySet().iterator().next());
    }
  }

  private static Site with(Site known, String path, byte[] content) {
    if (path.equals(TDM)) {
      return new Site(known.robots, known.ai, Optional.of(TdmFile.parse(content)));
    }
    RobotsFile file = RobotsFile.parse(new String(content, UTF_8));
    return path.equals(ROBOTS)
        ? new Site(Optional.of(file), known.ai, known.tdm)
        : new Site(known.robots, Optional.of(file), known.tdm);
  }

  /** What the files of its site say of an address. */
  public Preferences.Site about(String url) {
    Optional<Place> place = Place.of(url);
    Site site = place.map(p -> sites.getOrDefault(p.site(), Site.UNKNOWN)).orElse(Site.UNKNOWN);
    String path = place.map(Place::path).orElse("/");
    Optional<TdmFile.Rule> tdm = site.tdm.flatMap(file -> file.about(path));
    return new Preferences.Site(
        site.robots.map(file -> file.keptFrom(path)).orElse(List.of()),
        site.ai.map(file -> file.keptFrom(path)).orElse(List.of()),
        tdm.map(TdmFile.Rule::reservation).orElse(OptionalInt.empty()),
        tdm.flatMap(TdmFile.Rule::policy),
        site.robots.flatMap(file -> file.usage(path)));
  }
}
