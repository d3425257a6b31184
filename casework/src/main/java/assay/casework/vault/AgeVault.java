package assay.casework.vault;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.CustodyException;
import assay.stage.DatasetException;
import assay.stage.Vault;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/** Seals into age files. Safe for threads and for several processes. */
public final class AgeVault implements Vault {
  /** The size of age's chunks: a whole one is encrypted at a time. */
  private static final int CHUNK = 1 << 16;

  private final Path directory;
  private final Path unfinished;
  private final byte[] namesKey;
  private final List<RecipientStanzaWriter> recipients;

  private AgeVault(Path directory, VaultKeys keys) throws IOException {
    this.directory = OwnerOnly.directory(directory);
    this.unfinished = OwnerOnly.directory(directory.resolve("tmp"));
    this.namesKey = keys.namesKey();
    this.recipients = keys.recipientWriters();
  }

  /**
   * Opens a vault for sealing, creates it if it is not there, and removes what runs that died left
   * unfinished.
   *
   * @param directory the workspace's {@code vault} directory
   */
  public static AgeVault in(Path directory, VaultKeys keys) throws IOException {
    AgeVault vault = new AgeVault(directory, keys);
    Unfinished.sweep(vault.unfinished);
    return vault;
  }

  @Override
  public String seal(Kind kind, Digest sha256, String mediaType, Content content)
      throws IOException, DatasetException {
    if (sha256.algorithm() != DigestAlgorithm.SHA256) {
      throw new IllegalArgumentException("containers are named by SHA-256");
    }
    String name = ContainerName.of(namesKey, kind, sha256);
    Path target = ContainerName.file(directory, name);
    if (Files.notExists(target)) {
      try (Unfinished container = Unfinished.in(unfinished)) {
        encrypt(container, new SealedHeader(kind, sha256, mediaType), content);
        container.channel().force(true);
        publish(container.path(), target);
      }
    }
    return name;
  }

  private void encrypt(Unfinished container, SealedHeader header, Content content)
      throws IOException, DatasetException {
    // Closing this writes age's last chunk. After a failure it must stay open: a container cut
    // short
    // must never look like a whole one.
    WritableByteChannel age = age(new StayOpen(container.channel()));
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(age), CHUNK);
    header.writeTo(out);
    MessageDigest written = DigestAlgorithm.SHA256.begin();
    content.writeTo(new DigestOutputStream(new Borrowed(out), written));
    if (!MessageDigest.isEqual(written.digest(), header.sha256().bytes())) {
      throw new CustodyException(
          "vault: the content handed over is not what its digest says; it was not sealed");
    }
    out.close();
  }

  private WritableByteChannel age(WritableByteChannel file) throws IOException {
    try {
      return new StandardEncryptingChannelFactory().newEncryptingChannel(file, recipients);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the recipients were read, but cannot be encrypted to", e);
    }
  }

  private void publish(Path whole, Path target) throws IOException {
    Path folder = target.getParent();
    if (Files.notExists(folder)) {
      OwnerOnly.directory(folder);
      AtomicFile.syncDirectory(directory);
    }
    AtomicFile.publish(whole, target);
  }
}
