package assay.match.store;

import assay.json.JsonObject;
import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.policy.Thresholds;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the operator decided about a list when it was added.
 *
 * @param id one to a hundred of {@code A-Z a-z 0-9 . _ -}, not beginning with a dot
 * @param publicId what it is called where anyone may read it
 * @param provider who publishes it
 * @param terms whether they may be named
 * @param exchange the name under which the exchange is installed
 * @param settings how the exchange is reached; where its secrets are found, never the secrets
 * @param limits thresholds of its own
 * @param category what is reported for its matches, if that is always the same
 * @param vetted whether people looked at each entry before it was listed
 * @param kind what it is a list of
 * @param feedback whether votes may be cast
 * @param interval how often it is pulled, at least a minute; never by itself if absent
 */
public record ListAbout(
    String id,
    String publicId,
    String provider,
    Terms terms,
    String exchange,
    Settings settings,
    Limits limits,
    Optional<String> category,
    boolean vetted,
    Kind kind,
    boolean feedback,
    Optional<Duration> interval,
    Instant addedOn) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  public ListAbout {
    requireId(id);
    requireId(publicId);
    if (provider.isBlank()) {
      throw new IllegalArgumentException("a list has a provider");
    } else if (terms == Terms.WITHHELD && publicId.equals(id)) {
      throw new IllegalArgumentException(
          "a provider who is not named needs an id that says nothing");
    } else if (interval.isPresent() && interval.get().compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("a list is pulled once a minute at most");
    }
    Objects.requireNonNull(exchange);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(limits);
    Objects.requireNonNull(category);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(addedOn);
  }

  /** Whether the provider may be named in what others read. */
  public enum Terms {
    NAMED,
    WITHHELD;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the values of a list stand for. */
  public enum Kind {
    KNOWN,
    KNOWN_GOOD;

    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Thresholds for one list; where one is absent, that of the policy holds. */
  public record Limits(
      OptionalInt matchedDistance, OptionalInt maxDistance, OptionalInt minQuality) {
    public static Limits none() {
      return new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * The thresholds with these instead.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    public Thresholds over(Thresholds policy) {
      return new Thresholds(
          matchedDistance.orElse(policy.matchedDistance()),
          maxDistance.orElse(policy.maxDistance()),
          minQuality.orElse(policy.minQuality()));
    }

    private JsonObject json() {
      return JsonObject.empty()
          .with("matchedDistance", matchedDistance)
          .with("maxDistance", maxDistance)
          .with("minQuality", minQuality);
    }

    private static Limits read(JsonObject json) {
      return new Limits(
          number(json, "matchedDistance"), number(json, "maxDistance"), number(json, "minQuality"));
    }

    private static OptionalInt number(JsonObject json, String name) {
      OptionalLong number = json.number(name);
      return number.isPresent()
          ? OptionalInt.of(Math.toIntExact(number.getAsLong()))
          : OptionalInt.empty();
    }
  }

  /** A new {@code publicId} that says nothing of the list. */
  public static String opaqueId() {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    return "list-" + HexFormat.of().formatHex(random);
  }

  private static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a list has 1 to 100 of A-Z a-z 0-9 . _ - and does not begin with a dot");
    }
  }

  JsonObject json() {
    Map<String, String> secrets = new TreeMap<>();
    settings.secrets().forEach((name, secret) -> secrets.put(name, secret.reference()));
    return JsonObject.empty()
        .with("id", id)
        .with("publicId", publicId)
        .with("provider", provider)
        .with("terms", terms.label())
        .with("exchange", exchange)
        .with("settings", settings.values())
        .with("secrets", secrets)
        .withUnlessEmpty("limits", limits.json())
        .with("category", category)
        .with("vetted", vetted)
        .with("kind", kind.label())
        .with("feedback", feedback)
        .with("intervalSeconds", interval.map(Duration::toSeconds))
        .with("addedOn", addedOn.toString());
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static ListAbout read(JsonObject json) {
    try {
      Map<String, Secret> secrets = new TreeMap<>();
      texts(json, "secrets").forEach((name, where) -> secrets.put(name, Secret.parse(where)));
      OptionalLong interval = json.number("intervalSeconds");
      return new ListAbout(
          json.text("id").orElseThrow(),
          json.text("publicId").orElseThrow(),
          json.text("provider").orElseThrow(),
          terms(json.text("terms").orElseThrow()),
          json.text("exchange").orElseThrow(),
          Settings.of(texts(json, "settings"), secrets),
          Limits.read(json.object("limits").orElseGet(JsonObject::empty)),
          json.text("category"),
          json.flag("vetted").orElseThrow(),
          kind(json.text("kind").orElseThrow()),
          json.flag("feedback").orElseThrow(),
          interval.isPresent()
              ? Optional.of(Duration.ofSeconds(interval.getAsLong()))
              : Optional.empty(),
          Instant.parse(json.text("addedOn").orElseThrow()));
    } catch (NoSuchElementException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("a member is missing, or is not what it should be");
    }
  }

  private static Terms terms(String label) {
    return Stream.of(Terms.values()).filter(t -> t.label().equals(label)).findFirst().orElseThrow();
  }

  private static Kind kind(String label) {
    return Stream.of(Kind.values()).filter(k -> k.label().equals(label)).findFirst().orElseThrow();
  }

  private static Map<String, String> texts(JsonObject json, String member) {
    JsonObject object = json.object(member).orElseThrow();
    Map<String, String> texts = new TreeMap<>();
    object.members().keySet().forEach(name -> texts.put(name, object.text(name).orElseThrow()));
    return texts;
  }
}
