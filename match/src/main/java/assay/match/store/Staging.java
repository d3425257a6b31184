package assay.match.store;

import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Told;
import assay.match.list.ListElement;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts pages on disk, each with its cursor in one transaction. They are appended, whatever they
 * say; what is listed does not change by them.
 */
final class Staging {
  /** So many places are kept of what was refused; all are counted. */
  static final int MOST_PLACES = 100;

  private final Database database;
  private final Sealer sealer;
  private final State state;
  private final ListAbout.Kind kind;
  private final Doubt doubt;
  private final SyncObserver observer;
  private long told;

  Staging(Database database, State state, ListAbout.Kind kind, Trust trust, SyncObserver observer) {
    this.kind = kind;
    this.doubt = new Doubt(database, state, kind, trust);
    this.database = database;
    this.sealer = database.sealer();
    this.state = state;
    this.observer = observer;
  }

  /** Pulls until a page is complete. How many entries were told. */
  long pull(HashListExchange exchange, Instant now) throws IOException, ExchangeException {
    try (Pull pull = exchange.pull(state.cursor(), now)) {
      boolean complete = false;
      while (!complete) {
        Page page = pull.next();
        requireOurKind(page);
        requireSome(page);
        Optional<String> doubted = database.transaction("page", () -> stage(page, now));
        if (doubted.isPresent()) {
          throw new ExchangeException(doubted.get());
        }
        told += page.told().size();
        observer.staged(told);
        complete = page.complete().isPresent();
      }
    }
    return told;
  }

  /** Files of known software as a list of what must go would take out what is harmless. */
  private void requireOurKind(Page page) throws ExchangeException {
    for (Told told : page.told()) {
      boolean good =
          told instanceof Told.Listed listed && listed.tags().contains(ListElement.KNOWN_GOOD);
      if (good && kind == ListAbout.Kind.KNOWN) {
        throw new ExchangeException(
            "this is a list of what is known to be good; add it with --known-good");
      }
    }
  }

  /** A service that lost its list, or our right to see it, tells an empty one. */
  private void requireSome(Page page) throws IOException, ExchangeException {
    boolean whole = page.complete().isPresent() && (page.fresh() || state.has(State.Name.FRESH));
    boolean toldBefore = !page.fresh() && isStaged();
    boolean tells = toldBefore || page.told().stream().anyMatch(Staging::saysSomething);
    if (whole && !tells && doubt.isAnythingListed()) {
      throw new ExchangeException("the whole list was told as empty; what was listed stays");
    }
  }

  private static boolean saysSomething(Told told) {
    return told instanceof Told.Listed
        || (told instanceof Told.Refused refused && refused.key().isPresent());
  }

  private boolean isStaged() throws IOException {
    return database
        .first("SELECT 1 FROM staged WHERE content IS NOT NULL LIMIT 1", row -> 1)
        .isPresent();
  }

  /** Why the list is not taken that is complete now, if it is not. */
  private Optional<String> stage(Page page, Instant now) throws IOException {
    if (page.fresh()) {
      beginAnew();
    }
    for (Told one : page.told()) {
      stage(one);
    }
    state.set(State.Name.CURSOR, page.cursor().write());
    if (page.complete().isPresent()) {
      Optional<String> doubted = doubt.settle();
      if (doubted.isPresent()) {
        Tables.emptyStaged(database);
        return doubted;
      }
      Instant asOf = page.complete().get();
      state.set(State.Name.PULLED_ON, now.toString());
      // A clock that is ahead at the exchange must not make a list of tomorrow.
      state.set(State.Name.AS_OF, (asOf.isAfter(now) ? now : asOf).toString());
      state.phase(State.Phase.APPLYING);
    }
    return Optional.empty();
  }

  /** What was staged and not applied is told again, or is not listed any more. */
  private void beginAnew() throws IOException {
    Tables.emptyStaged(database);
    database.update("DELETE FROM refusal");
    state.clear(State.Name.REFUSED);
    state.clear(State.Name.UNNAMED);
    state.set(State.Name.FRESH, "");
  }

  private void stage(Told one) throws IOException {
    if (one instanceof Told.Listed listed) {
      append(listed.key(), Optional.of(StagedText.write(listed)));
    } else if (one instanceof Told.Withdrawn withdrawn) {
      append(withdrawn.key(), Optional.empty());
    } else if (one instanceof Told.Refused refused) {
      refuse(refused);
    }
  }

  private void append(EntryKey key, Optional<String> content) throws IOException {
    database.update(
        "INSERT INTO staged (member, id, part, content) VALUES (?, ?, ?, ?)",
        sealer.text(Column.MEMBER, key.member()),
        sealer.text(Column.ID, key.id()),
        sealer.text(Column.PART, key.part()),
        sealer.text(Column.CONTENT, content));
  }

  private void refuse(Told.Refused refused) throws IOException {
    long before = state.number(State.Name.REFUSED);
    if (before < MOST_PLACES) {
      database.update(
          "INSERT INTO refusal (place, reason) VALUES (?, ?)",
          sealer.text(Column.PLACE, refused.place()),
          sealer.text(Column.REASON, refused.reason()));
    }
    if (refused.key().isPresent()) {
      append(refused.key().get(), Optional.of(StagedText.AS_IT_WAS));
    } else {
      long unnamed = state.number(State.Name.UNNAMED);
      state.set(State.Name.UNNAMED, Long.toString(unnamed + 1));
    }
    state.set(State.Name.REFUSED, Long.toString(before + 1));
    observer.refused(refused.place(), refused.reason());
  }
}
