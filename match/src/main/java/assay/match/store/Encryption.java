package assay.match.store;

import assay.match.atrest.AtRest;
import assay.match.store.Sealer.Column;
import java.io.IOException;

/**
 * Encrypts a list that is in the clear, or with another key, in three steps that can be done again:
 * the tables in one transaction; the live indexes, made anew from them; and what is left of both on
 * disk.
 */
final class Encryption {
  private static final String[] TABLES = {
    "UPDATE staged SET "
        + set("member", Column.MEMBER, "id", Column.ID)
        + ", "
        + set("part", Column.PART, "content", Column.CONTENT),
    "UPDATE refusal SET " + set("place", Column.PLACE, "reason", Column.REASON),
    "UPDATE entry SET "
        + set("member", Column.MEMBER, "id", Column.ID, "part", Column.PART)
        + ", "
        + set("classification", Column.CLASSIFICATION, "tags", Column.TAGS),
    "UPDATE listed SET " + set("value", Column.VALUE),
    "UPDATE other SET " + set("value", Column.OTHER),
    "UPDATE touched SET " + set("value", Column.VALUE),
    "UPDATE vote SET "
        + set("member", Column.MEMBER, "id", Column.ID, "text", Column.TEXT)
        + ", "
        + set("reason", Column.REASON, "message", Column.MESSAGE),
    "UPDATE state SET " + set("value", Column.STATE) + " WHERE name <> '" + Tables.KEY + "'",
  };

  private Encryption() {}

  private static String set(Object... columns) {
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < columns.length; i += 2) {
      set.append(i == 0 ? "" : ", ").append(columns[i]);
      set.append(" = seal('").append(columns[i + 1]).append("', ").append(columns[i]).append(")");
    }
    return set.toString();
  }

  /**
   * Encrypts the tables, if they lie as they did before.
   *
   * @return whether they did
   */
  static boolean begin(ListFolder list, AtRest from) throws IOException {
    try (Database database = Database.open(list.state(), list.atRest(), list.steps())) {
      if (!Tables.lie(database, from)) {
        return false;
      }
      database.defineSeal(from);
      return database.commit("encrypted", () -> encrypt(database, from));
    }
  }

  private static boolean encrypt(Database database, AtRest from) throws IOException {
    if (!Tables.lie(database, from)) {
      return false;
    }
    Tables.leaveValuesUnindexed(database);
    for (String table : TABLES) {
      database.execute(table);
    }
    Tables.indexValues(database);
    Tables.setForm(database);
    State state = new State(database);
    state.set(State.Name.SCRUB, "");
    if (state.has(State.Name.APPLIED_ID)) { // the order of keys is another one now
      state.set(State.Name.APPLIED_MEMBER, "");
      state.set(State.Name.APPLIED_ID, "");
      state.set(State.Name.APPLIED_PART, "");
    }
    return true;
  }

  /**
   * Removes the live indexes, which lie as they did before, and sees to it that they are made anew.
   */
  static State leaveNoIndex(Database database, State state, LiveFolders live) throws IOException {
    boolean published = VersionRow.newest(database).isPresent();
    database.transaction(
        "rebuild",
        () -> {
          if (published || state.phase() == State.Phase.PUBLISHING) {
            state.set(State.Name.REBUILD, "");
          }
          if (published && state.phase() == State.Phase.STAGING) {
            state.phase(State.Phase.PUBLISHING); // whoever comes next finishes it
          }
          return state;
        });
    database.step("remove live");
    live.remove();
    return state;
  }

  /**
   * Leaves nothing of what was there before in the database's files: pages that are free, or in its
   * log.
   */
  static void end(Database database, State state) throws IOException {
    database.step("scrub");
    database.compact();
    database.transaction(
        "scrubbed",
        () -> {
          state.clear(State.Name.SCRUB);
          return state;
        });
  }
}
