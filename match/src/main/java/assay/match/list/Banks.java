package assay.match.list;

import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import assay.match.atrest.AtRest;
import assay.match.atrest.BrokenSealException;
import assay.match.atrest.LockedException;
import assay.match.file.IndexFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder in which lists are kept as index files, so that a list is read once and then opened.
 */
final class Banks {
  private static final int LONGEST_NAME = 100;
  private static final int KEY_DIGITS = 32;

  private final Path folder;
  private final AtRest atRest;
  private final Consumer<String> messages;

  Banks(Path folder, AtRest atRest, Consumer<String> messages) {
    this.folder = folder;
    this.atRest = atRest;
    this.messages = messages;
  }

  /** The list that these files make, unless some of it is refused. */
  Optional<HashList> list(ListFiles files, Faults faults) throws IOException {
    Optional<String> key = files.key(faults);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Optional<HashList> kept = open(files, key.get());
    if (kept.isPresent()) {
      return kept;
    }
    Optional<HashList> read = new ListReader(files, faults).read();
    if (read.isPresent() && !files.key(faults).equals(key)) {
      throw new IOException(files.source().place() + ": the list was changed while it was read");
    }
    return read.isPresent() ? Optional.of(keep(files.source(), key.get(), read.get())) : read;
  }

  private Optional<HashList> open(ListFiles files, String key) throws IOException {
    try {
      return Optional.of(BankFile.open(file(files.source(), key), atRest, key));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IndexFileException e) {
      messages.accept(e.getMessage() + "; it is not used, but made anew from the list");
      return Optional.empty();
    }
  }

  private HashList keep(ListArgument source, String key, HashList read) throws IOException {
    OwnerOnly.directory(folder);
    Path file = file(source, key);
    return Exclusive.hold(
        folder.resolve("lock"),
        () -> {
          if (!isWhole(file, key)) { // else another run has kept it meanwhile
            BankFile.write(file, atRest, key, read);
            removeOlder(source, file);
          }
          return BankFile.open(file, atRest, key);
        });
  }

  private boolean isWhole(Path file, String key) throws IOException {
    try {
      BankFile.open(file, atRest, key);
      return true;
    } catch (NoSuchFileException | IndexFileException e) {
      return false; // said before
    }
  }

  /** Removes index files that do not lie so, whole or not. */
  static void removeOthers(Path folder, AtRest atRest) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Exclusive.hold(
        folder.resolve("lock"),
        () -> {
          List<Path> index;
          try (Stream<Path> files = Files.list(folder)) {
            index = files.filter(file -> !file.endsWith("lock")).toList();
          }
          for (Path file : index) {
            if (!lies(file, atRest)) {
              Files.delete(file);
            }
          }
          return index;
        });
  }

  private static boolean lies(Path file, AtRest atRest) throws IOException {
    try {
      atRest.open(file).close();
      return true;
    } catch (LockedException | BrokenSealException e) {
      return false;
    }
  }

  private Path file(ListArgument source, String key) {
    return folder.resolve(name(source) + "-" + key.substring(0, KEY_DIGITS) + ".idx");
  }

  private static String name(ListArgument source) {
    String id = source.id();
    return id.length() <= LONGEST_NAME ? id : id.substring(0, LONGEST_NAME);
  }

  /** What a publisher withdrew does not stay behind. Runs that have it open keep it. */
  private void removeOlder(ListArgument source, Path newest) throws IOException {
    Pattern names =
        Pattern.compile(Pattern.quote(name(source)) + "-[0-9a-f]{" + KEY_DIGITS + "}\\.idx");
    List<Path> older;
    try (Stream<Path> files = Files.list(folder)) {
      older =
          files
              .filter(file -> names.matcher(file.getFileName().toString()).matches())
              .filter(file -> !file.equals(newest))
              .toList();
    }
    for (Path file : older) {
      Files.deleteIfExists(file);
    }
  }
}
