package assay.match.store;

import assay.json.JsonException;
import assay.json.JsonObject;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** How far a list is: names with values, in the database that holds the rest. */
final class State {
  private final Database database;

  State(Database database) {
    this.database = database;
  }

  /** What is to be done next. A pull can be gone on with in the first of them only. */
  enum Phase {
    /** Pages are staged; the tables of entries are those of the published version. */
    STAGING,
    /** A page was complete; what was staged goes into the tables of entries. */
    APPLYING,
    /** The tables of entries are complete; what changed goes into the live indexes. */
    PUBLISHING
  }

  /** What is kept. */
  enum Name {
    CURSOR,
    PHASE,
    /** Present if what is staged is the whole list. */
    FRESH,
    /** Present if there was no entry before what is applied, so that nothing is compared. */
    BULK,
    /** Present if the live indexes are not those of the published version. */
    REBUILD,
    /** Present if the tables were encrypted, and what was there before may still lie about. */
    SCRUB,
    /** Counts whole lists; entries of an earlier one go when a later one is complete. */
    EPOCH,
    /** The last key that was applied. */
    APPLIED_MEMBER,
    APPLIED_ID,
    APPLIED_PART,
    /** How much could not be read since the last whole list began. */
    REFUSED,
    /** How much of that names no entry. */
    UNNAMED,
    /** The same when a whole list last replaced all of the one before. */
    UNNAMED_BEFORE,
    /** Present if what the whole list did not tell again stays listed. */
    HELD,
    /** When the pull that was completed had begun, and as of when its list is. */
    PULLED_ON,
    AS_OF,
    SUCCEEDED_ON,
    FAILED_ON,
    FAILED_WHY
  }

  Optional<String> get(Name name) throws IOException {
    return database.first(
        "SELECT value FROM state WHERE name = ?",
        row -> database.sealer().text(Column.STATE, row, 1),
        name.name());
  }

  void set(Name name, String value) throws IOException {
    database.update(
        "INSERT OR REPLACE INTO state VALUES (?, ?)",
        name.name(),
        database.sealer().text(Column.STATE, value));
  }

  void clear(Name name) throws IOException {
    database.update("DELETE FROM state WHERE name = ?", name.name());
  }

  boolean has(Name name) throws IOException {
    return get(name).isPresent();
  }

  long number(Name name) throws IOException {
    return get(name).map(Long::parseLong).orElse(0L);
  }

  Optional<Instant> time(Name name) throws IOException {
    return get(name).map(Instant::parse);
  }

  Phase phase() throws IOException {
    return get(Name.PHASE).map(Phase::valueOf).orElse(Phase.STAGING);
  }

  void phase(Phase phase) throws IOException {
    set(Name.PHASE, phase.name());
  }

  JsonObject cursor() throws IOException {
    try {
      return JsonObject.parse(get(Name.CURSOR).orElse("{}"));
    } catch (JsonException e) {
      throw new IOException("the cursor of the list cannot be read: " + e.getMessage());
    }
  }
}
