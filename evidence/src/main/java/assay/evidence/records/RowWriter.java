package assay.evidence.records;

import assay.fingerprint.Digest;
import assay.item.Reading;
import assay.json.JsonObject;
import assay.record.Consulted;
import assay.record.Digested;
import assay.record.Footage;
import assay.record.Found;
import assay.record.ItemRecord;
import assay.record.Picture;
import assay.record.Reference;
import assay.verdict.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** Lays a record out in columns. */
final class RowWriter {
  private final MessageType schema;

  RowWriter(MessageType schema) {
    this.schema = schema;
  }

  Group row(ItemRecord item) {
    Group row =
        new SimpleGroup(schema)
            .append("index", item.locator().index())
            .append("shard", item.locator().shard())
            .append("member", item.locator().member())
            .append("offset", item.extent().offset())
            .append("length", item.extent().length())
            .append("bytes", item.bytes())
            .append("media_type", item.mediaType())
            .append("verdict", item.verdict().label())
            .append("disposition", item.disposition().label())
            .append("grade", item.grade().name())
            .append("actionable", item.actionable().label());
    item.locator().parent().ifPresent(parent -> row.append("parent", parent));
    text(row, "inside", item.inside().label());
    texts(row.addGroup("reasons"), item.reasons());
    readings(row, item.readings());
    pictures(row.addGroup("pictures"), item.pictures());
    licensed(row.addGroup("licensed"), item.licensed());
    row.append("is_reference", item.reference().isPresent());
    texts(row.addGroup("compared"), item.reference().map(Reference::matchers).orElse(List.of()));
    place(row, item.provenance());
    ProvenanceColumns.Parts parts = ProvenanceColumns.of(row).split(item.provenance());
    row.append("provenance_shape", parts.shape());
    text(row, "provenance_rest", parts.rest());
    if (schema.containsField("matches")) {
      matches(row.addGroup("matches"), item.matches());
      texts(row.addGroup("sealed"), item.sealed());
    }
    return row;
  }

  private static void texts(Group list, List<String> texts) {
    texts.forEach(text -> list.addGroup("list").append("element", text));
  }

  private static void readings(Group row, List<Digested> readings) {
    Group others = row.addGroup("readings");
    for (Digested reading : readings) {
      if (reading.reading() == Reading.STORED) {
        digests(row, reading);
      } else {
        Group other = others.addGroup("list").addGroup("element");
        other.append("reading", reading.reading().label()).append("bytes", reading.bytes());
        digests(other, reading);
      }
    }
  }

  private static void digests(Group group, Digested reading) {
    for (Digest digest : reading.digests()) {
      group.append(digest.algorithmName(), Binary.fromConstantByteArray(digest.bytes()));
    }
  }

  private static void pictures(Group list, List<Picture> pictures) {
    for (Picture picture : pictures) {
      byte[] hash = HexFormat.of().parseHex(picture.hash().hex());
      Group element = list.addGroup("list").addGroup("element");
      picture.millis().ifPresent(millis -> element.append("millis", millis));
      element
          .append("frame", picture.frame())
          .append("pdq", Binary.fromConstantByteArray(hash))
          .append("quality", picture.quality())
          .append("outcome", picture.outcome());
    }
  }

  private static void licensed(Group list, List<Consulted> programs) {
    for (Consulted program : programs) {
      list.addGroup("list")
          .addGroup("element")
          .append("algorithm", program.algorithm())
          .append("evaluated", program.evaluated());
    }
  }

  /** What is asked for most is copied out of the provenance record into columns of its own. */
  private static void place(Group row, JsonObject provenance) {
    JsonObject origin = provenance.object("origin").orElse(JsonObject.empty());
    JsonObject capture = provenance.object("capture").orElse(JsonObject.empty());
    text(row, "origin_url", origin.text("url"));
    text(row, "page_url", origin.text("pageUrl"));
    text(row, "host", origin.text("host"));
    text(row, "server_ip", capture.text("serverIp"));
    time(row, "captured_not_before", capture.text("notBefore"));
    time(row, "captured_not_after", capture.text("notAfter"));
  }

  private static void matches(Group list, List<Found> matches) {
    for (Found found : matches) {
      Group match =
          list.addGroup("list")
              .addGroup("element")
              .append("how", found.how())
              .append("list", found.list())
              .append("algorithm", found.algorithm())
              .append("value", found.value());
      text(match, "entry_id", found.entryId());
      text(match, "classification", found.classification());
      found.distance().ifPresent(d -> match.append("distance", d));
      text(match, "transform", found.transform());
      found.footage().ifPresent(footage -> footage(match.addGroup("footage"), footage));
    }
  }

  private static void footage(Group group, Footage footage) {
    group
        .append("item_found", footage.item().found())
        .append("item_of", footage.item().of())
        .append("listed_found", footage.listed().found())
        .append("listed_of", footage.listed().of())
        .append("run_seconds", footage.runSeconds());
    Group ranges = group.addGroup("ranges");
    for (TimeRange range : footage.ranges()) {
      ranges
          .addGroup("list")
          .addGroup("element")
          .append("track", range.track())
          .append("from", range.from())
          .append("to", range.to());
    }
  }

  private static void text(Group group, String column, Optional<String> text) {
    text.ifPresent(t -> group.append(column, t));
  }

  /** A claimed time beyond what 64 bits of microseconds hold stays in the provenance alone. */
  private static void time(Group row, String column, Optional<String> time) {
    Optional<Instant> instant = time.map(Instant::parse);
    try {
      instant.ifPresent(i -> row.append(column, ChronoUnit.MICROS.between(Instant.EPOCH, i)));
    } catch (ArithmeticException e) {
      return;
    }
  }
}
