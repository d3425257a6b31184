package assay.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurableTest {
  @TempDir private Path directory;

  @Test
  void aFileAppearsWhenItIsWhole() throws IOException {
    Path target = directory.resolve("file");
    AtomicFile.write(
        target,
        out -> {
          out.write(new byte[100_000]);
          assertThat(target).doesNotExist();
        });
    assertThat(target).hasSize(100_000);
    assertThat(directory).isDirectoryNotContaining("glob:**" + AtomicFile.SUFFIX);
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    Path target = Files.writeString(directory.resolve("file"), "before, and longer");
    AtomicFile.write(target, out -> out.write("after".getBytes(UTF_8)));
    assertThat(target).hasContent("after");
  }

  @Test
  void aFailureLeavesWhatWasThereAndNothingElse() throws IOException {
    Path target = Files.writeString(directory.resolve("file"), "before");
    for (Exception failure :
        List.of(new IOException("disk"), new InterruptedException(), new IllegalStateException())) {
      assertThatThrownBy(
              () ->
                  AtomicFile.<Exception>write(
                      target,
                      out -> {
                        out.write(new byte[200_000]);
                        throw failure;
                      }))
          .isSameAs(failure);
      assertThat(target).hasContent("before");
      assertThat(directory.toFile().list()).containsExactly("file");
    }
  }

  @Test
  void whatAPowerFailureLeftIsOverwritten() throws IOException {
    Path target = directory.resolve("file");
    Files.write(AtomicFile.temporary(target), new byte[1000]);
    AtomicFile.write(target, out -> out.write(1));
    assertThat(target).hasSize(1);
    assertThat(directory.toFile().list()).containsExactly("file");
  }

  @Test
  void anOwnersFileIsClosedToOthersWhileItIsWritten() throws IOException {
    Path target = directory.resolve("file");
    OwnerOnly.write(
        target, out -> assertThat(OwnerOnly.isExposed(AtomicFile.temporary(target))).isFalse());
    assertThat(OwnerOnly.isExposed(target)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, false",
    "r--------, false",
    "rwx------, false",
    "rw-r-----, true",
    "rw----r--, true",
    "rw--w----, true",
    "rw------x, true",
  })
  void aFileThatOthersCanUseIsExposed(String permissions, boolean exposed) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThat(OwnerOnly.isExposed(file)).isEqualTo(exposed);
    assertThat(OwnerOnly.isExposed(OwnerOnly.file(file))).isFalse();
  }

  @Test
  void aDirectoryThatWasOpenIsClosed() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("a/b"));
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(OwnerOnly.isExposed(OwnerOnly.directory(inner))).isFalse();
    assertThat(OwnerOnly.isExposed(OwnerOnly.directory(directory.resolve("c/d")))).isFalse();
  }

  @Test
  void oneAtATimeHoldsALock() throws Exception {
    Path counter = Files.writeString(directory.resolve("counter"), "0");
    Path lock = directory.resolve("lock");
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> counted =
          IntStream.range(0, 100)
              .mapToObj(i -> threads.submit(() -> Exclusive.hold(lock, () -> count(counter))))
              .toList();
      for (Future<Integer> one : counted) {
        assertThat(one.get()).isPositive();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(counter).hasContent("100");
  }

  private static int count(Path counter) throws IOException {
    int next = Integer.parseInt(Files.readString(counter)) + 1;
    Files.writeString(counter, Integer.toString(next));
    return next;
  }

  @Test
  void anotherLockIsNotWaitedFor() throws Exception {
    var other = Executors.newSingleThreadExecutor();
    try {
      Future<String> held =
          Exclusive.hold(
              directory.resolve("long"),
              () -> {
                Future<String> brief =
                    other.submit(() -> Exclusive.hold(directory.resolve("brief"), () -> "held"));
                assertThat(brief).succeedsWithin(Duration.ofMinutes(1));
                return brief;
              });
      assertThat(held.get()).isEqualTo("held");
    } finally {
      other.shutdown();
    }
  }

  @Test
  void aLockFileReachedOnTwoWaysIsOneLock() throws Exception {
    Path counter = Files.writeString(directory.resolve("counter"), "0");
    Path folder = Files.createDirectory(directory.resolve("folder"));
    Path alias = Files.createSymbolicLink(directory.resolve("alias"), folder);
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> counted =
          IntStream.range(0, 100)
              .mapToObj(i -> (i % 2 == 0 ? folder : alias).resolve("lock"))
              .map(lock -> threads.submit(() -> Exclusive.hold(lock, () -> count(counter))))
              .toList();
      for (Future<Integer> one : counted) {
        assertThat(one.get()).isPositive();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(counter).hasContent("100");
  }

  @Test
  void aFailureFreesTheLock() throws IOException {
    Path lock = directory.resolve("lock");
    assertThatThrownBy(
            () ->
                Exclusive.hold(
                    lock,
                    () -> {
                      throw new IOException("disk");
                    }))
        .hasMessage("disk");
    assertThat(Exclusive.<String, IOException>hold(lock, () -> "held")).isEqualTo("held");
  }
}
