package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the disk has of the write-ahead log is cut or damaged at any place, even of transactions
 * that were said to be on it.
 */
class TornLogTest {
  private static final int CUTS = 40;

  @TempDir private Path directory;

  @Test
  void afterTheNextSyncTheListIsTheExchanges() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    ScriptedExchange exchange = new ScriptedExchange(2);
    Path folder = directory.resolve("lists");
    ManagedList list = Stores.add(folder);
    for (int i = 0; i < 8; i++) {
      exchange.list(key("a", i), value("md5", i), value("pdq", i));
    }
    // Held open, so that the log is not brought into the file.
    try (Database open = Database.open(folder.resolve("tried/state.db"), Steps.UNWATCHED)) {
      Tables.make(open);
      list.sync(exchange, NOW, SyncObserver.NONE);
      exchange.withdraw(key("a", 0));
      exchange.list(key("b", 0), value("sha1", 0));
      list.sync(exchange, NOW, SyncObserver.NONE);
      for (int cut = 0; cut < CUTS; cut++) {
        requireRecovers(copy(folder, cut), exchange, random);
      }
    }
  }

  private void requireRecovers(Path copy, ScriptedExchange exchange, SplittableRandom random)
      throws Exception {
    Path log = copy.resolve("tried/state.db-wal");
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      assertThat(channel.size()).isPositive();
      long at = random.nextLong(channel.size());
      if (random.nextBoolean()) {
        channel.truncate(at);
      } else {
        channel.write(java.nio.ByteBuffer.wrap(new byte[] {0x5a, 0x5a, 0x5a}), at);
      }
    }
    ManagedList list = Stores.find(copy, Steps.UNWATCHED);
    list.sync(exchange, NOW, SyncObserver.NONE);
    Stores.requirePublished(list, exchange.values());
  }

  /** Without the shared memory, as after a power failure. */
  private Path copy(Path folder, int number) throws IOException {
    Path copy = directory.resolve("copy-" + number);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !f.toString().endsWith("-shm")).toList()) {
        Files.copy(file, copy.resolve(folder.relativize(file).toString()));
      }
    }
    return copy;
  }
}
