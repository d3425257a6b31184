package assay.record;

import java.util.Locale;
import java.util.Optional;

/** Whether what lies in an item was looked at. */
public enum Inside {
  /** It is no container that anything here knows. */
  NONE,
  /** What lies in it, if anything does, was screened as items of their own, as far as it goes. */
  OPENED,
  /** It is a container, and only its own bytes were screened. */
  UNOPENED;

  /** As records write it; empty for what is no container. */
  public Optional<String> label() {
    return this == NONE ? Optional.empty() : Optional.of(name().toLowerCase(Locale.ROOT));
  }

  public static Inside of(Optional<String> label) {
    return label.map(text -> valueOf(text.toUpperCase(Locale.ROOT))).orElse(NONE);
  }
}
