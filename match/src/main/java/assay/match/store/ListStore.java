package assay.match.store;

import assay.durable.Exclusive;
import assay.durable.FolderTree;
import assay.durable.OwnerOnly;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.match.atrest.AtRest;
import assay.match.list.FrozenList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The lists of a workspace that are pulled from exchanges: a folder with a folder for each. */
public final class ListStore {
  private static final String REMOVED = ".removed-";

  private final Path folder;
  private final AtRest atRest;

  private ListStore(Path folder, AtRest atRest) {
    this.folder = folder;
    this.atRest = atRest;
  }

  /**
   * Opens the store.
   *
   * @param folder made with the first list, and its owner's only
   * @param atRest how the lists lie there
   */
  public static ListStore in(Path folder, AtRest atRest) {
    return new ListStore(folder, atRest);
  }

  /** The same in the clear. */
  public static ListStore in(Path folder) {
    return in(folder, AtRest.clear());
  }

  /** The ids of all lists, sorted. */
  public List<String> ids() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> lists = Files.list(folder)) {
      return lists
          .filter(list -> !list.getFileName().toString().startsWith("."))
          .map(list -> list.getFileName().toString())
          .filter(id -> Files.exists(list(id, Steps.UNWATCHED).about()))
          .sorted()
          .toList();
    }
  }

  /**
   * Adds a list. Nothing is pulled yet.
   *
   * @throws IllegalArgumentException if there is one of this id
   */
  public ManagedList add(ListAbout about) throws IOException {
    OwnerOnly.directory(folder);
    ListFolder list = list(about.id(), Steps.UNWATCHED);
    return Exclusive.hold(
        lock(),
        () -> {
          if (Files.exists(list.about())) {
            throw new IllegalArgumentException("there is a list " + about.id() + " already");
          }
          deleteRemoved();
          OwnerOnly.directory(list.path());
          OwnerOnly.write(list.about(), out -> out.write(about.json().bytes()));
          return new ManagedList(list, about);
        });
  }

  private ListFolder list(String id, Steps steps) {
    return new ListFolder(folder.resolve(id), atRest, steps);
  }

  /**
   * The list of this id, if there is one.
   *
   * @throws IOException if what is known about it cannot be read
   */
  public Optional<ManagedList> find(String id) throws IOException {
    return find(id, Steps.UNWATCHED);
  }

  Optional<ManagedList> find(String id, Steps steps) throws IOException {
    if (!ids().contains(id)) {
      return Optional.empty();
    }
    ListFolder list = list(id, steps);
    Path about = list.about();
    try {
      ListAbout read = ListAbout.read(JsonObject.parse(Files.readString(about)));
      if (!read.id().equals(id)) {
        throw new IOException(about + ": it is about another list");
      }
      return Optional.of(new ManagedList(list, read));
    } catch (JsonException | IllegalArgumentException e) {
      throw new IOException(about + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      return Optional.empty(); // removed meanwhile
    }
  }

  /**
   * Removes a list with all that was pulled. Waits while it is synced. Runs that use it go on;
   * versions that were frozen into other folders stay.
   *
   * @return whether there was one
   */
  public boolean remove(String id) throws IOException {
    if (!ids().contains(id)) {
      return false;
    }
    ListFolder list = list(id, Steps.UNWATCHED);
    return Exclusive.hold(
        lock(),
        () -> {
          boolean there =
              Exclusive.hold(
                  list.syncing(),
                  () -> {
                    Path removed = folder.resolve(REMOVED + UUID.randomUUID());
                    Files.move(list.path(), removed, StandardCopyOption.ATOMIC_MOVE);
                    return true;
                  });
          deleteRemoved();
          return there;
        });
  }

  /**
   * Opens a version that {@link ManagedList#freeze(Path)} kept in a folder. The ids of its entries
   * are looked up in this store.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it is damaged
   */
  public FrozenList openFrozen(Path pin) throws IOException {
    return Pins.open(folder, atRest, pin);
  }

  /**
   * Encrypts all lists that are in the clear, or with another key. Whatever moment this is killed,
   * doing it again ends it. Nobody may use frozen versions meanwhile.
   *
   * @param from how they lay before
   * @return the ids of those that did
   */
  public List<String> encrypt(AtRest from) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Exclusive.hold(
        lock(),
        () -> {
          deleteRemoved();
          return folder;
        });
    List<String> encrypted = new ArrayList<>();
    for (String id : ids()) {
      Optional<ManagedList> list = find(id);
      if (list.isPresent() && list.get().encrypt(from, SyncObserver.NONE)) {
        encrypted.add(id);
      }
    }
    return encrypted;
  }

  private Path lock() {
    return folder.resolve("store.lock");
  }

  /** Also what a process that was killed has left of a list. */
  private void deleteRemoved() throws IOException {
    List<Path> left;
    try (Stream<Path> all = Files.list(folder)) {
      left = all.filter(path -> path.getFileName().toString().startsWith(REMOVED)).toList();
    }
    for (Path removed : left) {
      FolderTree.delete(removed);
    }
  }
}
