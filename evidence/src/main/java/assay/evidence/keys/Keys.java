package assay.evidence.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.AtomicFile;
import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import assay.evidence.dsse.StatementKey;
import assay.evidence.note.NoteException;
import assay.evidence.note.NoteKey;
import assay.evidence.note.NoteSigner;
import assay.evidence.signature.KeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The two keys of a workspace: one signs statements, the other notes. */
public final class Keys {
  private static final String DEFAULT_NAME = "localhost/assay-";

  private final KeyPair statement;
  private final KeyPair log;
  private final String logName;
  private final List<Path> created;

  private Keys(KeyPair statement, KeyPair log, String logName, List<Path> created) {
    this.statement = statement;
    this.log = log;
    this.logName = logName;
    this.created = List.copyOf(created);
  }

  /** The keys with the log's stored name, or on first use a name made from its key. */
  public static Keys in(Path folder, Optional<char[]> passphrase) throws IOException, KeyException {
    return in(folder, passphrase, Optional.empty());
  }

  /**
   * Reads the keys, and creates those that were never there.
   *
   * @param folder the workspace's {@code keys} directory
   * @param logName what the log is called, preferably a URL without a scheme; a log keeps its name
   * @throws KeyException if a key cannot be used, is gone while its public half is still there, or
   *     the log has another name
   * @throws IllegalArgumentException if a passphrase for new keys is empty
   */
  public static Keys in(Path folder, Optional<char[]> passphrase, Optional<String> logName)
      throws IOException, KeyException {
    OwnerOnly.directory(folder);
    return Exclusive.hold(
        folder.resolve("signing.lock"), () -> readOrCreate(folder, passphrase, logName));
  }

  private static Keys readOrCreate(
      Path folder, Optional<char[]> passphrase, Optional<String> logName)
      throws IOException, KeyException {
    List<Path> created = new ArrayList<>();
    KeyPair statement = pair(folder.resolve("statement.pem"), passphrase, created);
    KeyPair log = pair(folder.resolve("log.pem"), passphrase, created);
    if (statement.getPublic().equals(log.getPublic())) {
      throw new KeyException(
          folder.resolve("log.pem") + ": is the key for statements; notes need one of their own");
    }
    String name = name(folder.resolve("log.vkey"), log, logName, created);
    return new Keys(statement, log, name, created);
  }

  /**
   * A key that is gone is not replaced in silence: those who trust its public half would trust
   * nothing that is signed from then on.
   */
  private static KeyPair pair(Path file, Optional<char[]> passphrase, List<Path> created)
      throws IOException, KeyException {
    Path publicFile = KeyFile.publicFile(file);
    boolean known = Files.exists(publicFile);
    if (Files.notExists(file)) {
      if (known) {
        throw new KeyException(
            file + ": is gone; put it back, or delete " + publicFile.getFileName() + " as well");
      }
      KeyFile.write(file, KeyFile.generate(), passphrase);
      created.add(file);
    }
    KeyPair pair = KeyFile.read(file, passphrase);
    if (!known) {
      created.add(publicFile);
    }
    return pair;
  }

  private static String name(Path file, KeyPair log, Optional<String> wanted, List<Path> created)
      throws IOException, KeyException {
    if (Files.notExists(file)) {
      NoteKey key = signer(file, wanted.orElseGet(() -> defaultName(log)), log).key();
      AtomicFile.write(file, out -> out.write((key.vkey() + "\n").getBytes(UTF_8)));
      created.add(file);
      return key.name();
    }
    String vkey = Files.readString(file, UTF_8).strip();
    String name = storedName(file, vkey);
    if (!signer(file, name, log).key().vkey().equals(vkey)) {
      throw new KeyException(file + ": is not the note key of log.pem");
    }
    if (wanted.isPresent() && !wanted.get().equals(name)) {
      throw new KeyException(file + ": the log has another name, and keeps it: " + name);
    }
    return name;
  }

  private static String storedName(Path file, String vkey) throws KeyException {
    try {
      return NoteKey.parse(vkey).name();
    } catch (NoteException e) {
      throw new KeyException(file + ": " + e.getMessage());
    }
  }

  private static NoteSigner signer(Path file, String name, KeyPair log) throws KeyException {
    try {
      return NoteSigner.ed25519(name, log);
    } catch (IllegalArgumentException e) {
      throw new KeyException(file + ": " + e.getMessage());
    }
  }

  private static String defaultName(KeyPair log) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(log.getPublic().getEncoded());
      return DEFAULT_NAME + HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Signs statements. */
  public StatementKey statementKey() {
    return StatementKey.ed25519(statement);
  }

  /** The log's name, which is the origin of its checkpoints. */
  public String logName() {
    return logName;
  }

  /** The log's note key, as {@code log.vkey} has it. */
  public NoteKey logKey() {
    return logSigner().key();
  }

  /** Signs the log's own checkpoints. */
  public NoteSigner logSigner() {
    return NoteSigner.ed25519(logName, log);
  }

  /**
   * Signs the checkpoints of a tree below the log's name: the key is the log's, the name the
   * origin.
   *
   * @param path such as {@code snapshots/demo/items}
   * @throws IllegalArgumentException if it has spaces or a plus sign
   */
  public NoteSigner signer(String path) {
    return NoteSigner.ed25519(logName + "/" + path, log);
  }

  /** The files that were created just now, to be told to the user and backed up. */
  public List<Path> created() {
    return created;
  }

  /** The public halves only. */
  @Override
  public String toString() {
    return "Keys[" + logKey() + ", " + statementKey().verificationKey() + "]";
  }
}
