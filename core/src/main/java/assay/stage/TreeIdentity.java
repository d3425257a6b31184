package assay.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.DigestAlgorithm;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Gathers the {@linkplain ShardIdentity identity} of a folder from those of its files. For one
 * thread.
 */
public final class TreeIdentity {
  private final MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
  private long bytes;

  /**
   * Takes the next file, in order of the bytes of the paths.
   *
   * @param name its path relative to the folder, with {@code /}
   */
  public void add(String name, ShardIdentity file) {
    sha256.update((file.sha256() + "  " + name + "\n").getBytes(UTF_8));
    bytes += file.bytes();
  }

  /** Of all files so far. Ends the digest: call it once. */
  public ShardIdentity identity() {
    return new ShardIdentity(bytes, HexFormat.of().formatHex(sha256.digest()));
  }
}
