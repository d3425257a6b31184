package assay.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.evidence.dsse.VerificationKey;
import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import assay.evidence.signature.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** An Ed25519 key in a PKCS#8 file, with its public half in a file beside it. */
public final class KeyFile {
  private static final int MAX_BYTES = 1 << 16;
  private static final String PLAIN = "PRIVATE KEY";
  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";

  private KeyFile() {}

  /** A fresh pair, in no file yet. */
  public static KeyPair generate() {
    return Ed25519.generate();
  }

  /** Where the public half is: {@code statement.pub} for {@code statement.pem}. */
  public static Path publicFile(Path file) {
    String name = file.getFileName().toString();
    String stem = name.endsWith(".pem") ? name.substring(0, name.length() - 4) : name;
    return file.resolveSibling(stem + ".pub");
  }

  /**
   * Writes both halves, and replaces what is there. Nobody but the owner can ever read the private
   * one.
   *
   * @throws IllegalArgumentException if it is no Ed25519 pair, or the passphrase is empty
   */
  public static void write(Path file, KeyPair pair, Optional<char[]> passphrase)
      throws IOException {
    if (!Ed25519.isPair(pair.getPublic(), pair.getPrivate())) {
      throw new IllegalArgumentException("the public key is not that of the private key");
    }
    if (passphrase.isPresent() && passphrase.get().length == 0) {
      throw new IllegalArgumentException("an empty passphrase protects nothing");
    }
    byte[] der = pair.getPrivate().getEncoded();
    Pem pem =
        passphrase
            .map(secret -> new Pem(ENCRYPTED, Pbes2.encrypt(der, secret)))
            .orElseGet(() -> new Pem(PLAIN, der));
    OwnerOnly.write(file, out -> out.write(pem.write().getBytes(US_ASCII)));
    writePublic(file, pair.getPublic());
  }

  private static void writePublic(Path file, PublicKey key) throws IOException {
    Pem pem = new Pem("PUBLIC KEY", key.getEncoded());
    AtomicFile.write(publicFile(file), out -> out.write(pem.write().getBytes(US_ASCII)));
  }

  /**
   * Reads the pair. The public half is the one in the file beside it, which is written if it is
   * missing.
   *
   * @throws KeyException if others can open the file, the passphrase is missing, wrong or not
   *     needed, the key is not Ed25519, the halves do not belong together, or a file is damaged
   */
  public static KeyPair read(Path file, Optional<char[]> passphrase)
      throws IOException, KeyException {
    if (OwnerOnly.isExposed(file)) {
      throw new KeyException(
          file + ": others can read or change this secret key; 'chmod 600' it, or make a new one");
    }
    PrivateKey privateKey = in(file, () -> privateKey(pem(file), passphrase));
    Path publicFile = publicFile(file);
    if (Files.notExists(publicFile)) {
      KeyPair pair = in(file, () -> Ed25519.pair(privateKey));
      writePublic(file, pair.getPublic());
      return pair;
    }
    PublicKey publicKey = in(publicFile, () -> publicKey(pem(publicFile)));
    if (!Ed25519.isPair(publicKey, privateKey)) {
      throw new KeyException(publicFile + ": is not the public half of " + file.getFileName());
    }
    return new KeyPair(publicKey, privateKey);
  }

  /** A step of reading. */
  private interface Step<T> {
    T run() throws IOException, KeyException;
  }

  private static <T> T in(Path file, Step<T> step) throws IOException, KeyException {
    try {
      return step.run();
    } catch (KeyException e) {
      throw new KeyException(file + ": " + e.getMessage());
    }
  }

  private static Pem pem(Path file) throws IOException, KeyException {
    try (InputStream in = Files.newInputStream(file)) {
      return Pem.parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
    }
  }

  private static PrivateKey privateKey(Pem pem, Optional<char[]> passphrase) throws KeyException {
    boolean encrypted = pem.label().equals(ENCRYPTED);
    if (!encrypted && !pem.label().equals(PLAIN)) {
      throw new KeyException("a PEM block PRIVATE KEY was expected, not " + pem.label());
    }
    if (encrypted && passphrase.isEmpty()) {
      throw new KeyException("the key is encrypted; its passphrase is needed");
    }
    if (!encrypted && passphrase.isPresent()) {
      throw new KeyException(
          "the key is not encrypted, but a passphrase was given; encrypt it with 'openssl pkcs8"
              + " -topk8 -v2 aes-256-cbc -iter 600000', or give none");
    }
    byte[] der = encrypted ? Pbes2.decrypt(pem.der(), passphrase.orElseThrow()) : pem.der();
    try {
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new KeyException("an Ed25519 private key was expected, in PKCS#8");
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static PublicKey publicKey(Pem pem) throws KeyException {
    byte[] spki = VerificationKey.parse(pem.write()).spki();
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException e) {
      throw new KeyException("an Ed25519 public key was expected");
    }
  }
}
