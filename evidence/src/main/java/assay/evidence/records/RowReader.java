package assay.evidence.records;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.item.Extent;
import assay.item.Locator;
import assay.item.Reading;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.provenance.Actionable;
import assay.provenance.Grade;
import assay.record.Consulted;
import assay.record.Digested;
import assay.record.Footage;
import assay.record.Found;
import assay.record.Inside;
import assay.record.ItemRecord;
import assay.record.Picture;
import assay.record.Reference;
import assay.verdict.Disposition;
import assay.verdict.Share;
import assay.verdict.TimeRange;
import assay.verdict.Verdict;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;

/** Puts a record together from its columns. */
final class RowReader {
  private final Group row;
  private final RowProvenance provenance;

  private RowReader(Group row, RowProvenance provenance) {
    this.row = row;
    this.provenance = provenance;
  }

  /**
   * The record of a row.
   *
   * @throws IllegalArgumentException if a column holds what no record does
   */
  static ItemRecord record(Group row, RowProvenance provenance) throws JsonException {
    return new RowReader(row, provenance).record();
  }

  /**
   * What a leaf says of a row.
   *
   * @throws IllegalArgumentException if a column holds what no record does
   */
  static Committed committed(Group row, RowProvenance provenance) throws JsonException {
    return new RowReader(row, provenance).committed();
  }

  private ItemRecord record() throws JsonException {
    boolean isProtected = row.getType().containsField("matches");
    boolean asked = row.getType().containsField("licensed"); // not in older files
    return new ItemRecord(
        new Locator(text("shard"), number("index"), text("member"), parent()),
        new Extent(number("offset"), number("length")),
        number("bytes"),
        text("media_type"),
        readings(),
        elements("pictures").map(RowReader::picture).toList(),
        asked ? elements("licensed").map(RowReader::consulted).toList() : List.of(),
        isReference() ? Optional.of(new Reference(texts("compared"))) : Optional.empty(),
        Verdict.Kind.valueOf(constant("verdict")),
        texts("reasons"),
        isProtected ? elements("matches").map(RowReader::found).toList() : List.of(),
        Disposition.valueOf(constant("disposition")),
        JsonObject.parse(provenance.text(row)),
        Grade.valueOf(text("grade")),
        Actionable.valueOf(constant("actionable")),
        isProtected ? texts("sealed") : List.of(),
        Inside.of(optionalText("inside")));
  }

  private Committed committed() throws JsonException {
    OptionalLong parent = parent();
    return new Committed(
        parent.isPresent()
            ? OptionalLong.of(number("index") - parent.getAsLong())
            : OptionalLong.empty(),
        text("member"),
        new Extent(number("offset"), number("length")),
        number("bytes"),
        isReference(),
        first(),
        Verdict.Kind.valueOf(constant("verdict")),
        texts("reasons"),
        Disposition.valueOf(constant("disposition")),
        Grade.valueOf(text("grade")),
        provenance.sha256(row));
  }

  private boolean isReference() {
    // Not in older files, which have none.
    return row.getType().containsField("is_reference") && row.getBoolean("is_reference", 0);
  }

  /** SHA-256 of the first reading; the stored one, if the row has it, has columns of its own. */
  private Optional<Digest> first() {
    return row.getFieldRepetitionCount("sha256") == 1
        ? Optional.of(Digest.of(DigestAlgorithm.SHA256, row.getBinary("sha256", 0).getBytes()))
        : readings().stream().findFirst().map(Digested::sha256);
  }

  private String text(String column) {
    return row.getString(column, 0);
  }

  /** Not in older files. */
  private OptionalLong parent() {
    boolean there = isThere("parent");
    return there ? OptionalLong.of(number("parent")) : OptionalLong.empty();
  }

  private Optional<String> optionalText(String column) {
    return isThere(column) ? Optional.of(text(column)) : Optional.empty();
  }

  private boolean isThere(String column) {
    return row.getType().containsField(column) && row.getFieldRepetitionCount(column) == 1;
  }

