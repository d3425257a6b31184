package assay.match.store;

import assay.match.exchange.EntryKey;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked of a list without changing it. */
record Inquiry(Database database, State state, ListAbout about) {
  List<PublishedVersion> history() throws IOException {
    List<PublishedVersion> history = new ArrayList<>();
    for (VersionRow row : VersionRow.all(database)) {
      history.add(
          new PublishedVersion(
              row.version(about), row.publishedOn(), row.kept(), row.added(), row.withdrawn()));
    }
    return history;
  }

  ListStatus status() throws IOException {
    Optional<VersionRow> newest = VersionRow.newest(database);
    Optional<Instant> failed = state.time(State.Name.FAILED_ON);
    String why = state.get(State.Name.FAILED_WHY).orElse("");
    return new ListStatus(
        newest.map(row -> row.version(about)),
        state.time(State.Name.SUCCEEDED_ON),
        failed.map(on -> new ListStatus.Failure(on, why)),
        refusals(),
        newest.map(VersionRow::kept).orElse(0L),
        state.has(State.Name.HELD),
        database.first("SELECT count(*) FROM staged", row -> row.getLong(1)).orElseThrow(),
        new Votes(database).counts());
  }

  private List<ListStatus.Refusal> refusals() throws IOException {
    List<ListStatus.Refusal> refusals = new ArrayList<>();
    database.each(
        "SELECT place, reason FROM refusal ORDER BY n",
        row ->
            refusals.add(
                new ListStatus.Refusal(
                    database.sealer().text(Column.PLACE, row, 1),
                    database.sealer().text(Column.REASON, row, 2))));
    return refusals;
  }

  /** The key that is {@linkplain EntryId written} so, if something is listed under it. */
  Optional<EntryKey> key(String written) throws IOException {
    for (EntryKey key : EntryId.read(written)) {
      boolean there =
          database
              .first(
                  "SELECT 1 FROM entry WHERE member = ? AND id = ?",
                  row -> 1,
                  database.sealer().text(Column.MEMBER, key.member()),
                  database.sealer().text(Column.ID, key.id()))
              .isPresent();
      if (there) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
