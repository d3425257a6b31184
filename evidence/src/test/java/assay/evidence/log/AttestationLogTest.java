package assay.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.merkle.Hash;
import assay.merkle.TreeHead;
import assay.testkit.SlowMerkle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationLogTest {
  @TempDir private Path directory;

  private static AttestationLog open(Path folder) throws IOException {
    return AttestationLog.open(folder, new FakeSigner(), FakeSigner::isGenuine, LogObserver.NONE);
  }

  private Path written(int size) throws IOException {
    return LogFolders.write(directory.resolve("log-" + size), size, new FakeSigner());
  }

  @Test
  void aNewLogHasACheckpointOfNoEntries() throws IOException {
    AttestationLog log = open(directory.resolve("a/log"));
    assertThat(log.checkpoint())
        .startsWith("example.org/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n");
    assertThat(log.verify()).isEqualTo(TreeHead.EMPTY);
  }

  @Test
  void everyEntryIsProvenUnderEveryCheckpoint() throws IOException {
    AttestationLog log = open(directory.resolve("log"));
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      assertThat(log.append(LogFolders.entry(i))).isEqualTo(i);
      leaves.add(SlowMerkle.leafHash(LogFolders.entry(i)));
      LogView view = log.view();
      SlowMerkle tree = new SlowMerkle(leaves);
      assertThat(view.head()).isEqualTo(new TreeHead(i + 1, Hash.of(tree.mth(0, i + 1))));
      for (int m = 0; m <= i; m++) {
        Hash leaf = Hash.of(leaves.get(m));
        assertThat(view.inclusion(m).proves(leaf, view.head().root())).isTrue();
        assertThat(view.consistency(m).proves(Hash.of(tree.mth(0, m)), view.head().root()))
            .isTrue();
      }
    }
    assertThat(log.verify().size()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {254, 255, 256, 511})
  void aLogGrowsAcrossItsTiles(int size) throws IOException {
    Path folder = written(size);
    AttestationLog log = open(folder);
    for (int i = size; i < size + 4; i++) {
      TreeHead before = log.view().head();
      assertThat(log.append(LogFolders.entry(i))).isEqualTo(i);
      TreeHead now = log.verify();
      assertThat(log.consistency(i).proves(before.root(), now.root())).isTrue();
    }
    List<String> read = new ArrayList<>();
    log.entries(size - 1, (index, entry) -> read.add(index + " " + new String(entry, UTF_8)));
    assertThat(read)
        .containsExactlyElementsOf(
            IntStream.range(size - 1, size + 4).mapToObj(i -> i + " entry " + i).toList());
  }

  @Test
  void thePartialTilesOfAFullOneGo() throws IOException {
    Path folder = written(254);
    AttestationLog log = open(folder);
    for (int i = 254; i < 258; i++) {
      log.append(LogFolders.entry(i));
    }
    assertThat(folder.resolve("tile/0").toFile().list()).containsExactlyInAnyOrder("000", "001.p");
    assertThat(folder.resolve("tile/entries").toFile().list())
        .containsExactlyInAnyOrder("000", "001.p");
    assertThat(folder.resolve(".signing")).doesNotExist();
  }

  @Test
  void anEntryThatIsThereIsNotAppendedAgain() throws IOException {
    AttestationLog log = open(written(300));
    assertThat(log.appendOnce(LogFolders.entry(0))).isZero();
    assertThat(log.appendOnce(LogFolders.entry(256))).isEqualTo(256);
    assertThat(log.appendOnce(LogFolders.entry(299))).isEqualTo(299);
    assertThat(log.appendOnce(LogFolders.entry(300))).isEqualTo(300);
    assertThat(log.appendOnce(LogFolders.entry(300))).isEqualTo(300);
    assertThat(log.append(LogFolders.entry(300))).isEqualTo(301);
    assertThat(log.verify().size()).isEqualTo(302);
  }

  @Test
  void entriesHaveALimit() throws IOException {
    AttestationLog log = open(directory.resolve("log"));
    assertThat(log.append(new byte[AttestationLog.LONGEST])).isZero();
    assertThatThrownBy(() -> log.append(new byte[AttestationLog.LONGEST + 1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(log.verify().size()).isEqualTo(1);
  }

  @Test
  void oneAtATimeAppends() throws Exception {
    Path folder = directory.resolve("log");
    open(folder);
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Long>> appended =
          IntStream.range(0, 40)
              .mapToObj(i -> threads.submit(() -> open(folder).append(LogFolders.entry(i))))
              .toList();
      List<Long> indexes = new ArrayList<>();
      for (Future<Long> one : appended) {
        indexes.add(one.get());
      }
      assertThat(indexes).doesNotHaveDuplicates().allMatch(i -> i >= 0 && i < 40);
    } finally {
      threads.shutdown();
    }
    assertThat(open(folder).verify().size()).isEqualTo(40);
  }
}
