package assay.screen;

import assay.stage.Content;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** What of one reading is not held in memory, if it is of a medium that may be that long. */
final class Overflow implements Closeable {
  private final Videos videos;
  private Optional<Scratch> scratch = Optional.empty();
  private boolean given;
  private Optional<IOException> failure = Optional.empty();

  Overflow(Videos videos) {
    this.videos = videos;
  }

  /** Takes the next bytes; before the first ones those that are held. */
  void add(byte[] held, int count, byte[] more, int offset, int length) {
    if (given) {
      return;
    }
    try {
      if (scratch.isEmpty()) {
        scratch = Optional.of(Scratch.in(videos.scratch()));
        scratch.get().append(held, 0, count);
      }
      scratch.get().append(more, offset, length);
      if (scratch.get().length() > videos.mostBytes()) {
        close();
      }
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e)); // a reader of items cannot be told of the disk
      given = true;
    }
  }

  /**
   * All bytes of the reading; empty if they were too many.
   *
   * @throws IOException if they could not be written
   */
  Optional<Content> content() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return given ? Optional.empty() : scratch.map(all -> all);
  }

  /** Of a reading that turned out not to be the last one. */
  void forget() {
    try {
      close();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
    }
  }

  @Override
  public void close() throws IOException {
    given = true;
    if (scratch.isPresent()) {
      scratch.get().close();
      scratch = Optional.empty();
    }
  }
}
