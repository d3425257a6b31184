package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random changes, against two sets. */
@Tag("long")
class LiveSequenceTest {
  private static final int VALUES = 60; // few, so that they meet again in every state
  private static final int STEPS = 150;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"pdq,1", "pdq,2", "pdq,3", "md5,4", "sha1,5", "sha256,6", "sha512,7"})
  void whatMatchesIsWhatWasAddedAndNotWithdrawn(String algorithm, int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Fingerprint> values = Lists.values(algorithm, VALUES);
    Set<Fingerprint> listed = some(values, random);
    LiveIndex index = Lists.create(directory, algorithm, listed);
    try (LiveIndex reader = LiveIndex.open(directory)) {
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(8)) {
          case 0 -> index.merge();
          case 1 -> {
            index.close();
            index = LiveIndex.open(directory);
          }
          default -> {
            Change change = change(values, random);
            index.change(change);
            listed.addAll(change.added());
            listed.removeAll(change.withdrawn());
          }
        }
        requireEqual(index.view(), values, listed);
        if (random.nextInt(4) == 0) {
          requireEqual(reader.refresh(), values, listed);
        }
      }
    }
    index.close();
  }

  private static Change change(List<Fingerprint> values, SplittableRandom random) {
    Set<Fingerprint> added = some(values, random);
    Set<Fingerprint> withdrawn = some(values, random);
    withdrawn.removeAll(added);
    return new Change(added, withdrawn);
  }

  /** Often none, seldom many. */
  private static Set<Fingerprint> some(List<Fingerprint> values, SplittableRandom random) {
    int share = random.nextInt(4) * random.nextInt(4) * 4;
    return values.stream()
        .filter(value -> random.nextInt(100) < share)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void requireEqual(
      LiveView view, List<Fingerprint> values, Set<Fingerprint> listed) {
    assertThat(values.stream().filter(view::matches).collect(Collectors.toSet())).isEqualTo(listed);
    assertThat(view.size()).isEqualTo(listed.size());
    if (view.algorithm().equals("pdq")) {
      for (Fingerprint value : values) {
        assertThat(!Lists.near(view, (Pdq) value, 0).isEmpty()).isEqualTo(listed.contains(value));
      }
    }
  }
}
