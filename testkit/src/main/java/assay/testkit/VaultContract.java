package assay.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.CustodyException;
import assay.stage.DatasetException;
import assay.stage.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every vault owes its callers. Extend it and say how to build one and look into it. */
public abstract class VaultContract {
  private static final String TYPE = "image/png";

  /** An empty vault, the same one during one test. */
  protected abstract Vault vault();

  /** The content of a container, opened with whatever it takes. */
  protected abstract byte[] opened(String name) throws Exception;

  /** The names of all containers. */
  protected abstract Set<String> names() throws Exception;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
  void whatWasSealedIsWhatIsOpened(int length) throws Exception {
    byte[] content = content(length);
    String name = seal(Vault.Kind.ITEM, content);
    assertThat(opened(name)).isEqualTo(content);
    assertThat(names()).containsExactly(name);
  }

  @Test
  void contentWrittenByteByByteIsSealedAsWell() throws Exception {
    byte[] content = content(1000);
    String name =
        vault()
            .seal(
                Vault.Kind.ITEM,
                sha256(content),
                TYPE,
                out -> {
                  for (byte b : content) {
                    out.write(b);
                  }
                  out.close(); // whose stream it is, the content need not know
                });
    assertThat(opened(name)).isEqualTo(content);
  }

  @Test
  void whatIsThereAlreadyIsNotEvenRead() throws Exception {
    byte[] content = content(1000);
    String first = seal(Vault.Kind.ITEM, content);
    String second =
        vault()
            .seal(
                Vault.Kind.ITEM,
                sha256(content),
                TYPE,
                out -> {
                  throw new IOException("was read");
                });
    assertThat(second).isEqualTo(first);
    assertThat(names()).containsExactly(first);
  }

  @Test
  void anItemAndAContextOfTheSameBytesAreTwoContainers() throws Exception {
    byte[] content = content(10);
    assertThat(seal(Vault.Kind.ITEM, content)).isNotEqualTo(seal(Vault.Kind.CONTEXT, content));
    assertThat(names()).hasSize(2);
  }

  @Test
  void aNameDoesNotTellTheDigest() throws Exception {
    byte[] content = content(10);
    assertThat(seal(Vault.Kind.ITEM, content)).doesNotContain(sha256(content).hex());
  }

  @Test
  void contentThatIsNotWhatItsDigestSaysIsRefused() throws Exception {
    byte[] other = content(1001);
    assertThatThrownBy(
            () ->
                vault().seal(Vault.Kind.ITEM, sha256(content(1000)), TYPE, out -> out.write(other)))
        .isInstanceOf(CustodyException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aDigestOtherThanSha256IsRefused() throws Exception {
    Digest md5 = Digest.compute(DigestAlgorithm.MD5, content(3));
    assertThatThrownBy(() -> vault().seal(Vault.Kind.ITEM, md5, TYPE, out -> out.write(content(3))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aFailureAnywhereLeavesNothingAndTheNextAttemptSucceeds() throws Exception {
    byte[] content = content(150_000);
    for (int good = 0; good < content.length; good += 7_919) {
      int until = good;
      assertThatThrownBy(
              () ->
                  vault()
                      .seal(
                          Vault.Kind.ITEM, sha256(content), TYPE, out -> fail(out, content, until)))
          .isInstanceOf(DatasetException.class);
      assertThat(names()).isEmpty();
    }
    assertThat(opened(seal(Vault.Kind.ITEM, content))).isEqualTo(content);
  }

  private static void fail(OutputStream out, byte[] content, int until)
      throws IOException, DatasetException {
    out.write(content, 0, until);
    throw new DatasetException("shard: cut");
  }

  @Test
  void theNameDependsOnNothingButTheContent() throws Exception {
    String first = seal(Vault.Kind.ITEM, content(5));
    seal(Vault.Kind.CONTEXT, content(6));
    seal(Vault.Kind.ITEM, content(7));
    assertThat(seal(Vault.Kind.ITEM, content(5))).isEqualTo(first);
    assertThat(names()).hasSize(3);
  }

  @Test
  void anyNumberOfThreadsMaySealTheSameContent() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> work = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int length = 100_000 + i % 4;
        work.add(() -> seal(Vault.Kind.ITEM, content(length)));
      }
      for (Future<String> sealed : threads.invokeAll(work)) {
        assertThat(names()).contains(sealed.get());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(names()).hasSize(4);
    assertThat(opened(seal(Vault.Kind.ITEM, content(100_003)))).isEqualTo(content(100_003));
  }

  /** Harmless content that a byte search would find: a marker all through pseudo-random bytes. */
  public static byte[] content(int length) {
    byte[] content = new byte[length];
    new SplittableRandom(0x5eed + length).nextBytes(content);
    for (int at = 0; at + MARKER.length <= length; at += 4 * MARKER.length) {
      System.arraycopy(MARKER, 0, content, at, MARKER.length);
    }
    return content;
  }

  /** Stands all through {@link #content}; must never be found on disk. */
  protected static final byte[] MARKER = "harmless-marker-of-the-vault-test".getBytes(US_ASCII);

  protected static Digest sha256(byte[] content) {
    return Digest.compute(DigestAlgorithm.SHA256, content);
  }

  /** Seals, in pieces of uneven length. */
  protected String seal(Vault.Kind kind, byte[] content) throws IOException, DatasetException {
    return vault()
        .seal(
            kind,
            sha256(content),
            TYPE,
            out -> {
              for (int at = 0; at < content.length; at += 10_007) {
                out.write(content, at, Math.min(10_007, content.length - at));
              }
            });
  }
}
