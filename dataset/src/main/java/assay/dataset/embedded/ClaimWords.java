package assay.dataset.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes the texts of claims by their keys, and keeps the few that are wanted. */
final class ClaimWords {
  private static final int LONGEST = 256;

  private Optional<String> claimed = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<String> source = Optional.empty();

  /**
   * Takes a text.
   *
   * @param parent the key of the object around it; empty at the top
   */
  void text(String parent, String key, String value) {
    if (key.equals("claim_generator")) {
      claimed = kept(value).or(() -> claimed);
    } else if (parent.equals("claim_generator_info") && key.equals("name")) {
      name = kept(value).or(() -> name);
      version = Optional.empty();
    } else if (parent.equals("claim_generator_info") && key.equals("version")) {
      version = kept(value).or(() -> version);
    } else if (key.equals("digitalSourceType")) {
      source = SourceTypes.of(value).or(() -> source);
    }
  }

  private static Optional<String> kept(String value) {
    String plain = value.replaceAll("\\p{Cntrl}", " ").strip();
    String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
    return Optional.of(cut)
        .filter(v -> !v.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(v));
  }

  /** What says that it made the claim, with its version if that is told apart. */
  Optional<String> generator() {
    return claimed.or(() -> name.map(n -> version.map(v -> n + " " + v).orElse(n)));
  }

  Optional<String> sourceType() {
    return source;
  }
}
