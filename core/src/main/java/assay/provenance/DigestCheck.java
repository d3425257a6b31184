package assay.provenance;

import java.util.Locale;

/** How a declared digest compares with the bytes held. */
public enum DigestCheck {
  /** Equal to that of the bytes as they lie in the container. */
  VERIFIED_RAW,
  /** Equal after HTTP chunking was removed. */
  VERIFIED_DECHUNKED,
  /** Equal after content codings were undone. */
  VERIFIED_DECODED,
  /** Equal to none of them. */
  MISMATCH,
  /** None was declared, or there are no bytes to compare with. */
  ABSENT;

  /** Lower case with hyphens: {@code verified-raw}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isVerified() {
    return compareTo(VERIFIED_DECODED) <= 0;
  }
}
