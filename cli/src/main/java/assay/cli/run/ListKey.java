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
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key with which a workspace keeps its lists encrypted, if it has one: {@code lists.key}, and
 * beside it {@code lists.id}, which tells nothing but that there is one and which. While another
 * key takes its place, that lies in {@code lists.next.key}, and {@code lists.id} tells of both.
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

  private Path next() {
    return workspace.resolve("keys/lists.next.key");
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
    if (Files.exists(next())) {
      throw new RefusedException(
          next() + ": the key of lists is being changed; end it by assay keys lists --rotate");
    }
    List<String> known = ids();
    if (Files.notExists(key())) {
      if (!known.isEmpty()) {
        throw new RefusedException(
            key()
                + ": is gone; put it back. Without it delete banks, lists, allow and keys/lists.id,"
                + " pull all lists anew, and decide anew what is allowed");
      }
      return AtRest.clear();
    }
    AtRest atRest = read(key());
    if (!known.isEmpty() && !known.contains(atRest.keyId().orElseThrow())) {
      throw new RefusedException(key() + ": is another key than the one of lists.id");
    }
    return atRest;
  }

  private List<String> ids() throws IOException {
    return Files.exists(id()) ? Files.readString(id()).strip().lines().toList() : List.of();
  }

  private void note(AtRest... keys) throws IOException {
    String ids =
        Stream.of(keys).map(key -> key.keyId().orElseThrow() + "\n").collect(Collectors.joining());
    AtomicFile.<RuntimeException>write(
        id(), out -> out.write(ids.getBytes(StandardCharsets.US_ASCII)));
  }

  private AtRest read(Path file) throws IOException {
    try {
      return AtRest.encrypted(SecretFile.read(file, passphrase));
    } catch (KeyException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  /** What else of the workspace lies as its lists do. */
  @FunctionalInterface
  public interface Kept {
    /** Encrypts it, unless that is done already. */
    void encrypt(AtRest from, AtRest to) throws IOException;
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
  public static Encrypted turnOn(Path workspace, Optional<char[]> passphrase, Kept kept)
      throws IOException {
    try (Workspace open = Workspace.open(workspace)) {
      requireNoPins(open);
      ListKey key = new ListKey(workspace, passphrase);
      boolean made = key.locked(key::make);
      return new Encrypted(key.key(), made, key.encrypt(AtRest.clear(), key.atRest(), kept));
    }
  }

  /**
   * Puts another key in the place of the one there is. Whatever moment this is killed, doing it
   * again ends it; until then nothing that is encrypted is used.
   *
   * @return the ids of pulled lists that were encrypted with the new key
   * @throws RefusedException if there is no key, or a run is going on or unfinished
   */
  public static List<String> rotate(Path workspace, Optional<char[]> passphrase, Kept kept)
      throws IOException {
    try (Workspace open = Workspace.open(workspace)) {
      requireNoPins(open);
      ListKey key = new ListKey(workspace, passphrase);
      return key.locked(() -> key.rotate(kept));
    }
  }

  /** What an unfinished run has pinned lies as it did, and would stay so. */
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

  /** Work on the keys. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T locked(Work<T> work) throws IOException {
    Path keys = OwnerOnly.directory(workspace.resolve("keys"));
    return Exclusive.hold(keys.resolve("lists.lock"), work::run);
  }

  private List<String> encrypt(AtRest from, AtRest to, Kept kept) throws IOException {
    HashLists.removeOthers(Workspace.banks(workspace), to);
    kept.encrypt(from, to);
    return ListStore.in(Workspace.lists(workspace), to).encrypt(from);
  }

  private List<String> rotate(Kept kept) throws IOException {
    if (Files.notExists(next())) {
      AtRest now = atRest();
      if (now.keyId().isEmpty()) {
        throw new RefusedException(key() + ": there is no key of lists; assay keys lists makes it");
      } else if (ids().size() > 1) { // killed when nothing but that was left to do
        note(now);
        return List.of();
      }
      write(next());
    }
    AtRest before = read(key());
    AtRest after = read(next());
    note(before, after); // so that the key is known, whichever it is when this is killed
    List<String> lists = encrypt(before, after, kept);
    Files.move(next(), key(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    AtomicFile.syncDirectory(key().getParent());
    note(after);
    return lists;
  }

  private void write(Path file) throws IOException {
    byte[] secret = new byte[AtRest.KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    SecretFile.write(file, secret, passphrase);
  }

  private boolean make() throws IOException {
    boolean make = Files.notExists(key()) && Files.notExists(id());
    if (make) {
      write(key());
    }
    if (Files.notExists(id())) { // also if the process that made the key was killed
      note(read(key()));
    }
    return make;
  }
}
