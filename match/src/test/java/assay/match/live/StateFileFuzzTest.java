package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.match.atrest.AtRest;
import assay.match.atrest.LockedException;
import assay.match.file.IndexFileException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a state file holds, the list is refused, or answers; also if its checksum is right. An
 * ordinary build tries the seeds; {@code make fuzz} goes on from there.
 */
class StateFileFuzzTest {
  private static final int BASE = 5;
  private static final int CHECKSUM = 32;

  @TempDir private static Path directory;
  private static Opened digests;
  private static Opened hashes;

  /** A live index beside which states are laid. */
  private record Opened(String algorithm, Path folder, LiveView view) {
    static Opened of(String algorithm) throws IOException {
      Path folder = directory.resolve(algorithm);
      try (LiveIndex index = Lists.create(folder, algorithm, Lists.values(algorithm, BASE))) {
        return new Opened(algorithm, folder, index.view());
      }
    }

    LiveView with(byte[] state) throws IOException {
      Files.write(folder.resolve("state"), state);
      return new LiveFolder(folder, Steps.UNWATCHED).newest(Optional.of(view));
    }
  }

  @BeforeAll
  static void begin() throws IOException {
    digests = Opened.of("md5");
    hashes = Opened.of("pdq");
  }

  /** The first byte says of what the base is. */
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void anyStateIsRefusedOrAnswers(byte[] content) throws IOException {
    Opened opened = content.length > 0 && content[0] == 'p' ? hashes : digests;
    byte[] state = Arrays.copyOfRange(content, Math.min(1, content.length), content.length);
    open(opened, state);
    open(opened, checksummed(state));
  }

  private static void open(Opened opened, byte[] state) throws IOException {
    try {
      LiveView view = opened.with(state);
      assertThat(view.size()).isNotNegative();
      assertThat(view.algorithm()).isEqualTo(opened.algorithm());
      for (int number = 0; number < 2 * BASE; number++) {
        Fingerprint value = Lists.value(view.algorithm(), number);
        view.matches(value);
        Delta next = view.state().delta().with(Change.add(Set.of(value)), view.base());
        assertThat(LiveView.of(view.state().changed(next), view.base()).size()).isNotNegative();
        if (value instanceof Pdq query) {
          view.find(
              query, 63, (near, distance) -> assertThat(near.distance(query)).isEqualTo(distance));
        }
      }
    } catch (IndexFileException | LockedException e) { // it may begin like an encrypted one
      assertThat(e)
          .hasMessageStartingWith(opened.folder().toString())
          .hasMessageNotContaining("null");
    }
  }

  private static byte[] checksummed(byte[] state) {
    int end = Math.max(0, state.length - CHECKSUM);
    ByteBuffer sealed = ByteBuffer.allocate(end + CHECKSUM).put(state, 0, end);
    return sealed.put(DigestAlgorithm.SHA256.begin().digest(Arrays.copyOf(state, end))).array();
  }

  static Stream<byte[]> seeds() throws IOException {
    byte[] md5 = state("md5");
    byte[] pdq = state("pdq");
    return Stream.of(
        new byte[0],
        md5,
        pdq,
        Arrays.copyOf(pdq, pdq.length - 1),
        replaced(md5, 29, (byte) -1), // the length of a name
        replaced(md5, 30, (byte) 'M'), // another name of md5
        replaced(md5, 30, (byte) 'x'), // of nothing
        replaced(md5, 33, (byte) -1), // a number of values
        replaced(md5, 33 + 4 + 2 * 16 + 4, (byte) -1), // a position
        replaced(md5, 33 + 4 + 2 * 16 + 4, (byte) 127), // one for which there is no memory
        replaced(md5, 33 + 4 + 2 * 16 + 7, (byte) BASE), // the first that the base does not have
        replaced(md5, 0, (byte) 'p')); // beside a base of hashes
  }

  private static byte[] replaced(byte[] seed, int at, byte value) {
    byte[] replaced = seed.clone();
    replaced[at] = value;
    return replaced;
  }

  private static byte[] state(String algorithm) throws IOException {
    Path folder = Files.createTempDirectory("seed");
    Path file = folder.resolve("state");
    Delta delta =
        new Delta(
            Lists.column(algorithm, Lists.values(algorithm, 8).subList(6, 8)),
            BitSet.valueOf(new long[] {1 << (BASE - 1)}));
    try {
      StateFile.write(file, AtRest.clear(), new State(7, 1, delta));
      byte[] state = Files.readAllBytes(file);
      return ByteBuffer.allocate(1 + state.length)
          .put((byte) algorithm.charAt(0))
          .put(state)
          .array();
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }
}
