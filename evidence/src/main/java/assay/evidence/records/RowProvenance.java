package assay.evidence.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.security.MessageDigest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;

/**
 * The provenance records of the rows of one file. Keeps the shapes that it met last; thousands of
 * rows have the same. For one thread.
 */
final class RowProvenance {
  private static final int MOST = 256;

  private final MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
  private final Map<Binary, ProvenanceShape> shapes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Binary, ProvenanceShape> eldest) {
          return size() > MOST;
        }
      };

  /** A dictionary gives its rows the same instance, so that the long text is seldom looked at. */
  private final IdentityHashMap<Binary, ProvenanceShape> same = new IdentityHashMap<>();

  /**
   * The record of a row in its canonical form.
   *
   * @throws IllegalArgumentException if the columns are not those of a record
   */
  String text(Group row) throws JsonException {
    if (row.getType().containsField("provenance")) {
      return JsonObject.parse(row.getString("provenance", 0)).write(); // version 1
    }
    boolean hasRest = row.getFieldRepetitionCount("provenance_rest") == 1;
    return shape(row.getBinary("provenance_shape", 0), row.getType())
        .fill(row, hasRest ? Optional.of(row.getString("provenance_rest", 0)) : Optional.empty());
  }

  /**
   * SHA-256 of the record of a row.
   *
   * @throws IllegalArgumentException if the columns are not those of a record
   */
  Digest sha256(Group row) throws JsonException {
    return Digest.of(DigestAlgorithm.SHA256, sha256.digest(text(row).getBytes(UTF_8)));
  }

  private ProvenanceShape shape(Binary text, GroupType columns) throws JsonException {
    ProvenanceShape shape = same.get(text);
    if (shape == null) {
      shape = equal(text, columns);
      if (same.size() == MOST) {
        same.clear();
      }
      same.put(text, shape);
    }
    return shape;
  }

  private ProvenanceShape equal(Binary text, GroupType columns) throws JsonException {
    ProvenanceShape shape = shapes.get(text);
    if (shape == null) {
      shape = ProvenanceShape.of(JsonObject.parse(text.toStringUsingUTF8()), columns);
      shapes.put(text.copy(), shape);
    }
    return shape;
  }
}
