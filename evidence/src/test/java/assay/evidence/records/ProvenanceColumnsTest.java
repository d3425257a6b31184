package assay.evidence.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.Samples;
import assay.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;

class ProvenanceColumnsTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(0x5eed);

  private static Group row(int index) {
    return new RowWriter(Schemas.OPEN).row(Samples.record(index));
  }

  private static ProvenanceColumns.Parts split(Group row, JsonObject record) {
    return ProvenanceColumns.of(row).split(record);
  }

  private static String joined(Group row, ProvenanceColumns.Parts parts) throws Exception {
    return ProvenanceShape.of(JsonObject.parse(parts.shape()), row.getType())
        .fill(row, parts.rest());
  }

  @Test
  void theWholeRecordIsTheSameByteForByte() throws Exception {
    for (int i = 0; i < 1000; i++) {
      JsonObject record = Samples.record(i).provenance();
      Group row = row(i);
      assertThat(joined(row, split(row, record))).isEqualTo(record.write());
    }
  }

  @Test
  void thousandsOfRowsHaveOneShape() {
    Set<String> shapes = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      shapes.add(split(row(i), Samples.record(i).provenance()).shape());
    }
    assertThat(shapes).hasSizeLessThan(5);
  }

  @Test
  void whatTheColumnsDoNotSayIsInTheRest() throws Exception {
    JsonObject record =
        JsonObject.empty()
            .with("origin", JsonObject.empty().with("url", "https://elsewhere.example/"))
            .with("capture", JsonObject.empty().with("notBefore", "+1000000000-01-01T00:00:00Z"));
    Group row = row(0);
    ProvenanceColumns.Parts parts = split(row, record);
    assertThat(parts.shape())
        .isEqualTo("{\"capture\":{\"notBefore\":{\"$\":0}},\"origin\":{\"url\":{\"$\":1}}}");
    assertThat(joined(row, parts)).isEqualTo(record.write());
  }

  @Test
  void theDigestsOfStepsCostNothing() throws Exception {
    String sha256 = Samples.record(0).readings().get(0).sha256().hex();
    String sent = "ab".repeat(32);
    JsonObject record =
        JsonObject.parse(
            """
            {"capture": {"declaredDigest": {"algorithm": "sha256", "value": "SENT"}},
             "entry": {"steps": [
              {"op": "download", "inputSha256": "SENT", "outputSha256": "HELD"},
              {"op": "extract", "inputSha256": "OTHER", "outputSha256": "ELSE"}]}}
            """
                .replace("SENT", sent)
                .replace("HELD", sha256));
    Group row = row(0);
    ProvenanceColumns.Parts parts = split(row, record);
    assertThat(parts.rest()).contains("{\"values\":[\"" + sent + "\",\"ELSE\"]}");
    assertThat(JsonObject.parse(parts.shape()).object("entry").orElseThrow().write())
        .isEqualTo(
            "{\"steps\":[{\"inputSha256\":{\"$\":0},\"op\":\"download\","
                + "\"outputSha256\":{\"$\":\"sha256\"}},{\"inputSha256\":\"OTHER\","
                + "\"op\":\"extract\",\"outputSha256\":{\"$\":1}}]}");
    assertThat(joined(row, parts)).isEqualTo(record.write());
  }

  @Test
  void aRecordWithHolesOfItsOwnIsKeptWhole() throws Exception {
    for (Object own : List.of("host", 0L, "nothing", List.of("x"))) {
      JsonObject record = JsonObject.empty().with("preferences", JsonObject.empty().with("$", own));
      Group row = row(0);
      assertThat(joined(row, split(row, record))).isEqualTo(record.write());
    }
  }

  @Test
  void anyRecordComesBack() throws Exception {
    for (int i = 0; i < 5000; i++) {
      JsonObject record = random(3);
      Group row = row(i % 20);
      assertThat(joined(row, split(row, record))).isEqualTo(record.write());
    }
  }

  private static JsonObject random(int depth) {
    List<String> keys =
        List.of("$", "origin", "capture", "archive", "url", "host", "offset", "http", "etag", "");
    JsonObject object = JsonObject.empty();
    for (String key : keys) {
      object = RANDOM.nextInt(3) == 0 ? object.with(key, value(depth)) : object;
    }
    return object;
  }

  private static Object value(int depth) {
    return switch (RANDOM.nextInt(depth == 0 ? 3 : 6)) {
      case 0 -> "host";
      case 1 -> RANDOM.nextLong(3);
      case 2 -> RANDOM.nextBoolean();
      case 3 -> List.of("a", random(depth - 1));
      default -> random(depth - 1);
    };
  }

  @Test
  void aRowOfVersionOneHasItsProvenanceWhole() throws Exception {
    String columns =
        Schemas.OPEN
            .toString()
            .replace("provenance_shape", "provenance")
            .replaceFirst("optional binary provenance_rest \\(STRING\\);", "");
    List<Type> older =
        MessageTypeParser.parseMessageType(columns).getFields().stream()
            .filter(column -> !Set.of("is_reference", "compared").contains(column.getName()))
            .toList();
    MessageType schema = new MessageType("assay_record", older);
    for (int i = 0; i < 6; i++) {
      Group row = new RowWriter(Schemas.OPEN).row(Samples.record(i));
      Group old = new SimpleGroup(schema);
      for (Type column : schema.getFields()) {
        String name = column.getName();
        if (name.equals("provenance")) {
          old.append(name, Samples.record(i).provenance().write());
        } else {
          copy(row, old, name);
        }
      }
      assertThat(RowReader.record(old, new RowProvenance())).isEqualTo(Samples.record(i));
    }
  }

  private static void copy(Group from, Group to, String name) {
    for (int n = 0; n < from.getFieldRepetitionCount(name); n++) {
      if (!from.getType().getType(name).isPrimitive()) {
        to.add(name, from.getGroup(name, n));
      } else if (from.getType().getType(name).asPrimitiveType().getPrimitiveTypeName()
          == PrimitiveTypeName.INT64) {
        to.add(name, from.getLong(name, n));
      } else {
        to.add(name, from.getBinary(name, n));
      }
    }
  }

  @Test
  void partsOfAnotherRowAreRefused() {
    Group empty = new SimpleGroup(Schemas.OPEN).append("shard", "s");
    refused(empty, JsonObject.empty().with("item", Map.of("$", "member")), Optional.empty());
    Optional<String> one = Optional.of("{\"values\":[\"only\"]}");
    refused(row(0), JsonObject.empty().with("item", Map.of("$", 1)), one);
    refused(row(0), JsonObject.empty().with("item", Map.of("$", 0)), Optional.empty());
    refused(row(0), JsonObject.empty().with("item", Map.of("$", -1)), one);
    refused(row(0), JsonObject.empty().with("item", Map.of("$", "verdict")), one);
    refused(row(0), JsonObject.empty().with("$", 0), one); // a record is an object
    refused(row(0), JsonObject.empty().with("$", "member"), one);
  }

  private static void refused(Group row, JsonObject shape, Optional<String> rest) {
    assertThatThrownBy(() -> ProvenanceShape.of(shape, row.getType()).fill(row, rest))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
