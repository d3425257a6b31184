package assay.evidence.export;

import assay.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format in which others read what a snapshot is. */
public enum ExportFormat {
  /** W3C PROV-JSON, member submission of 2013. */
  PROV_JSON,
  /** JSON-LD with the vocabulary of W3C PROV-O. */
  PROV_O,
  /** OpenLineage 2-0-2: two events, one a line. */
  OPENLINEAGE,
  /** Croissant 1.1 with the RAI vocabulary. */
  CROISSANT,
  /** Data Provenance Standards 1.0.0 of the Data and Trust Alliance. */
  DPS,
  /** SPDX 3.0.1 with the dataset profile. */
  SPDX,
  /** CycloneDX 1.6. */
  CYCLONEDX;

  /** Lower case with hyphens: {@code prov-json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ExportFormat> of(String label) {
    return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
  }

  /** Whether it can speak of one shard or one item. */
  public boolean isFine() {
    return this == PROV_JSON || this == PROV_O;
  }

  /** Whether it tells what the kept items have in common, for which all records must be read. */
  public boolean tellsOfKept() {
    return this == CROISSANT || this == DPS || this == SPDX;
  }

  /**
   * Writes it: one document, or the events of the run in order.
   *
   * @throws IllegalArgumentException if the format cannot speak of this
   */
  public List<JsonObject> write(Outline outline, Scope scope) {
    if (!isFine() && !(scope instanceof Scope.Whole)) {
      throw new IllegalArgumentException(label() + " speaks of a whole snapshot only");
    }
    return switch (this) {
      case PROV_JSON -> List.of(ProvJson.write(Lineage.of(outline, scope)));
      case PROV_O -> List.of(ProvO.write(Lineage.of(outline, scope)));
      case OPENLINEAGE -> LineageEvents.of(outline);
      case CROISSANT -> List.of(Croissant.of(outline));
      case DPS -> List.of(ProvenanceCard.of(outline));
      case SPDX -> List.of(SpdxGraph.of(outline));
      case CYCLONEDX -> List.of(CycloneDxBom.of(outline));
    };
  }
}
