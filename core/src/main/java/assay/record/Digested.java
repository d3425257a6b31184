package assay.record;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Reading;
import assay.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The exact digests of one reading.
 *
 * @param bytes length of the reading
 * @param digests one for each algorithm computed, SHA-256 always among them
 */
public record Digested(Reading reading, long bytes, List<Digest> digests) {
  public Digested {
    digests = List.copyOf(digests);
  }

  public Optional<Digest> digest(DigestAlgorithm algorithm) {
    return digests.stream().filter(d -> d.algorithm() == algorithm).findFirst();
  }

  public Digest sha256() {
    return digest(DigestAlgorithm.SHA256).orElseThrow();
  }

  JsonObject json() {
    JsonObject json = JsonObject.empty().with("reading", reading.label()).with("bytes", bytes);
    for (Digest digest : digests) {
      json = json.with(digest.algorithmName(), digest.hex());
    }
    return json;
  }

  static Digested of(JsonObject json) {
    List<Digest> digests =
        DigestAlgorithm.ofContent().stream()
            .flatMap(a -> json.text(a.label()).map(hex -> Digest.parse(a, hex)).stream())
            .toList();
    return new Digested(
        Reading.valueOf(json.text("reading").orElseThrow().toUpperCase(Locale.ROOT)),
        json.number("bytes").orElseThrow(),
        digests);
  }
}
