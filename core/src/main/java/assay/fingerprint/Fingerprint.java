package assay.fingerprint;

/** A value computed from an item. */
public sealed interface Fingerprint permits Digest, Pdq {
  /** The name of the algorithm as lists and statements write it: {@code md5}, {@code pdq}. */
  String algorithmName();

  /** The value in lower-case hexadecimal. */
  String hex();
}
