package assay.verdict;

import java.util.Locale;
import java.util.Optional;

/**
 * Why an item could not be screened completely. One set of codes everywhere: {@link #code()} is
 * what records, statements and messages write.
 */
public enum Reason {
  /** The pixels cannot be decoded. */
  DECODE_ERROR,
  /** Only a part of the item is here. */
  TRUNCATED,
  ENCRYPTED,
  /** A medium or container that nothing here can open. */
  UNSUPPORTED_MEDIA,
  /** Beyond a size limit: bytes, pixels or expansion. */
  TOO_LARGE,
  /** A container inside the item was not opened. */
  NESTING_LIMIT,
  TIMEOUT,
  /** Metadata promises bytes that are not here. */
  DECLARED_MISSING,
  /** A declared digest differs from the bytes. */
  HASH_MISMATCH,
  /** The bytes are not what their container promises. */
  MALFORMED,
  /** A content coding that cannot be undone. */
  ENCODING,
  /** A segment of a record whose other segments are not here. */
  SEGMENT,
  /** A sparse archive member. */
  SPARSE;

  /** Lower case with hyphens: {@code decode-error}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Reason> ofCode(String code) {
    for (Reason reason : values()) {
      if (reason.code().equals(code)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
