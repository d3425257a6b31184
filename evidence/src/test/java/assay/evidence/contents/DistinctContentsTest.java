package assay.evidence.contents;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.contents.DistinctContents.Counts;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.verdict.Verdict.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctContentsTest {
  private static final Map<Kind, Integer> MARKS =
      new TreeMap<>(
          Map.of(Kind.CLEAR, 0, Kind.MATCHED, 1, Kind.SUSPECTED, 2, Kind.UNSCREENABLE, 4));

  @TempDir Path folder;

  @Test
  void nothingAddedCountsNothing() throws Exception {
    try (var contents = new DistinctContents(folder.resolve("s"), 4)) {
      assertThat(contents.count(tag -> {})).isEqualTo(new Counts(0, 0, 0, 0, 0));
    }
  }

  @Test
  void aContentThatIsKeptHereAndWithheldThereCountsOnceUnderEach() throws Exception {
    try (var contents = new DistinctContents(folder.resolve("s"), 4)) {
      contents.add(digest(1).bytes(), Kind.CLEAR, true);
      contents.add(digest(1).bytes(), Kind.CLEAR, false);
      contents.add(digest(1).bytes(), Kind.UNSCREENABLE, false);
      assertThat(contents.count(tag -> {})).isEqualTo(new Counts(1, 0, 0, 1, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000, 5000})
  void countsWhatAMapCountsWhateverTheRunLength(int runLength) throws Exception {
    var random = new SplittableRandom(0x5eed);
    Map<Digest, Integer> marks = new HashMap<>();
    try (var contents = new DistinctContents(folder.resolve("s"), runLength)) {
      for (int i = 0; i < 2000; i++) {
        Digest digest = digest(random.nextInt(300));
        Kind kind = MARKS.keySet().stream().skip(random.nextInt(4)).findFirst().orElseThrow();
        boolean kept = random.nextBoolean();
        contents.add(digest.bytes(), kind, kept);
        marks.merge(digest, MARKS.get(kind) | (kept ? 8 : 0), (a, b) -> a | b);
      }
      Counts expected =
          new Counts(marks.size(), with(marks, 1), with(marks, 2), with(marks, 4), with(marks, 8));
      List<byte[]> kept = new ArrayList<>();
      assertThat(contents.count(kept::add)).isEqualTo(expected);
      assertThat(kept)
          .containsExactlyElementsOf(
              marks.keySet().stream()
                  .filter(digest -> (marks.get(digest) & 8) != 0)
                  .map(Digest::bytes)
                  .sorted(Arrays::compareUnsigned)
                  .toList());
    }
    assertThat(Files.exists(folder.resolve("s"))).isFalse();
  }

  private static long with(Map<Digest, Integer> marks, int mark) {
    return marks.values().stream().filter(m -> (m & mark) != 0).count();
  }

  private static Digest digest(int n) {
    return Digest.compute(DigestAlgorithm.SHA256, new byte[] {(byte) n, (byte) (n >> 8)});
  }
}
