package assay.match.store;

import assay.match.atrest.AtRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of one list; the package says what they are. */
record ListFolder(Path path, AtRest atRest, Steps steps) {
  /** Held by who syncs or removes the list. */
  Path syncing() {
    return path.resolve("syncing.lock");
  }

  /** Held while the live indexes change, and while a run opens them. */
  Path publishing() {
    return path.resolve("publishing.lock");
  }

  /** Held by who casts votes. */
  Path voting() {
    return path.resolve("voting.lock");
  }

  Path about() {
    return path.resolve("about.json");
  }

  Path state() {
    return path.resolve("state.db");
  }

  LiveFolders live() {
    return new LiveFolders(path.resolve("live"), atRest);
  }

  /** What is done in the database. */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T run(Database database, State state) throws IOException, E;
  }

  /** Opens the database, and makes its tables if they are not there. */
  <T, E extends Exception> T open(Work<T, E> work) throws IOException, E {
    if (Files.notExists(about())) {
      throw new NoSuchFileException(path + ": the list was removed");
    }
    try (Database database = Database.open(state(), atRest, steps)) {
      Tables.make(database);
      return work.run(database, new State(database));
    }
  }
}
