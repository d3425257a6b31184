package assay.match.exchange.ncmec;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.http.Answer;
import assay.match.exchange.ncmec.NcmecCursor.UnderWay;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** One pull, range by range. */
final class NcmecPull implements Pull {
  /** More than that in one range, and it is cut. */
  private static final long MOST = 400_000;

  private static final int CUT = 4;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** What is being changed now may be stamped already and not be told yet. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  /** Between pulls. Also the clocks of the service's machines may differ by this. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  /** Between the ranges of a pull: whether their ends belong to them is not documented. */
  private static final Duration SEAM = Duration.ofSeconds(1);

  /** For so long the service knows where it went on. */
  private static final Duration KNOWN = Duration.ofHours(12);

  private final NcmecService service;
  private final SortedSet<String> members;
  private final JsonObject stored;
  private final Set<String> asked = new HashSet<>();
  private boolean begun;
  private boolean resumed;
  private boolean fresh;
  private Duration overlap = OVERLAP;
  private Instant end = Instant.EPOCH;
  private NcmecCursor cursor = NcmecCursor.first("");

  NcmecPull(NcmecService service, SortedSet<String> members, JsonObject stored) {
    this.service = service;
    this.members = members;
    this.stored = stored;
  }

  @Override
  public Page next() throws IOException, ExchangeException {
    if (!begun) {
      begin();
    }
    Optional<UnderWay> under = cursor.under();
    if (under.isEmpty()) {
      return open();
    }
    return resumed ? resume(under.get()) : goOn(under.get());
  }

  /**
   * Goes on where an earlier pull was; if that cannot be had, the range begins anew. The service
   * may have forgotten it, and how it says so is not documented; if the fault is another, it stays.
   */
  private Page resume(UnderWay under) throws IOException, ExchangeException {
    try {
      return goOn(under);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | ExchangeException e) {
      resumed = false;
      cursor = cursor.withoutRange();
      return open();
    }
  }

  private void begin() throws IOException, ExchangeException {
    NcmecService.Status status = service.status();
    end = status.time().minus(SETTLED).truncatedTo(ChronoUnit.MILLIS);
    String list = service.url() + " as " + status.member() + " of " + String.join(",", members);
    // A checkpoint after the service's now: its clock was ahead once, and what was stamped by the
    // right one since then lies before the checkpoint. Nobody knows from when on.
    cursor =
        NcmecCursor.read(stored, list)
            .filter(known -> !known.checkpoint().isAfter(end.plus(OVERLAP)))
            .orElseGet(() -> NcmecCursor.first(list));
    fresh = cursor.isFirst();
    if (cursor.under().filter(under -> !isKnown(under, status.time())).isPresent()) {
      cursor = cursor.withoutRange();
    }
    resumed = cursor.under().isPresent();
    begun = true;
  }

  private static boolean isKnown(UnderWay under, Instant now) {
    Duration age = Duration.between(under.at(), now);
    return age.compareTo(OVERLAP.negated()) > 0 && age.compareTo(KNOWN) < 0;
  }

  /** The first page of the next range that is not too large. */
  private Page open() throws IOException, ExchangeException {
    asked.clear();
    while (true) {
      Range range = range();
      Answer answer = service.get(range.target());
      EntriesPage page = read(answer, range, 1);
      Optional<Next> next = next(page, range);
      long expected = page.told().size() + next.map(Next::remaining).orElse(0L);
      Duration length = Duration.between(cursor.checkpoint(), range.to());
      if (expected <= MOST || length.compareTo(SHORTEST) <= 0) {
        return told(range, page, next, answer);
      }
      cursor = cursor(cursor.checkpoint(), Optional.of(cut(length, expected)), Optional.empty());
    }
  }

  private Range range() {
    Instant checkpoint = cursor.checkpoint();
    Instant last = checkpoint.isAfter(end) ? end : checkpoint;
    Instant to =
        cursor.step().map(checkpoint::plus).filter(until -> until.isBefore(end)).orElse(end);
    Instant from = last.equals(Instant.EPOCH) ? last : last.minus(overlap);
    return new Range(from, to);
  }

  private static Duration cut(Duration length, long expected) {
    long seconds = length.toSeconds();
    long cut = Math.min(seconds / CUT, (long) ((double) seconds * MOST / expected));
    return Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), cut));
  }

  private Page goOn(UnderWay under) throws IOException, ExchangeException {
    asked.add(under.next().target());
    Answer answer = service.get(under.next().target());
    EntriesPage page = read(answer, under.range(), under.next().start().orElse(0));
    return told(under.range(), page, next(page, under.range()), answer);
  }

  private EntriesPage read(Answer answer, Range range, long start) throws ExchangeException {
    String place = range.place() + ", from number " + start;
    return EntriesPage.read(answer.body(), members, place, service.fault(place));
  }

  private Optional<Next> next(EntriesPage page, Range range) throws ExchangeException {
    if (page.next().isEmpty()) {
      return Optional.empty();
    }
    Optional<Next> next = Next.of(page.next().get(), range);
    if (next.isEmpty()) {
      throw service.fault(range.place()).apply("it goes on with what was not asked for");
    } else if (asked.contains(next.get().target())) {
      throw service.fault(range.place()).apply("it goes on with a page that was told before");
    }
    return next;
  }

  private Page told(Range range, EntriesPage page, Optional<Next> next, Answer answer)
      throws ExchangeException {
    boolean isLast = next.isEmpty() && !range.to().isBefore(end);
    if (next.isPresent()) {
      UnderWay under = new UnderWay(range, next.get(), service.time(answer));
      cursor = cursor(cursor.checkpoint(), cursor.step(), Optional.of(under));
    } else { // cut quickly, and grown again slowly: the next range is asked for twice as long
      Optional<Duration> step = cursor.step().map(known -> known.multipliedBy(2));
      cursor = cursor(range.to(), isLast ? Optional.empty() : step, Optional.empty());
      boolean settled = !resumed && range.to().isBefore(end.minus(OVERLAP));
      overlap = settled ? SEAM : OVERLAP;
    }
    Optional<Instant> complete = isLast ? Optional.of(range.to()) : Optional.empty();
    Page told = new Page(fresh, page.told(), cursor.json(), complete);
    fresh = false;
    resumed = resumed && next.isPresent();
    return told;
  }

  private NcmecCursor cursor(
      Instant checkpoint, Optional<Duration> step, Optional<UnderWay> under) {
    return new NcmecCursor(cursor.service(), checkpoint, step, under);
  }
}
