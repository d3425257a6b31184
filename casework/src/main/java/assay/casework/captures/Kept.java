package assay.casework.captures;

import assay.fingerprint.DigestAlgorithm;

/**
 * How much of a digest a block keeps. The bits by which the side table leads to a block are the
 * last ones of the digest, so they need not be kept again: table and block together compare at
 * least 128 bits of an SHA-1 and 160 of a longer digest.
 *
 * <p>Among 100 million captures a file that has nothing to do with them is taken for one of them
 * once in 10<sup>30</sup> look-ups. Whoever wants a file to be taken for a given other one needs
 * 2<sup>128</sup> attempts. Whoever makes both needs 2<sup>64</sup> with SHA-1 and 2<sup>80</sup>
 * with a longer one; two files with one <em>whole</em> SHA-1 are made with 2<sup>63.4</sup>
 * (Leurent and Peyrin, "SHA-1 is a Shambles", 2020). So nothing became easier than it was.
 *
 * @param bytes of an SHA-1
 */
record Kept(int bytes) {
  private static final int LEAST = 13;
  private static final int BITS = 128;
  private static final int MORE_OF_LONGER_ONES = 4;

  Kept {
    if (bytes < LEAST || bytes > BITS / Byte.SIZE) {
      throw new IllegalArgumentException("too much or too little of a digest is kept");
    }
  }

  /**
   * What is to be kept beside a table.
   *
   * @param tableBits by which the table leads to a block
   */
  static Kept beside(int tableBits) {
    return new Kept((BITS - known(tableBits) + Byte.SIZE - 1) / Byte.SIZE);
  }

  /** Any of a block's captures may be the one that the table means, so its bits count for less. */
  static int known(int tableBits) {
    return Math.min(Math.max(0, tableBits - IndexLayout.BLOCK_LOG), BITS - LEAST * Byte.SIZE);
  }

  /** The bytes of a digest that are kept, from its first; MD5 is short as it is. */
  int of(DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case MD5 -> algorithm.length();
      case SHA1 -> bytes;
      default -> bytes + MORE_OF_LONGER_ONES;
    };
  }
}
