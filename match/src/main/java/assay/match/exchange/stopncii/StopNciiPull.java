package assay.match.exchange.stopncii;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.stopncii.StopNciiCursor.UnderWay;
import assay.match.exchange.stopncii.StopNciiService.Fetched;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One pull: the rest of the set under way, or the next set. */
final class StopNciiPull implements Pull {
  /** For so long withdrawals are told. */
  private static final Duration TOLD = Duration.ofDays(30);

  /** For so long a token is used again. */
  private static final Duration KNOWN = Duration.ofHours(12);

  /** A record may be stamped before it is told, and the service's clocks may differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final StopNciiService service;
  private final Set<String> asked = new HashSet<>();
  private Optional<StopNciiCursor> known;
  private boolean begun;

  StopNciiPull(StopNciiService service, JsonObject stored) {
    this.service = service;
    this.known = StopNciiCursor.read(stored, service.url());
  }

  @Override
  public Page next() throws IOException, ExchangeException {
    Page page = begun ? goOn() : begin();
    begun = true;
    return page;
  }

  private Page goOn() throws IOException, ExchangeException {
    StopNciiCursor cursor = known.orElseThrow();
    UnderWay set = cursor.set().orElseThrow();
    return told(false, cursor, set.began(), fetch(cursor.start(), Optional.of(set.token())));
  }

  private Page begin() throws IOException, ExchangeException {
    if (known.isEmpty()) {
      return fresh();
    }
    StopNciiCursor cursor = known.get();
    Optional<Fetched> resumed = resumed(cursor);
    Fetched fetched = resumed.isPresent() ? resumed.get() : fetch(cursor.start(), Optional.empty());
    Duration age = Duration.between(cursor.since(), fetched.time());
    if (age.compareTo(TOLD) > 0 || age.compareTo(OVERLAP.negated()) < 0) {
      return fresh(); // what was withdrawn meanwhile may not be told any more
    }
    Instant began = resumed.isPresent() ? cursor.set().orElseThrow().began() : fetched.time();
    return told(false, cursor, began, fetched);
  }

  private Page fresh() throws IOException, ExchangeException {
    Fetched first = fetch(StopNciiCursor.FIRST_START, Optional.empty());
    StopNciiCursor cursor =
        new StopNciiCursor(
            service.url(), StopNciiCursor.FIRST_START, first.time(), Optional.empty());
    return told(true, cursor, first.time(), first);
  }

  /**
   * The next page of the set under way; empty if the set must begin anew. The service may have
   * forgotten the token, and how it says so is not documented; if the fault is another, it stays.
   */
  private Optional<Fetched> resumed(StopNciiCursor cursor) throws InterruptedIOException {
    if (cursor.set().isEmpty()) {
      return Optional.empty();
    }
    UnderWay set = cursor.set().get();
    try {
      return Optional.of(fetch(cursor.start(), Optional.of(set.token())))
          .filter(page -> Duration.between(set.at(), page.time()).compareTo(KNOWN) < 0);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | ExchangeException e) {
      return Optional.empty();
    }
  }

  private Fetched fetch(long start, Optional<String> token) throws IOException, ExchangeException {
    token.ifPresentOrElse(asked::add, asked::clear);
    return service.fetch(start, token);
  }

  private Page told(boolean fresh, StopNciiCursor cursor, Instant began, Fetched fetched)
      throws ExchangeException {
    Optional<String> token = fetched.page().token();
    if (token.filter(asked::contains).isPresent()) {
      throw service.fault("a set goes on with a page that was told before");
    }
    StopNciiCursor after =
        token.isPresent()
            ? cursor.withSet(Optional.of(new UnderWay(began, token.get(), fetched.time())))
            : new StopNciiCursor(
                service.url(), nextStart(cursor, began, fetched), began, Optional.empty());
    known = Optional.of(after);
    return new Page(
        fresh,
        fetched.page().told(),
        after.json(),
        token.isPresent() ? Optional.empty() : Optional.of(began));
  }

  /**
   * What the service says, but nothing that happened while the set was told, for we do not know in
   * which order; and never back, for it says little when a set is empty.
   */
  private static long nextStart(StopNciiCursor cursor, Instant began, Fetched last) {
    long said = last.page().nextSet().orElse(cursor.start());
    long settled = Math.min(said, began.getEpochSecond()) - OVERLAP.toSeconds();
    return Math.max(cursor.start(), settled);
  }
}
