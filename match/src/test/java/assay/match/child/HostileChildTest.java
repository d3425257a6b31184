package assay.match.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a decoder does, it costs one picture, and the next one is decoded. */
@Tag("long")
class HostileChildTest {
  private static final CodedPixels PIXELS =
      new CodedPixels(Coding.HEVC, List.of(new byte[100]), 1, 2, 2, Optional.empty());

  private static final String GOOD = "cat >/dev/null; printf 'P6\\n2 2\\n255\\n123456789012'";

  /** Readable by nobody as well, unlike the folders that tests usually get. */
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createTempDirectory("assay-fake");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void remove() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Test
  void aGoodOneDeliversItsRows() throws Exception {
    List<String> rows = new ArrayList<>();
    boolean well =
        fake(GOOD)
            .decode(
                PIXELS,
                Duration.ofSeconds(20),
                rgb -> rows.add(new String(rgb, StandardCharsets.US_ASCII)));
    assertThat(well).isTrue();
    assertThat(rows).containsExactly("123456", "789012");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sleep 600 | TIMEOUT",
        "sleep 600 & sleep 600 | TIMEOUT",
        "while :; do :; done | TIMEOUT",
        "while :; do echo words words words >&2; done | TIMEOUT",
        "kill -9 $$ | DECODE_ERROR",
        "kill -11 $$ | DECODE_ERROR",
        "exit 0 | DECODE_ERROR",
        "exit 7 | DECODE_ERROR",
        "cat /dev/zero | DECODE_ERROR",
        "printf 'P6\\n2 2\\n255\\n12345' | DECODE_ERROR",
        "printf 'P6\\n2 2\\n255\\n1234567890123' | DECODE_ERROR",
        "printf 'P6\\n2 2\\n255\\n123456789012'; cat /dev/zero | DECODE_ERROR",
        "printf 'P6\\n2 3\\n255\\n123456789012345678' | DECODE_ERROR",
        "printf 'P6\\n2 2\\n255\\n123456789012'; sleep 600 | TIMEOUT",
        "perl -e '$x .= chr(1) x 400000000 while 1' | DECODE_ERROR",
        "printf 'P6\\n2 2\\n255\\n1234' >/tmp/assay-fake-file; cat /tmp/assay-fake-file | DECODE_ERROR"
      })
  void costsOnePictureAndTheNextOneIsDecoded(String script, Reason reason) throws Exception {
    FfmpegProgram fake =
        fake("if [ ! -e " + folder + "/good ]; then " + script + "; else " + GOOD + "; fi");
    Duration time = Duration.ofSeconds(reason == Reason.TIMEOUT ? 2 : 60);
    long begin = System.nanoTime();
    assertThatThrownBy(() -> fake.decode(PIXELS, time, rgb -> {}))
        .isInstanceOfSatisfying(
            UnreadableItemException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(time.plusSeconds(10));

    Files.createFile(folder.resolve("good"));
    assertThat(fake.decode(PIXELS, Duration.ofSeconds(20), rgb -> {})).isTrue();
    assertThat(Path.of("/tmp/assay-fake-file"))
        .satisfiesAnyOf(
            file -> assertThat(file).doesNotExist(), file -> assertThat(file).isEmptyFile());
    Files.deleteIfExists(Path.of("/tmp/assay-fake-file"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "; echo words >&2",
        "; exit 69",
        "; i=0; while [ $i -lt 9000 ]; do echo words >&2; i=$((i+1)); done"
      })
  void aComplaintIsNoticedAlthoughNotRead(String ending) throws Exception {
    assertThat(fake(GOOD + ending).decode(PIXELS, Duration.ofSeconds(20), rgb -> {})).isFalse();
  }

  /** Nothing of ours is inherited: pipes on 0, 1 and 2, and the script that the shell reads. */
  @Test
  void inheritsNoDescriptorAndNoEnvironment() throws Exception {
    String script =
        "for f in 0 1 2; do case $(readlink /proc/$$/fd/$f) in pipe:*) ;; *) exit 3;; esac; done;"
            + " for f in /proc/$$/fd/*; do case $(readlink $f) in pipe:*|*ffmpeg|'') ;; *) exit 4;;"
            + " esac; done; n=$(env | grep -cv -e ^PWD= -e ^_= -e ^OLDPWD= -e ^SHLVL=);"
            + " [ \"$n\" = 0 ] || exit 5; [ $(pwd) = / ] || exit 6; ";
    try (var open = Files.newByteChannel(Files.createFile(folder.resolve("secret")))) {
      assertThat(open.isOpen()).isTrue();
      assertThat(fake(script + GOOD).decode(PIXELS, Duration.ofSeconds(20), rgb -> {})).isTrue();
    }
  }

  /** Each layer is tried out; a trial that fails by chance would quietly take it away. */
  @Test
  void isContainedAlikeEachTime() throws Exception {
    String first = fake(GOOD).describe();
    for (int i = 0; i < 10; i++) {
      assertThat(fake(GOOD).describe()).isEqualTo(first);
    }
    assertThat(first).contains("memory, time, descriptors and files limited");
    if (System.getProperty("user.name").equals("root")) {
      assertThat(first).contains("as nobody");
    }
  }

  /** Without a network there is an interface at most, and it is down: no route leads anywhere. */
  @Test
  void hasNoNetwork() throws Exception {
    String script =
        "[ $(tail -n +3 /proc/net/dev | grep -vc lo:) = 0 ] || exit 3;"
            + " (exec 3<>/dev/tcp/127.0.0.1/9) 2>/dev/null && exit 4; ";
    FfmpegProgram fake = fake(script + GOOD);
    if (!fake.describe().contains("no network")) {
      System.err.println(
          "NETWORK NOT SHUT OFF: this kernel lets no child have a network of its own");
      assertThat(System.getenv("CI")).as("CI's kernel allows it").isNull();
    }
    assumeThat(fake.describe()).as("this kernel allows it").contains("no network");
    assertThat(fake.decode(PIXELS, Duration.ofSeconds(20), rgb -> {})).isTrue();
  }

  @Test
  void aThousandChildrenLeaveNothingBehind() throws Exception {
    FfmpegProgram fake = fake(GOOD);
    for (int i = 0; i < 20; i++) {
      fake.decode(PIXELS, Duration.ofSeconds(20), rgb -> {});
    }
    long descriptors = descriptors();
    int threads = Thread.activeCount();
    for (int i = 0; i < 1000; i++) {
      fake.decode(PIXELS, Duration.ofSeconds(20), rgb -> {});
    }
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 5);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 5);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /** A program that says it is an ffmpeg, and otherwise does what the script says. */
  private FfmpegProgram fake(String script) throws IOException {
    Path file = folder.resolve("ffmpeg");
    Files.writeString(
        file,
        "#!/bin/bash\nPATH=/usr/bin:/bin\nif [ \"$1\" = -decoders ]; then\n"
            + "  echo 'ffmpeg version 0.0-fake Copyright'\n  echo ' VFS..D hevc  HEVC'\n  exit 0\nfi\n"
            + script
            + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return FfmpegProgram.at(file).orElseThrow();
  }
}
