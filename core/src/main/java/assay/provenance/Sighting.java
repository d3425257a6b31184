package assay.provenance;

import assay.json.JsonObject;
import java.util.Optional;

/**
 * What a revisit says was seen again: its record has the address and the time of this sighting, and
 * this names the content.
 *
 * @param recordId of the record that holds the content
 * @param url under which that was captured
 * @param date at which it was, as the revisit writes it
 * @param payload its digest
 */
public record Sighting(
    Optional<String> recordId,
    Optional<String> url,
    Optional<String> date,
    Optional<DeclaredDigest> payload) {
  public Sighting {
    url = url.map(Urls::withoutUserInfo);
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("recordId", recordId)
        .with("url", url)
        .with("date", date)
        .with("digest", payload.map(DeclaredDigest::json));
  }
}
