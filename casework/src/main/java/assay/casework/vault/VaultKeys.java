package assay.casework.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys for sealing: public recipients, and the secret that names are made with. */
public final class VaultKeys {
  private static final int NAMES_KEY_BYTES = 32;
  private static final String PUBLIC_KEY = "# public key: ";

  private final byte[] namesKey;
  private final List<RecipientStanzaWriter> writers;
  private final List<String> recipients;
  private final Optional<Path> createdIdentity;

  private VaultKeys(byte[] namesKey, Path recipientsFile, Optional<Path> createdIdentity)
      throws IOException {
    this.namesKey = namesKey;
    this.recipients = lines(recipientsFile);
    this.writers = writers(recipientsFile);
    this.createdIdentity = createdIdentity;
  }

  /**
   * Reads the keys of a workspace, and creates those that are not there. Without recipients an
   * identity is generated, so that a first run needs no preparation; its file should then be moved
   * to where the screener is not.
   *
   * @param directory the workspace's {@code keys} directory
   * @throws IllegalArgumentException if a key file is open to others, or is not a key file
   */
  public static VaultKeys in(Path directory) throws IOException {
    OwnerOnly.directory(directory);
    return Exclusive.hold(directory.resolve("vault.lock"), () -> readOrCreate(directory));
  }

  private static VaultKeys readOrCreate(Path directory) throws IOException {
    Path recipients = directory.resolve("vault-recipients.txt");
    Optional<Path> created = Optional.empty();
    if (Files.notExists(recipients)) {
      created = Optional.of(createIdentity(directory.resolve("vault-identity.txt"), recipients));
    }
    refuseIfChangeable(recipients);
    return new VaultKeys(namesKey(directory.resolve("vault-names.key")), recipients, created);
  }

  /** The identity comes first: nothing may be sealed to a key that nobody has. */
  private static Path createIdentity(Path identity, Path recipients) throws IOException {
    String publicKey = Files.exists(identity) ? publicKeyOf(identity) : generate(identity);
    OwnerOnly.write(
        recipients,
        out ->
            out.write(
                ("# Who can open the vault: one age recipient (age1...) a line.\n"
                        + publicKey
                        + "\n")
                    .getBytes(UTF_8)));
    return identity;
  }

  private static String generate(Path identity) throws IOException {
    KeyPair pair = generate();
    String publicKey = pair.getPublic().toString();
    OwnerOnly.write(
        identity,
        out -> {
          out.write(
              "# Opens the vault. Move this file to where the screener is not.\n".getBytes(UTF_8));
          out.write((PUBLIC_KEY + publicKey + "\n").getBytes(UTF_8));
          out.write(pair.getPrivate().getEncoded());
          out.write('\n');
        });
    return publicKey;
  }

  private static KeyPair generate() {
    try {
      return new X25519KeyPairGenerator().generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 11 has X25519", e);
    }
  }

  /** Goes on where a run died between writing the identity and its recipient. */
  private static String publicKeyOf(Path identity) throws IOException {
    return Files.readAllLines(identity, UTF_8).stream()
        .filter(line -> line.startsWith(PUBLIC_KEY))
        .map(line -> line.substring(PUBLIC_KEY.length()).strip())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    identity
                        + ": is there without vault-recipients.txt, and does not name its public"
                        + " key; write the output of 'age-keygen -y' to vault-recipients.txt"));
  }

  private static byte[] namesKey(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] fresh = new byte[NAMES_KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      OwnerOnly.write(file, out -> out.write(fresh));
    }
    refuseIfExposed(file);
    byte[] key = Files.readAllBytes(file);
    if (key.length != NAMES_KEY_BYTES) {
      throw new IllegalArgumentException(
          file + ": a key of " + NAMES_KEY_BYTES + " bytes was expected, not of " + key.length);
    }
    return key;
  }

  static void refuseIfExposed(Path file) throws IOException {
    if (OwnerOnly.isExposed(file)) {
      throw new IllegalArgumentException(
          file + ": others can read or change this secret key; 'chmod 600' it, or make a new one");
    }
  }

  /** Recipients are public, but whoever can add one can open what is sealed from then on. */
  private static void refuseIfChangeable(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    Set<PosixFilePermission> allowed =
        view == null ? Set.of() : view.readAttributes().permissions();
    if (allowed.contains(PosixFilePermission.GROUP_WRITE)
        || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IllegalArgumentException(
          file + ": others can add recipients to this file; 'chmod 600' it and look who is in it");
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, UTF_8).stream().map(String::strip).toList();
  }

  private List<RecipientStanzaWriter> writers(Path file) {
    List<RecipientStanzaWriter> found = new ArrayList<>();
    for (int i = 0; i < recipients.size(); i++) {
      String line = recipients.get(i);
      if (!isRemark(line)) {
        found.add(writer(line, file + ":" + (i + 1)));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(file + ": names no recipient; nothing could be opened");
    }
    return List.copyOf(found);
  }

  private static RecipientStanzaWriter writer(String recipient, String place) {
    try {
      return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(place + ": a public age recipient (age1...) was expected");
    }
  }

  private static boolean isRemark(String line) {
    return line.isEmpty() || line.startsWith("#");
  }

  /** The public recipients, as configured or created. */
  public List<String> recipients() {
    return recipients.stream().filter(line -> !isRemark(line)).toList();
  }

  /** The identity file, if it was created just now: to be moved to where the screener is not. */
  public Optional<Path> createdIdentity() {
    return createdIdentity;
  }

  byte[] namesKey() {
    return namesKey.clone();
  }

  List<RecipientStanzaWriter> recipientWriters() {
    return writers;
  }
}
