package assay.fingerprint;

/** A value computed from an item. */
public sealed interface Fingerprint permits Digest, LicensedHash, Pdq {
  /** The name of the algorithm as lists and statements write it: {@code md5}, {@code pdq}. */
  String algorithmName();

  /** The value in lower-case hexadecimal; of a licensed one, its text in UTF-8. */
  String hex();
}
