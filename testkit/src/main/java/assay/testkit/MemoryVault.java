package assay.testkit;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.CustodyException;
import assay.stage.DatasetException;
import assay.stage.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A small vault for tests: in memory, and with a window. */
public final class MemoryVault implements Vault {
  private final Map<String, byte[]> containers = new ConcurrentHashMap<>();

  @Override
  public String seal(Kind kind, Digest sha256, String mediaType, Content content)
      throws IOException, DatasetException {
    if (sha256.algorithm() != DigestAlgorithm.SHA256) {
      throw new IllegalArgumentException("containers are named by SHA-256");
    }
    String name = name(kind, sha256);
    if (!containers.containsKey(name)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.writeTo(bytes);
      if (!Digest.compute(DigestAlgorithm.SHA256, bytes.toByteArray()).equals(sha256)) {
        throw new CustodyException("the content is not what its digest says");
      }
      containers.put(name, bytes.toByteArray());
    }
    return name;
  }

  private static String name(Kind kind, Digest sha256) {
    String keyed = "a key of the test\0" + kind.label() + "\0" + sha256.hex();
    return Digest.compute(DigestAlgorithm.SHA256, keyed.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** What is sealed. */
  public Set<String> names() {
    return new TreeSet<>(containers.keySet());
  }

  /** The content of a container that is there. */
  public byte[] content(String name) {
    return containers.get(name).clone();
  }
}
