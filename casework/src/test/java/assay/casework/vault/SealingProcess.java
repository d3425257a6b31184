package assay.casework.vault;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.Vault;
import assay.testkit.VaultContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Seals in a process of its own; on request it stops for good in the middle of an item. */
final class SealingProcess {
  private SealingProcess() {}

  static Process start(Path workspace, int items, int stopAfterBytes) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SealingProcess.class.getName(),
            workspace.toString(),
            Integer.toString(items),
            Integer.toString(stopAfterBytes))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Called in the other process. */
  public static void main(String[] arguments) throws Exception {
    AgeVault vault = new TestVault(Path.of(arguments[0])).open();
    int stopAfterBytes = Integer.parseInt(arguments[2]);
    if (stopAfterBytes > 0) {
      byte[] content = VaultContract.content(200_000);
      vault.seal(Vault.Kind.ITEM, sha256(content), "", out -> stop(out, content, stopAfterBytes));
    }
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      byte[] content = VaultContract.content(20_000 + i);
      vault.seal(Vault.Kind.ITEM, sha256(content), "image/png", out -> out.write(content));
    }
  }

  private static Digest sha256(byte[] content) {
    return Digest.compute(DigestAlgorithm.SHA256, content);
  }

  private static void stop(OutputStream out, byte[] content, int after) throws IOException {
    out.write(content, 0, after);
    System.out.println("half");
    try {
      new CountDownLatch(1).await(); // until it is killed
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
