package assay.stage;

import assay.fingerprint.Digest;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps what was removed, encrypted. It is written with public keys only. Safe for threads and for
 * several processes.
 */
public interface Vault {
  /**
   * Seals content durably. Sealing what is already there changes nothing. Nothing is left behind,
   * encrypted or not, if it fails.
   *
   * @param sha256 of the content; what is written is compared with it
   * @return the container's name, which tells nothing without the vault's key
   * @throws CustodyException if the content is not what the digest says
   */
  String seal(Kind kind, Digest sha256, String mediaType, Content content)
      throws IOException, DatasetException;

  /** What is sealed. */
  enum Kind {
    /** An item's own bytes, in their last reading. */
    ITEM,
    /** What a container said about an entry: headers, side records. */
    CONTEXT;

    /** Lower case. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Hands content over, streaming. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException, DatasetException;
  }
}
