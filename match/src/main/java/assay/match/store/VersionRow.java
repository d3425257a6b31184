package assay.match.store;

import assay.json.JsonException;
import assay.json.JsonObject;
import assay.list.ListSource;
import assay.list.ListVersion;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One published version.
 *
 * @param asOf when the exchange had it, at the last sync that found nothing newer
 * @param retrievedOn when that sync began
 * @param publishedOn when the first such sync began
 * @param entries distinct values that are looked up, by algorithm
 * @param root of the commitment, in hexadecimal
 * @param notEvaluated values by other algorithms
 * @param refused how much could not be read as an entry
 * @param kept entries that are listed as they were before, because what was told of them could not
 *     be read, or may be what could not
 * @param added distinct values that the version before did not have
 * @param withdrawn distinct values that only the version before had
 * @param generations which state of which live index it is
 */
record VersionRow(
    Instant asOf,
    Instant retrievedOn,
    Instant publishedOn,
    SortedMap<String, Long> entries,
    String root,
    long size,
    SortedMap<String, Long> notEvaluated,
    long refused,
    long kept,
    long added,
    long withdrawn,
    SortedMap<String, Long> generations) {
  private static final String COLUMNS =
      "asOf, retrievedOn, publishedOn, entries, root, size, notEvaluated, refused, kept,"
          + " added, withdrawn, generations";

  static Optional<VersionRow> newest(Database database) throws IOException {
    return database.first(
        "SELECT " + COLUMNS + " FROM version ORDER BY n DESC LIMIT 1", VersionRow::read);
  }

  /** From the oldest to the newest. */
  static List<VersionRow> all(Database database) throws IOException {
    List<VersionRow> all = new ArrayList<>();
    database.each("SELECT " + COLUMNS + " FROM version ORDER BY n", row -> all.add(read(row)));
    return all;
  }

  private static VersionRow read(ResultSet row) throws SQLException, IOException {
    return new VersionRow(
        Instant.parse(row.getString(1)),
        Instant.parse(row.getString(2)),
        Instant.parse(row.getString(3)),
        counts(row.getString(4)),
        row.getString(5),
        row.getLong(6),
        counts(row.getString(7)),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        counts(row.getString(12)));
  }

  private static SortedMap<String, Long> counts(String text) throws IOException {
    try {
      JsonObject json = JsonObject.parse(text);
      SortedMap<String, Long> counts = new TreeMap<>();
      json.members().keySet().forEach(name -> counts.put(name, json.number(name).orElseThrow()));
      return counts;
    } catch (JsonException e) {
      throw new IOException("a version of the list cannot be read");
    }
  }

  private static String text(SortedMap<String, Long> counts) {
    return json(counts).write();
  }

  static JsonObject json(SortedMap<String, Long> counts) {
    JsonObject json = JsonObject.empty();
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json = json.with(count.getKey(), count.getValue());
    }
    return json;
  }

  /** How many there are. */
  static long count(Database database) throws IOException {
    return database.first("SELECT count(*) FROM version", row -> row.getLong(1)).orElseThrow();
  }

  /** The live indexes that have values. */
  SortedMap<String, Long> used() {
    SortedMap<String, Long> used = new TreeMap<>(generations);
    used.keySet().retainAll(entries.keySet());
    return used;
  }

  void insert(Database database) throws IOException {
    database.update(
        "INSERT INTO version (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        asOf.toString(),
        retrievedOn.toString(),
        publishedOn.toString(),
        text(entries),
        root,
        size,
        text(notEvaluated),
        refused,
        kept,
        added,
        withdrawn,
        text(generations));
  }

  /** Says of the newest version that it is still current. */
  void renew(Database database) throws IOException {
    database.update(
        "UPDATE version SET asOf = ?, retrievedOn = ?, generations = ?"
            + " WHERE n = (SELECT max(n) FROM version)",
        asOf.toString(),
        retrievedOn.toString(),
        text(generations));
  }

  /** Whether the other says the same of the list, whenever it says it. */
  boolean says(VersionRow other) {
    return entries.equals(other.entries)
        && root.equals(other.root)
        && notEvaluated.equals(other.notEvaluated)
        && refused == other.refused
        && kept == other.kept;
  }

  /** As the rest of the house knows it. */
  ListVersion version(ListAbout about) {
    boolean named = about.terms() == ListAbout.Terms.NAMED;
    ListSource source =
        new ListSource(
            named ? Optional.of(about.provider()) : Optional.empty(),
            about.publicId(),
            retrievedOn,
            notEvaluated,
            refused);
    return new ListVersion(about.id(), asOf, entries, root, size).from(source);
  }
}
