package assay.match.exchange.stopncii;

import assay.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the list goes on.
 *
 * @param service whose it is
 * @param start what to ask with, in seconds
 * @param since when the last complete set was asked for, by the service's clock; of the first set
 *     while that is under way
 * @param set the set under way
 */
record StopNciiCursor(String service, long start, Instant since, Optional<UnderWay> set) {
  /** Where the service's time begins. */
  static final long FIRST_START = 10;

  /**
   * A set of which some pages were told.
   *
   * @param began when it was asked for, by the service's clock
   * @param at the service's time when it gave the token
   */
  record UnderWay(Instant began, String token, Instant at) {}

  StopNciiCursor withSet(Optional<UnderWay> underWay) {
    return new StopNciiCursor(service, start, since, underWay);
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("service", service)
        .with("start", start)
        .with("since", since.toString())
        .with("set", set.map(StopNciiCursor::json));
  }

  private static JsonObject json(UnderWay set) {
    return JsonObject.empty()
        .with("began", set.began().toString())
        .with("token", set.token())
        .with("at", set.at().toString());
  }

  /** What {@link #json} wrote for this service; empty if it is of another, or no cursor. */
  static Optional<StopNciiCursor> read(JsonObject json, String service) {
    OptionalLong start = json.number("start");
    Optional<Instant> since = time(json, "since");
    return start.isPresent()
            && since.isPresent()
            && json.text("service").equals(Optional.of(service))
        ? Optional.of(
            new StopNciiCursor(
                service,
                start.getAsLong(),
                since.get(),
                json.object("set").flatMap(StopNciiCursor::underWay)))
        : Optional.empty();
  }

  private static Optional<UnderWay> underWay(JsonObject json) {
    Optional<Instant> began = time(json, "began");
    Optional<Instant> at = time(json, "at");
    Optional<String> token = json.text("token");
    return began.isPresent() && at.isPresent() && token.isPresent()
        ? Optional.of(new UnderWay(began.get(), token.get(), at.get()))
        : Optional.empty();
  }

  private static Optional<Instant> time(JsonObject json, String name) {
    try {
      return json.text(name).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
