package assay.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.merkle.Hash;
import assay.merkle.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk as it is between any two steps, and what a restart makes of it. */
class PowerFailureTest {
  @TempDir private Path directory;
  private final FakeSigner signer = new FakeSigner();
  private final List<Left> left = new ArrayList<>();
  private int restarts;

  /** What a power failure left: the files, and what was ever signed. */
  private record Left(String step, Path folder, Map<Long, Hash> signed) {}

  private LogObserver leaving(Path folder) {
    return step -> {
      try {
        Path copy = directory.resolve("left-" + left.size());
        left.add(new Left(step, LogFolders.copy(folder, copy), signer.signed()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static AttestationLog open(Path folder, FakeSigner signer) throws IOException {
    return AttestationLog.open(folder, signer, FakeSigner::isGenuine, LogObserver.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 254, 255, 256, 511})
  void aRestartYieldsOneHistory(int size) throws IOException {
    Path folder = LogFolders.write(directory.resolve("log"), size, signer);
    AttestationLog log =
        AttestationLog.open(folder, signer, FakeSigner::isGenuine, leaving(folder));
    TreeHead before = log.view().head();
    log.append(LogFolders.entry(size));
    Set<String> steps = new HashSet<>();
    for (Left one : left) {
      steps.add(one.step());
      sameEntryAgain(one, before);
      anotherEntry(one, before);
    }
    assertThat(steps)
        .containsExactlyInAnyOrder("entries", "tile", "intend", "sign", "checkpoint", "settle");
  }

  private void sameEntryAgain(Left one, TreeHead before) throws IOException {
    Path folder = LogFolders.copy(one.folder(), directory.resolve("restart-" + restarts++));
    AttestationLog log = open(folder, new FakeSigner(one.signed()));
    byte[] entry = LogFolders.entry(before.size());
    assertThat(log.appendOnce(entry)).isEqualTo(before.size());
    assertThat(log.appendOnce(entry)).isEqualTo(before.size());
    whole(log, before, before.size() + 1);
  }

  /** The interrupted entry is there if its signature was intended, and else as if it never was. */
  private void anotherEntry(Left one, TreeHead before) throws IOException {
    Path folder = LogFolders.copy(one.folder(), directory.resolve("restart-" + restarts++));
    AttestationLog log = open(folder, new FakeSigner(one.signed()));
    boolean intended = Set.of("sign", "checkpoint", "settle").contains(one.step());
    long next = before.size() + (intended ? 1 : 0);
    assertThat(log.view().head().size()).isEqualTo(next);
    assertThat(log.append("another".getBytes(UTF_8))).isEqualTo(next);
    whole(log, before, next + 1);
  }

  private static void whole(AttestationLog log, TreeHead before, long size) throws IOException {
    TreeHead now = log.verify();
    assertThat(now.size()).isEqualTo(size);
    assertThat(log.consistency(before.size()).proves(before.root(), now.root())).isTrue();
    long[] read = {0};
    log.entries(0, (index, entry) -> read[0]++);
    assertThat(read[0]).isEqualTo(size);
  }

  @Test
  void aLogThatWasNeverSignedBeginsAgain() throws IOException {
    Path folder = directory.resolve("log");
    AttestationLog.open(folder, signer, FakeSigner::isGenuine, leaving(folder));
    assertThat(left).extracting(Left::step).containsExactly("sign", "checkpoint");
    for (Left one : left) {
      AttestationLog log = open(one.folder(), new FakeSigner(one.signed()));
      assertThat(log.append(LogFolders.entry(0))).isZero();
      whole(log, TreeHead.EMPTY, 1);
    }
  }

  @Test
  void aFailureTwiceInARowIsOutlivedToo() throws IOException {
    Path folder = LogFolders.write(directory.resolve("log"), 255, signer);
    AttestationLog log =
        AttestationLog.open(folder, signer, FakeSigner::isGenuine, leaving(folder));
    TreeHead before = log.view().head();
    log.append(LogFolders.entry(255));
    List<Left> first = List.copyOf(left);
    for (Left one : first) {
      left.clear();
      FakeSigner again = new FakeSigner(one.signed());
      Path restarted = one.folder();
      LogObserver observer =
          step -> {
            try {
              Path copy = directory.resolve("twice-" + first.indexOf(one) + "-" + left.size());
              left.add(new Left(step, LogFolders.copy(restarted, copy), again.signed()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      AttestationLog.open(restarted, again, FakeSigner::isGenuine, observer)
          .appendOnce(LogFolders.entry(255));
      for (Left two : left) {
        sameEntryAgain(two, before);
      }
    }
  }
}
