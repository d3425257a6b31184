package assay.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.durable.OwnerOnly;
import assay.evidence.signature.KeyException;
import assay.evidence.signature.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret of 32 bytes in a file, protected by a passphrase in the way of the keys that sign. */
public final class SecretFile {
  /** The length of a secret. */
  public static final int BYTES = 32;

  private static final int MAX_BYTES = 1 << 16;
  private static final String PLAIN = "ASSAY SECRET";
  private static final String ENCRYPTED = "ENCRYPTED ASSAY SECRET";

  private SecretFile() {}

  /**
   * Writes a secret, and replaces what is there. Nobody but the owner can ever read it.
   *
   * @throws IllegalArgumentException if it is of another length, or the passphrase is empty
   */
  public static void write(Path file, byte[] secret, Optional<char[]> passphrase)
      throws IOException {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a secret has 32 bytes");
    } else if (passphrase.isPresent() && passphrase.get().length == 0) {
      throw new IllegalArgumentException("an empty passphrase protects nothing");
    }
    Pem pem =
        passphrase
            .map(phrase -> new Pem(ENCRYPTED, Pbes2.encrypt(secret, phrase)))
            .orElseGet(() -> new Pem(PLAIN, secret));
    OwnerOnly.write(file, out -> out.write(pem.write().getBytes(US_ASCII)));
  }

  /**
   * Reads a secret.
   *
   * @throws KeyException if others can open the file, the passphrase is missing, wrong or not
   *     needed, or the file is damaged
   */
  public static byte[] read(Path file, Optional<char[]> passphrase)
      throws IOException, KeyException {
    if (OwnerOnly.isExposed(file)) {
      throw new KeyException(file + ": others can read or change this secret; 'chmod 600' it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return secret(
          Pem.parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1)), passphrase);
    } catch (KeyException e) {
      throw new KeyException(file + ": " + e.getMessage());
    }
  }

  private static byte[] secret(Pem pem, Optional<char[]> passphrase) throws KeyException {
    boolean encrypted = pem.label().equals(ENCRYPTED);
    if (!encrypted && !pem.label().equals(PLAIN)) {
      throw new KeyException("a PEM block ASSAY SECRET was expected, not " + pem.label());
    } else if (encrypted && passphrase.isEmpty()) {
      throw new KeyException("the key is encrypted; its passphrase is needed");
    } else if (!encrypted && passphrase.isPresent()) {
      throw new KeyException("the key is not encrypted, but a passphrase was given; give none");
    }
    byte[] secret = encrypted ? Pbes2.decrypt(pem.der(), passphrase.orElseThrow()) : pem.der();
    if (secret.length != BYTES) {
      throw encrypted ? Pbes2.wrong() : new KeyException("a secret of 32 bytes was expected");
    }
    return secret;
  }
}
