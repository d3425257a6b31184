package assay.match.list;

import assay.fingerprint.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The named fields of one line, as columns or members: those that are ours. */
final class Fields {
  static final String ALGORITHM = "algorithm";
  static final String VALUE = "value";
  static final String ID = "id";
  static final String CLASSIFICATION = "classification";

  private final Algorithms algorithms;
  private final Map<String, String> texts = new LinkedHashMap<>();

  Fields(Algorithms algorithms) {
    this.algorithms = algorithms;
  }

  /** Whether a line has a field of this name that is no algorithm. */
  static boolean isField(String plain) {
    return switch (plain) {
      case ALGORITHM, VALUE, ID, CLASSIFICATION -> true;
      default -> false;
    };
  }

  /** The name of a field as we know it, if it is one of ours: any case. */
  static Optional<String> known(String name, Algorithms algorithms) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return isField(plain) ? Optional.of(plain) : algorithms.column(plain);
  }

  /** Blank text says nothing. */
  void put(String known, String text) throws LineRefusedException {
    if (!text.isBlank() && texts.putIfAbsent(known, text.strip()) != null) {
      throw new LineRefusedException(known + " stands there twice");
    }
  }

  /** What the line says; there must be a value. A line that is refused says whose it is. */
  ListElement.Entry entry(String place) throws LineRefusedException {
    try {
      return whole(place);
    } catch (LineRefusedException e) {
      throw new LineRefusedException(e.getMessage(), text(ID));
    }
  }

  private ListElement.Entry whole(String place) throws LineRefusedException {
    List<Fingerprint> values = new ArrayList<>();
    List<ListElement.Unevaluated> others = new ArrayList<>();
    if (texts.containsKey(ALGORITHM) || texts.containsKey(VALUE)) {
      algorithms.read(required(ALGORITHM), () -> required(VALUE), values, others);
    }
    for (Map.Entry<String, String> field : texts.entrySet()) {
      Optional<String> algorithm = algorithms.column(field.getKey());
      if (algorithm.isPresent()) {
        values.add(Algorithms.parse(algorithm.get(), field.getValue()));
      }
    }
    if (values.isEmpty() && others.isEmpty()) {
      throw new LineRefusedException("there is no value");
    }
    return new ListElement.Entry(
        place, text(ID), text(CLASSIFICATION), Collections.emptySortedSet(), values, others);
  }

  private String required(String field) throws LineRefusedException {
    return text(field).orElseThrow(() -> new LineRefusedException("there is no " + field));
  }

  private Optional<String> text(String field) {
    return Optional.ofNullable(texts.get(field));
  }
}
