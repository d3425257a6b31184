package assay.provenance;

import assay.json.JsonObject;
import java.util.Optional;

/**
 * What a file says about its own making. All of it is a claim: a manifest is found and named, never
 * validated, and nothing here decides a verdict.
 *
 * @param manifest a C2PA manifest store is in the file
 * @param sourceType the last part of an IPTC or C2PA digital source type: {@code digitalCapture}
 * @param exif an EXIF block is in the file; none of its values is kept
 */
public record Embedded(Optional<Manifest> manifest, Optional<String> sourceType, boolean exif) {
  private static final Embedded NOTHING = new Embedded(Optional.empty(), Optional.empty(), false);

  /**
   * A C2PA manifest store.
   *
   * @param claimGenerator what says that it made the claim
   */
  public record Manifest(Optional<String> claimGenerator) {
    JsonObject json() {
      return JsonObject.empty()
          .with("present", true)
          .with("claimGenerator", claimGenerator)
          .with("checked", "not-validated");
    }
  }

  public static Embedded nothing() {
    return NOTHING;
  }

  public boolean isEmpty() {
    return equals(NOTHING);
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("c2pa", manifest.map(Manifest::json))
        .with("digitalSourceType", sourceType)
        .withUnlessEmpty(
            "exif", exif ? JsonObject.empty().with("present", true) : JsonObject.empty());
  }
}
