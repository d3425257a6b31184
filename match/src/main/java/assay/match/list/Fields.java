package assay.match.list;

import assay.fingerprint.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The named fields of one line, as columns or members: those that are ours. */
final class Fields {
  static final String ALGORITHM = "algorithm";
  static final String VALUE = "value";
  static final String ID = "id";
  static final String CLASSIFICATION = "classification";

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** The name of a field as we know it, if it is one of ours: any case. */
  static Optional<String> known(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return switch (plain) {
      case ALGORITHM, VALUE, ID, CLASSIFICATION -> Optional.of(plain);
      default -> Algorithms.column(plain);
    };
  }

  /** Blank text says nothing. */
  void put(String known, String text) throws LineRefusedException {
    if (!text.isBlank() && texts.putIfAbsent(known, text.strip()) != null) {
      throw new LineRefusedException(known + " stands there twice");
    }
  }

  /** Adds the fingerprints of the line; there must be one. */
  void addTo(HashListFormat.Entries entries) throws LineRefusedException {
    Optional<String> id = text(ID);
    Optional<String> classification = text(CLASSIFICATION);
    for (Fingerprint value : fingerprints().values()) {
      entries.add(value, id, classification);
    }
  }

  private Map<String, Fingerprint> fingerprints() throws LineRefusedException {
    Map<String, Fingerprint> found = new LinkedHashMap<>();
    if (texts.containsKey(ALGORITHM) || texts.containsKey(VALUE)) {
      found.put(VALUE, Algorithms.parse(algorithm(), required(VALUE)));
    }
    for (Map.Entry<String, String> field : texts.entrySet()) {
      Optional<String> algorithm = Algorithms.column(field.getKey());
      if (algorithm.isPresent()) {
        found.put(field.getKey(), Algorithms.parse(algorithm.get(), field.getValue()));
      }
    }
    if (found.isEmpty()) {
      throw new LineRefusedException("there is no value");
    }
    return found;
  }

  private String algorithm() throws LineRefusedException {
    return Algorithms.named(required(ALGORITHM))
        .orElseThrow(
            () -> new LineRefusedException("the algorithm is none of " + Algorithms.NAMES));
  }

  private String required(String field) throws LineRefusedException {
    return text(field).orElseThrow(() -> new LineRefusedException("there is no " + field));
  }

  private Optional<String> text(String field) {
    return Optional.ofNullable(texts.get(field));
  }
}
