package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.durable.AtomicFile;
import assay.durable.Exclusive;
import assay.durable.FolderTree;
import assay.durable.OwnerOnly;
import assay.evidence.keys.SecretFile;
import assay.evidence.signature.KeyException;
import assay.match.atrest.AtRest;
import assay.match.list.HashLists;
import assay.match.store.ListStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The key with which a workspace keeps its lists encrypted, if it has one: {@code lists.key}, and
 * beside it {@code lists.id}, which tells nothing but that there is one and which.
 */
public final class ListKey {
  private final Path workspace;
  private final Optional<char[]> passphrase;

  private ListKey(Path workspace, Optional<char[]> passphrase) {
    this.workspace = workspace;
    this.passphrase = passphrase;
  }

  private Path key() {
    return workspace.resolve("keys/lists.key");
  }

  private Path id() {
    return workspace.resolve("keys/lists.id");
  }

  /**
   * How the lists of a workspace lie on disk.
   *
   * @throws RefusedException if there is a key and it cannot be read, or there was one
   */
  public static AtRest of(Path workspace, Optional<char[]> passphrase) throws IOException {
    return new ListKey(workspace, passphrase).atRest();
  }

  private AtRest atRest() throws IOException {
    boolean known = Files.exists(id());
    if (Files.notExists(key())) {
      if (known) {
        throw new RefusedException(
            key()
                + ": is gone; put it back. Without it delete banks, lists and keys/lists.id, and"
                + " pull all lists anew");
      }
      return AtRest.clear();
    }
    AtRest atRest = read();
    if (known && !Files.readString(id()).strip().equals(atRest.keyId().orElseThrow())) {
      throw new RefusedException(key() + ": is another key than the one of lists.id");
    }
    return atRest;
  }

  private AtRest read() throws IOException {
    try {
      return AtRest.encrypted(SecretFile.read(key(), passphrase));
    } catch (KeyException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  /**
   * Makes a key if there is none, and encrypts all that is in the clear. Doing it again ends what
   * was not finished.
   *
   * @param made whether the key was made just now
   * @param lists the ids of pulled lists that were in the clear
   */
  public record Encrypted(Path key, boolean made, List<String> lists) {}

  /**
   * Turns encryption on.
   *
   * @throws RefusedException if a run is going on or unfinished
   */
  public static Encrypted turnOn(Path workspace, Optional<char[]> passphrase) throws IOException {
    try (Workspace open = Workspace.open(workspace)) {
      requireNoPins(open);
      return new ListKey(workspace, passphrase).encrypt();
    }
  }

  /** What an unfinished run has pinned is in the clear, and would stay so. */
  private static void requireNoPins(Workspace workspace) throws IOException {
    FolderTree.delete(workspace.pins());
    for (Path snapshot : RunPlan.unfinished(workspace.snapshots())) {
      if (Files.exists(SnapshotFolder.pins(snapshot))) {
        throw new RefusedException(
            snapshot.getFileName()
                + ": this run is unfinished and uses pulled lists; finish it first, or delete "
                + SnapshotFolder.pins(snapshot));
      }
    }
  }

  private Encrypted encrypt() throws IOException {
    Path keys = OwnerOnly.directory(workspace.resolve("keys"));
    boolean made = Exclusive.hold(keys.resolve("lists.lock"), this::make);
    AtRest atRest = atRest();
    HashLists.removeClear(Workspace.banks(workspace));
    return new Encrypted(key(), made, ListStore.in(Workspace.lists(workspace), atRest).encrypt());
  }

  private boolean make() throws IOException {
    boolean make = Files.notExists(key()) && Files.notExists(id());
    if (make) {
      byte[] secret = new byte[AtRest.KEY_BYTES];
      new SecureRandom().nextBytes(secret);
      SecretFile.write(key(), secret, passphrase);
    }
    if (Files.notExists(id())) { // also if the process that made the key was killed
      String id = read().keyId().orElseThrow();
      AtomicFile.<RuntimeException>write(
          id(), out -> out.write((id + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
    return make;
  }
}
