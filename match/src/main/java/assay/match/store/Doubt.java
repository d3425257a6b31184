package assay.match.store;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * What is made of a whole list of which something could not be read, when it is complete. What is
 * refused under a key leaves what is listed there. What names no entry may be any that is not told
 * again; so that none of them is lost by it, all stay, until a list has no more of it than the last
 * one that was believed. If the publisher's format has changed, or its export broke, most of a list
 * cannot be read: then nothing of it is taken.
 */
final class Doubt {
  /** With fewer that cannot be read, a list is taken. */
  private static final long MANY = 100;

  /** One in so many is a large part. */
  private static final long PART = 10;

  /** So many times what could not be read of the version in use is much more than before. */
  private static final long TIMES = 10;

  private final Database database;
  private final State state;
  private final ListAbout.Kind kind;
  private final Trust trust;

  Doubt(Database database, State state, ListAbout.Kind kind, Trust trust) {
    this.database = database;
    this.state = state;
    this.kind = kind;
    this.trust = trust;
  }

  boolean isAnythingListed() throws IOException {
    return database.first("SELECT 1 FROM entry LIMIT 1", row -> 1).isPresent();
  }

  /**
   * Decides, in the transaction in which the list becomes complete.
   *
   * @return why it is not taken; then the next pull begins at the beginning
   */
  Optional<String> settle() throws IOException {
    if (!state.has(State.Name.FRESH)) {
      return Optional.empty();
    }
    boolean careful = trust == Trust.CAREFUL && isAnythingListed();
    Optional<String> refusal = careful ? brokenList() : Optional.empty();
    if (refusal.isPresent()) {
      state.clear(State.Name.CURSOR);
      state.clear(State.Name.FRESH);
      return refusal;
    }
    long unnamed = state.number(State.Name.UNNAMED);
    boolean more = unnamed > state.number(State.Name.UNNAMED_BEFORE);
    if (careful && more && kind == ListAbout.Kind.KNOWN) { // of known good, less is stricter
      state.set(State.Name.HELD, "");
    } else {
      state.clear(State.Name.HELD);
      state.set(State.Name.UNNAMED_BEFORE, Long.toString(unnamed));
    }
    return Optional.empty();
  }

  private Optional<String> brokenList() throws IOException {
    long refused = state.number(State.Name.REFUSED);
    long before = VersionRow.newest(database).map(VersionRow::refused).orElse(0L);
    long told = // rows are numbered from 1 in each list; what names no entry has none
        database.first("SELECT max(n) FROM staged", row -> row.getLong(1)).orElse(0L)
            + state.number(State.Name.UNNAMED);
    boolean broken = refused > MANY && refused * PART > told && refused > before * TIMES;
    return broken
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d could not be read, and %,d before; what was listed stays"
                    + " (sync --as-told takes it nevertheless)",
                refused,
                told,
                before))
        : Optional.empty();
  }
}
