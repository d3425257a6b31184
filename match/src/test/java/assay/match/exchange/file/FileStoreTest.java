package assay.match.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Settings;
import assay.match.store.ListAbout;
import assay.match.store.ListStore;
import assay.match.store.ManagedList;
import assay.match.store.SyncObserver;
import assay.match.store.Synced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file, the exchange and the store together, when lines of the file cannot be read any more. */
class FileStoreTest {
  @TempDir private Path directory;
  private Path file;
  private ManagedList list;

  @BeforeEach
  void add() throws IOException {
    file = Files.createDirectory(directory.resolve("drop")).resolve("list.csv");
    list =
        ListStore.in(directory.resolve("lists"))
            .add(
                new ListAbout(
                    "sample",
                    "sample",
                    "A provider",
                    ListAbout.Terms.NAMED,
                    "folder",
                    Settings.of(Map.of(), Map.of()),
                    ListAbout.Limits.none(),
                    Optional.empty(),
                    false,
                    ListAbout.Kind.KNOWN,
                    true,
                    Optional.empty(),
                    Instant.EPOCH));
  }

  private Synced sync(String text) throws IOException, ExchangeException {
    Files.writeString(file, text);
    HashListExchange exchange =
        FileExchanges.folder(Settings.of(Map.of("path", file.getParent().toString()), Map.of()));
    return list.sync(exchange, Instant.now(), SyncObserver.NONE);
  }

  private static String hex(int number) {
    return "%032x".formatted(number);
  }

  private boolean isListed(int number) throws IOException {
    Digest digest = Digest.parse(DigestAlgorithm.MD5, hex(number));
    return list.freeze().entries(digest).findAny().isPresent();
  }

  @Test
  void aLineThatTurnedMalformedLeavesItsEntryAndOthersAreWithdrawn() throws Exception {
    String header = "algorithm,value,id\n";
    sync(header + "md5," + hex(1) + ",a\nmd5," + hex(2) + ",b\nmd5," + hex(3) + ",c\n");
    Synced synced = sync(header + "md5," + hex(1) + ",a\nmd5,5eed,b\n");
    assertThat(isListed(1) && isListed(2)).isTrue();
    assertThat(isListed(3)).isFalse();
    assertThat(synced.kept()).isEqualTo(1);
    assertThat(list.status().held()).isFalse();
    assertThat(list.freeze().named("b")).hasSize(1);
  }

  @Test
  void aMalformedLineWithoutAnIdMayBeAnyOfTheMissingOnes() throws Exception {
    sync("md5\n" + hex(1) + "\n" + hex(2) + "\n" + hex(3) + "\n");
    sync("md5\n" + hex(1) + "\n5eed\n");
    assertThat(isListed(1) && isListed(2) && isListed(3)).isTrue();
    assertThat(list.status().held()).isTrue();
    sync("md5\n" + hex(1) + "\n" + hex(2) + "\n");
    assertThat(isListed(2)).isTrue();
    assertThat(isListed(3)).isFalse();
  }

  @Test
  void aFileOfWhichTheFormatChangedDoesNotReplaceTheGoodOne() throws Exception {
    StringBuilder good = new StringBuilder("md5,id\n");
    StringBuilder bad = new StringBuilder("md5,id\n" + hex(0) + ",0\n");
    for (int i = 0; i < 1_000; i++) {
      good.append(hex(i)).append(',').append(i).append('\n');
      bad.append("0x").append(hex(i)).append(',').append(i).append('\n');
    }
    sync(good.toString());
    assertThatThrownBy(() -> sync(bad.toString()))
        .isInstanceOf(ExchangeException.class)
        .hasMessage(
            "1,000 of 1,001 could not be read, and 0 before; what was listed stays"
                + " (sync --as-told takes it nevertheless)");
    assertThat(isListed(999)).isTrue();
    assertThat(sync(good.append(hex(1_000)).append(",1000\n").toString()).added()).isEqualTo(1);
  }
}
