package assay.match.exchange.ncmec;

import assay.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a list goes on.
 *
 * @param service whom it is of; another service, account or choice of members is another list
 * @param checkpoint everything before was told
 * @param step how much time is asked for at once, while that is less than all
 * @param under the range under way
 */
record NcmecCursor(
    String service, Instant checkpoint, Optional<Duration> step, Optional<UnderWay> under) {

  /**
   * A range of which some pages were told.
   *
   * @param at the service's time when it said where to go on
   */
  record UnderWay(Range range, Next next, Instant at) {}

  static NcmecCursor first(String service) {
    return new NcmecCursor(service, Instant.EPOCH, Optional.empty(), Optional.empty());
  }

  boolean isFirst() {
    return checkpoint.equals(Instant.EPOCH) && under.isEmpty();
  }

  /** The same list, with the range under way given up. */
  NcmecCursor withoutRange() {
    return new NcmecCursor(service, checkpoint, step, Optional.empty());
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("service", service)
        .with("checkpoint", checkpoint.toString())
        .with("step", step.map(Duration::toSeconds))
        .with("range", under.map(NcmecCursor::json));
  }

  private static JsonObject json(UnderWay under) {
    return JsonObject.empty()
        .with("from", under.range().from().toString())
        .with("to", under.range().to().toString())
        .with("next", under.next().target())
        .with("at", under.at().toString());
  }

  /** What {@link #json} wrote for this service; empty if it is of another, or no cursor. */
  static Optional<NcmecCursor> read(JsonObject json, String service) {
    return json.text("checkpoint")
        .flatMap(Times::parse)
        .filter(time -> json.text("service").equals(Optional.of(service)))
        .map(
            checkpoint ->
                new NcmecCursor(
                    service,
                    checkpoint,
                    step(json),
                    json.object("range").flatMap(NcmecCursor::underWay)));
  }

  private static Optional<Duration> step(JsonObject json) {
    long seconds = json.number("step").orElse(0);
    return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  private static Optional<UnderWay> underWay(JsonObject json) {
    Optional<Instant> from = json.text("from").flatMap(Times::parse);
    Optional<Instant> to = json.text("to").flatMap(Times::parse);
    Optional<Instant> at = json.text("at").flatMap(Times::parse);
    Optional<String> next = json.text("next");
    if (from.isEmpty() || to.isEmpty() || at.isEmpty() || next.isEmpty()) {
      return Optional.empty();
    }
    Range range = new Range(from.get(), to.get());
    return Next.of(next.get(), range).map(known -> new UnderWay(range, known, at.get()));
  }
}
