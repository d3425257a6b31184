package assay.match.exchange.ncmec;

import assay.json.JsonObject;
import assay.match.exchange.Feedback;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Pull;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Endpoint;
import assay.match.exchange.http.Pauses;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** NCMEC Hash Sharing, version 2. */
public final class NcmecExchange implements HashListExchange {
  /** Under which it is installed. */
  public static final String NAME = "ncmec";

  private final NcmecService service;
  private final SortedSet<String> members;

  private NcmecExchange(NcmecService service, SortedSet<String> members) {
    this.service = service;
    this.members = members;
  }

  /**
   * Reached as the settings say: {@code url}, the base address; {@code user}, as a setting or a
   * credential; the credential {@code password}; and, if only their entries are wanted, {@code
   * member}: ids with commas between them.
   *
   * @throws IllegalArgumentException if a setting is missing, unknown or cannot be meant
   */
  public static NcmecExchange of(Settings settings) {
    return of(settings, Pauses.standard());
  }

  static NcmecExchange of(Settings settings, Pauses pauses) {
    settings.only(Set.of("url", "user", "member"), Set.of("user", "password"));
    Endpoint endpoint = Endpoint.at(settings.required("url"), pauses);
    return new NcmecExchange(
        new NcmecService(endpoint, settings.required("url"), Account.of(settings)),
        members(settings));
  }

  private static SortedSet<String> members(Settings settings) {
    SortedSet<String> members = new TreeSet<>();
    settings.value("member").ifPresent(list -> members.addAll(Set.of(list.strip().split(" *, *"))));
    if (members.stream().anyMatch(id -> !id.matches("[0-9]{1,18}"))) {
      throw new IllegalArgumentException(
          "the setting member has the ids of members, which are numbers, with commas between them");
    }
    return members;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Pull pull(JsonObject cursor, Instant now) {
    return new NcmecPull(service, members, cursor);
  }

  @Override
  public Optional<Feedback> feedback() {
    return Optional.of(new NcmecFeedback(service));
  }
}
