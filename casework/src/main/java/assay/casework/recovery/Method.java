package assay.casework.recovery;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How an item was found in an index; strongest first. */
public enum Method {
  /** A digest of the bytes held is that of a capture. */
  STORED_DIGEST,
  /** The digest that upstream declares of the bytes before a transformation is. */
  DECLARED_DIGEST,
  /** The record's position in its archive file, which an intermediate dataset kept. */
  RECORD_POSITION,
  /** The same address; the capture nearest before the acquisition. Says nothing of the bytes. */
  URL,
  /** The key of the sample, in a release that the operator names. Says nothing of the bytes. */
  SAMPLE_KEY,
  /** Something that looks alike was seen. Completes nothing, whatever is found. */
  NEAR_DUPLICATE;

  /** Those that tell of the item itself. */
  static final Set<Method> JOINS =
      Collections.unmodifiableSet(EnumSet.range(STORED_DIGEST, SAMPLE_KEY));

  /** Lower case with hyphens: {@code stored-digest}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
