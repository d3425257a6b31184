package assay.casework.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.AtomicFile;
import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import assay.stage.CustodyException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The log of everything done to sealed material, and of what was acquired. Safe for threads and for
 * several processes.
 */
public final class CustodyLog {
  private final Path file;
  private final Path lock;
  private final Clock clock;

  private CustodyLog(Path directory, Clock clock) {
    this.file = directory.resolve("custody.jsonl");
    this.lock = directory.resolve("custody.lock");
    this.clock = clock;
  }

  /**
   * Opens the log of a workspace, which may not have an event yet.
   *
   * @param directory the workspace's {@code log} directory; created if it is not there
   */
  public static CustodyLog in(Path directory, Clock clock) throws IOException {
    OwnerOnly.directory(directory);
    return new CustodyLog(directory, clock);
  }

  /**
   * Appends an event; it is on disk when this returns. The whole log is read first: events are
   * rare, and nothing is to be added to a log that was altered.
   *
   * @throws CustodyException if the log is not what it was
   */
  public CustodyEvent append(String actor, String action, String subject, String reason)
      throws IOException {
    CustodyEvent event = new CustodyEvent(clock.instant(), actor, action, subject, reason);
    return Exclusive.hold(
        lock,
        () -> {
          Chain chain = verify(e -> {});
          if (chain.tornBytes() > 0) {
            chain = write(chain, tornLine(event, chain.tornBytes()));
          }
          write(chain, event);
          return event;
        });
  }

  private static CustodyEvent tornLine(CustodyEvent next, int bytes) {
    return new CustodyEvent(
        next.time(),
        "assay",
        "drop-torn-line",
        "",
        bytes + " bytes of an event that was never acknowledged were dropped");
  }

  private Chain write(Chain chain, CustodyEvent event) throws IOException {
    boolean isNew = Files.notExists(file);
    byte[] line = event.json(chain.events(), chain.head()).bytes();
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      OwnerOnly.file(file);
      channel.truncate(channel.size() - chain.tornBytes());
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (isNew) {
      AtomicFile.syncDirectory(file.toAbsolutePath().getParent());
    }
    return new Chain(chain.events() + 1, Links.digest(line), 0);
  }

  /**
   * Reads the log from its start and hands over each event.
   *
   * @throws CustodyException naming the first line that is not what it was
   */
  public Chain verify(Consumer<CustodyEvent> each) throws IOException {
    if (Files.notExists(file)) {
      return Chain.EMPTY;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Links links = new Links(file.getFileName().toString(), each);
      byte[] line = Links.line(in);
      while (line.length > 0 && line[line.length - 1] == '\n') {
        links.add(new String(line, 0, line.length - 1, UTF_8));
        line = Links.line(in);
      }
      return links.end(line.length);
    }
  }
}
