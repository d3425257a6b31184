package assay.match.live;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.match.file.IndexFileException;
import assay.match.index.ColumnFile;
import assay.match.index.FingerprintColumn;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a live index. */
final class LiveFolder {
  private static final String BASE = "base-";

  private final Path folder;
  private final Steps steps;

  LiveFolder(Path folder, Steps steps) {
    this.folder = folder;
    this.steps = steps;
  }

  /** Held while the state is replaced. */
  Path changing() {
    return folder.resolve("changing.lock");
  }

  /** Held while a base is written. */
  Path merging() {
    return folder.resolve("merging.lock");
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Path base(long number) {
    return folder.resolve(BASE + number);
  }

  void create() throws IOException {
    OwnerOnly.directory(folder);
  }

  void requireNotBegun() throws IOException {
    if (Files.exists(state())) {
      throw new FileAlreadyExistsException(folder + ": there is a live index");
    }
  }

  void writeState(State state) throws IOException {
    steps.before("state");
    StateFile.write(state(), state);
  }

  void writeBase(long number, FingerprintColumn values) throws IOException {
    steps.before("base");
    BaseFile.write(base(number), values);
  }

  /** Writes a base of values that are not held in memory. */
  void writeBase(long number, String algorithm, ColumnFile.Source values) throws IOException {
    steps.before("base");
    BaseFile.write(base(number), algorithm, values);
  }

  /** Writes what a base is with a delta. */
  void writeBase(long number, Values before, Delta delta) throws IOException {
    steps.before("base");
    BaseFile.write(base(number), before, delta);
  }

  Values openBase(long number, String algorithm) throws IOException {
    return BaseFile.open(base(number), algorithm);
  }

  /**
   * The newest view.
   *
   * @param known given back if it is the newest; if its base is, it is not opened again
   * @throws NoSuchFileException if there is no live index in the folder
   * @throws IndexFileException if a file of it is damaged or missing
   */
  LiveView newest(Optional<LiveView> known) throws IOException {
    long generation = StateFile.generation(state());
    Optional<LiveView> same = known.filter(view -> view.generation() == generation);
    return same.isPresent() ? same.get() : load(known);
  }

  private LiveView load(Optional<LiveView> known) throws IOException {
    while (true) {
      StateFile.Told told = StateFile.read(state());
      try {
        Values base = base(told, known);
        return LiveView.of(told.about(base), base);
      } catch (NoSuchFileException e) { // a merge removed it since the state was read, or somebody
        if (StateFile.generation(state()) == told.generation()) {
          throw IndexFileException.in(base(told.base()), "it is missing");
        }
      }
    }
  }

  private Values base(StateFile.Told told, Optional<LiveView> known) throws IOException {
    String algorithm = told.added().algorithm();
    Optional<Values> same =
        known
            .filter(view -> view.state().base() == told.base())
            .filter(view -> view.algorithm().equals(algorithm))
            .map(LiveView::base);
    return same.isPresent() ? same.get() : openBase(told.base(), algorithm);
  }

  /** What the state says, if there is one that can be read. */
  Optional<StateFile.Told> told() throws IOException {
    try {
      return Optional.of(StateFile.read(state()));
    } catch (NoSuchFileException | IndexFileException e) {
      return Optional.empty();
    }
  }

  /** The generation of the newest state. */
  long generation() throws IOException {
    return StateFile.generation(state());
  }

  /**
   * Gives the files of the newest state another name in another folder; copies them if that is on
   * another disk. Neither file is ever changed, only replaced.
   */
  void pin(Path target) throws IOException {
    OwnerOnly.directory(target);
    Path base = base(StateFile.read(state()).base());
    for (Path file : List.of(base, state())) {
      Path pinned = target.resolve(file.getFileName());
      Files.deleteIfExists(pinned);
      try {
        Files.createLink(pinned, file);
      } catch (UnsupportedOperationException | FileSystemException e) {
        OwnerOnly.write(pinned, out -> Files.copy(file, out));
      }
    }
    AtomicFile.syncDirectory(target);
  }

  /** Deletes all bases but one, whole or not. Those who have them mapped keep them. */
  void removeOtherBases(long number) throws IOException {
    steps.before("remove");
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = files.filter(file -> isBase(file) && !file.equals(base(number))).toList();
    }
    for (Path other : others) {
      Files.delete(other);
    }
  }

  private static boolean isBase(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(BASE)
        || (name.startsWith("." + BASE) && name.endsWith(AtomicFile.SUFFIX));
  }
}