  private long number(String column) {
    return row.getLong(column, 0);
  }

  private String constant(String column) {
    return text(column).toUpperCase(Locale.ROOT);
  }

  private List<Digested> readings() {
    List<Digested> readings = new ArrayList<>();
    List<Digest> stored = digests(row);
    if (!stored.isEmpty()) {
      readings.add(new Digested(Reading.STORED, number("bytes"), stored));
    }
    elements("readings").map(RowReader::reading).forEach(readings::add);
    return readings;
  }

  private static Digested reading(Group other) {
    return new Digested(
        Reading.valueOf(other.getString("reading", 0).toUpperCase(Locale.ROOT)),
        other.getLong("bytes", 0),
        digests(other));
  }

  private static List<Digest> digests(Group group) {
    List<Digest> digests = new ArrayList<>();
    for (DigestAlgorithm algorithm : DigestAlgorithm.ofContent()) {
      if (group.getFieldRepetitionCount(algorithm.label()) == 1) {
        digests.add(Digest.of(algorithm, group.getBinary(algorithm.label(), 0).getBytes()));
      }
    }
    return digests;
  }

  private static Picture picture(Group picture) {
    return new Picture(
        picture.getInteger("frame", 0),
        has(picture, "millis")
            ? OptionalLong.of(picture.getLong("millis", 0))
            : OptionalLong.empty(),
        pdq(picture.getBinary("pdq", 0).toByteBuffer()),
        picture.getInteger("quality", 0),
        picture.getString("outcome", 0));
  }

  private static Consulted consulted(Group program) {
    return new Consulted(program.getString("algorithm", 0), program.getBoolean("evaluated", 0));
  }

  /** The words in the order in which the hexadecimal form writes them. */
  private static Pdq pdq(ByteBuffer bytes) {
    long w3 = bytes.getLong();
    long w2 = bytes.getLong();
    long w1 = bytes.getLong();
    return new Pdq(bytes.getLong(), w1, w2, w3);
  }

  private static Found found(Group match) {
    boolean isNear = match.getFieldRepetitionCount("distance") == 1;
    return new Found(
        match.getString("how", 0),
        match.getString("list", 0),
        match.getString("algorithm", 0),
        match.getString("value", 0),
        optional(match, "entry_id"),
        optional(match, "classification"),
        isNear ? OptionalInt.of(match.getInteger("distance", 0)) : OptionalInt.empty(),
        optional(match, "transform"),
        has(match, "footage")
            ? Optional.of(footage(match.getGroup("footage", 0)))
            : Optional.empty());
  }

  /** Older files do not even have the column. */
  private static boolean has(Group group, String column) {
    return group.getType().containsField(column) && group.getFieldRepetitionCount(column) == 1;
  }

  private static Footage footage(Group group) {
    return new Footage(
        new Share(group.getInteger("item_found", 0), group.getInteger("item_of", 0)),
        new Share(group.getInteger("listed_found", 0), group.getInteger("listed_of", 0)),
        group.getInteger("run_seconds", 0),
        elements(group, "ranges").map(RowReader::range).toList());
  }

  private static TimeRange range(Group range) {
    return new TimeRange(
        range.getInteger("track", 0), range.getLong("from", 0), range.getLong("to", 0));
  }

  private static Optional<String> optional(Group group, String column) {
    return group.getFieldRepetitionCount(column) == 1
        ? Optional.of(group.getString(column, 0))
        : Optional.empty();
  }

  private List<String> texts(String column) {
    Group list = row.getGroup(column, 0);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount("list"); i++) {
      texts.add(list.getGroup("list", i).getString("element", 0));
    }
    return texts;
  }

  private Stream<Group> elements(String column) {
    return elements(row, column);
  }

  private static Stream<Group> elements(Group group, String column) {
    Group list = group.getGroup(column, 0);
    return IntStream.range(0, list.getFieldRepetitionCount("list"))
        .mapToObj(i -> list.getGroup("list", i).getGroup("element", 0));
  }
}
