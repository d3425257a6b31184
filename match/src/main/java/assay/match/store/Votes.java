package assay.match.store;

import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Vote;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The votes of reviewers on their way to the exchange. */
final class Votes {
  private static final String WAITING = "waiting";
  private static final String ANSWERED = "answered";
  private static final String SET_ASIDE = "set aside";

  private final Database database;
  private final Sealer sealer;

  Votes(Database database) {
    this.database = database;
    this.sealer = database.sealer();
  }

  private record Waiting(long n, Vote vote) {}

  /**
   * Takes a vote. The same again changes nothing, unless it was set aside: then it is tried again.
   * Another on the same value takes its place.
   */
  void queue(Vote vote) throws IOException {
    database.transaction(
        "vote",
        () -> {
          boolean known =
              database
                  .first(
                      "SELECT 1 FROM vote WHERE member = ? AND id = ? AND algorithm = ?"
                          + " AND text IS ? AND affirmative = ? AND reason IS ?"
                          + " AND state <> '"
                          + SET_ASIDE
                          + "'",
                      row -> 1,
                      parameters(vote))
                  .isPresent();
          return known
              ? 0
              : database.update(
                  "INSERT OR REPLACE INTO vote (member, id, algorithm, text, affirmative, reason,"
                      + " state) VALUES (?, ?, ?, ?, ?, ?, '"
                      + WAITING
                      + "')",
                  parameters(vote));
        });
  }

  private Object[] parameters(Vote vote) {
    return new Object[] {
      sealer.text(Column.MEMBER, vote.key().member()),
      sealer.text(Column.ID, vote.key().id()),
      vote.algorithm(),
      sealer.text(Column.TEXT, vote.text()),
      vote.affirmative() ? 1 : 0,
      sealer.text(Column.REASON, vote.reason())
    };
  }

  /**
   * Casts what is waiting, in the order in which it came. A vote whose answer was lost with this
   * process is cast again; the exchange takes it once.
   *
   * @throws IOException if the exchange could not be reached; the rest goes on waiting
   */
  void cast(Feedback feedback) throws IOException {
    for (Waiting waiting : waiting()) {
      String became = ANSWERED;
      Optional<String> message = Optional.empty();
      try {
        feedback.cast(waiting.vote());
      } catch (ExchangeException e) {
        if (!e.isForGood()) { // refused credentials say nothing of the vote
          throw new IOException(e.getMessage(), e);
        }
        became = SET_ASIDE;
        message = Optional.ofNullable(e.getMessage());
      }
      note(waiting.n(), became, message);
    }
  }

  /** By number, because the reviewer may have put another vote in its place meanwhile. */
  private void note(long n, String became, Optional<String> message) throws IOException {
    database.transaction(
        "cast",
        () ->
            database.update(
                "UPDATE vote SET state = ?, message = ? WHERE n = ?",
                became,
                sealer.text(Column.MESSAGE, message),
                n));
  }

  private List<Waiting> waiting() throws IOException {
    List<Waiting> waiting = new ArrayList<>();
    database.each(
        "SELECT n, member, id, algorithm, text, affirmative, reason FROM vote WHERE state = '"
            + WAITING
            + "' ORDER BY n",
        row -> waiting.add(new Waiting(row.getLong(1), vote(row, 2))));
    return waiting;
  }

  /** The six columns from this one on. */
  private Vote vote(ResultSet row, int at) throws SQLException, IOException {
    return new Vote(
        new EntryKey(sealer.text(Column.MEMBER, row, at), sealer.text(Column.ID, row, at + 1)),
        row.getString(at + 2),
        sealer.optional(Column.TEXT, row, at + 3),
        row.getBoolean(at + 4),
        sealer.optional(Column.REASON, row, at + 5));
  }

  /** Votes that the exchange will never take, each with what it said. */
  List<SetAside> setAside() throws IOException {
    List<SetAside> setAside = new ArrayList<>();
    database.each(
        "SELECT member, id, algorithm, text, affirmative, reason, message FROM vote WHERE state = '"
            + SET_ASIDE
            + "' ORDER BY n",
        row ->
            setAside.add(
                new SetAside(vote(row, 1), sealer.optional(Column.MESSAGE, row, 7).orElse(""))));
    return setAside;
  }

  ListStatus.VoteCounts counts() throws IOException {
    return new ListStatus.VoteCounts(count(WAITING), count(ANSWERED), count(SET_ASIDE));
  }

  private long count(String became) throws IOException {
    return database
        .first("SELECT count(*) FROM vote WHERE state = ?", row -> row.getLong(1), became)
        .orElseThrow();
  }
}
