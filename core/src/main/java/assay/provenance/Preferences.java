package assay.provenance;

import assay.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Opt-out signals found in the archived exchange. They inform; they never change a verdict.
 *
 * @param robots {@code noai}, {@code noimageai}, {@code noindex}, {@code noimageindex}; sorted
 * @param tdmReservation 0 or 1
 * @param tdmPolicy where the terms of a reservation are
 * @param contentUsage as the header has it
 * @param site what files of the site say of the address
 */
public record Preferences(
    List<String> robots,
    OptionalInt tdmReservation,
    Optional<String> tdmPolicy,
    Optional<String> contentUsage,
    Site site) {
  public Preferences {
    robots = robots.stream().distinct().sorted().toList();
  }

  /** Of the exchange and the page alone. */
  public Preferences(
      List<String> robots,
      OptionalInt tdmReservation,
      Optional<String> tdmPolicy,
      Optional<String> contentUsage) {
    this(robots, tdmReservation, tdmPolicy, contentUsage, Site.NOTHING);
  }

  /**
   * What files that a site keeps for robots say of an address.
   *
   * @param robotsTxt the robots for training, or {@code *}, whose group in {@code robots.txt} keeps
   *     them from it; sorted
   * @param aiTxt likewise in {@code ai.txt}
   * @param tdmReservation 0 or 1, from {@code tdmrep.json}
   * @param tdmPolicy from there
   * @param contentUsage from {@code robots.txt}, of the group for anybody
   */
  public record Site(
      List<String> robotsTxt,
      List<String> aiTxt,
      OptionalInt tdmReservation,
      Optional<String> tdmPolicy,
      Optional<String> contentUsage) {
    static final Site NOTHING =
        new Site(List.of(), List.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    public Site {
      robotsTxt = robotsTxt.stream().distinct().sorted().toList();
      aiTxt = aiTxt.stream().distinct().sorted().toList();
    }

    JsonObject json() {
      return JsonObject.empty()
          .withUnlessEmpty("robotsTxt", robotsTxt)
          .withUnlessEmpty("aiTxt", aiTxt)
          .with("tdmReservation", tdmReservation)
          .with("tdmPolicy", tdmPolicy)
          .with("contentUsage", contentUsage);
    }
  }

  /** The same with what the site's files say. */
  public Preferences with(Site files) {
    return new Preferences(robots, tdmReservation, tdmPolicy, contentUsage, files);
  }

  public static Preferences none() {
    return new Preferences(List.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  public boolean isEmpty() {
    return equals(none());
  }

  /** These, and what only the other ones say. */
  public Preferences and(Preferences other) {
    return new Preferences(
        Stream.concat(robots.stream(), other.robots.stream()).toList(),
        tdmReservation.isPresent() ? tdmReservation : other.tdmReservation,
        tdmPolicy.or(other::tdmPolicy),
        contentUsage.or(other::contentUsage),
        site.equals(Site.NOTHING) ? other.site : site);
  }

  JsonObject json() {
    return JsonObject.empty()
        .withUnlessEmpty("robotsMeta", robots)
        .with("tdmReservation", tdmReservation)
        .with("tdmPolicy", tdmPolicy)
        .with("contentUsage", contentUsage)
        .withUnlessEmpty("site", site.json());
  }
}
