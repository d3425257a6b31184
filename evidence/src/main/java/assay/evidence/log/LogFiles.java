package assay.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.AtomicFile;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a log that are not tiles. */
final class LogFiles {
  private static final String CHECKPOINT = "checkpoint";
  private static final String INTENT = ".signing";
  private static final int LARGEST = 1 << 16;

  private final Path folder;
  private final String origin;

  LogFiles(Path folder, String origin) {
    this.folder = folder.toAbsolutePath();
    this.origin = origin;
  }

  Path folder() {
    return folder;
  }

  Path lock() {
    return folder.resolve(".lock");
  }

  boolean hasTiles() {
    return Files.exists(folder.resolve("tile"));
  }

  /** The last checkpoint, as it was signed. */
  Optional<String> checkpoint() throws IOException {
    return read(CHECKPOINT);
  }

  /** What is about to be signed, or was and may not be published. */
  Optional<TreeHead> intent() throws IOException {
    Optional<String> text = read(INTENT);
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(INTENT, text.get()));
  }

  /** The tree that a checkpoint of this log is about. */
  TreeHead parse(String checkpoint) {
    return parse(CHECKPOINT, checkpoint);
  }

  private TreeHead parse(String name, String text) {
    Head head =
        Head.parse(text)
            .orElseThrow(() -> new CustodyException(name + ": a checkpoint was expected"));
    if (!head.origin().equals(origin)) {
      throw new CustodyException(name + ": the checkpoint is of another log");
    }
    return head.tree();
  }

  private Optional<String> read(String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      if (Files.size(file) > LARGEST) {
        throw new CustodyException(name + ": the file has more than " + LARGEST + " bytes");
      }
      return Optional.of(new String(Files.readAllBytes(file), UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void publish(String checkpoint) throws IOException {
    write(CHECKPOINT, checkpoint);
  }

  void intend(TreeHead tree) throws IOException {
    write(INTENT, new Head(origin, tree).write());
  }

  private void write(String name, String text) throws IOException {
    AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(UTF_8)));
  }

  /** Forgets the intent, which came true. */
  void settle() throws IOException {
    Files.deleteIfExists(folder.resolve(INTENT));
  }
}
