package assay.match.live;

import assay.fingerprint.Pdq;
import assay.testkit.HammingIndexContract;
import assay.testkit.PdqVariations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A live index is a Hamming index in whatever state it is. */
@Tag("long")
class LiveSearchTest {
  @TempDir private Path directory;
  private int folders;

  private abstract class Contract extends HammingIndexContract {
    abstract LiveIndex build(Path folder, List<Pdq> hashes) throws IOException;

    @Override
    protected Search index(List<Pdq> hashes) {
      Path folder = directory.resolve("live-" + folders++);
      try (LiveIndex index = build(folder, hashes)) {
        LiveView view = index.view();
        return (query, radius) -> Lists.near(view, query, radius);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Nested
  class AllInTheBase extends Contract {
    @Override
    LiveIndex build(Path folder, List<Pdq> hashes) throws IOException {
      return Lists.create(folder, "pdq", hashes);
    }
  }

  @Nested
  class AllAdded extends Contract {
    @Override
    LiveIndex build(Path folder, List<Pdq> hashes) throws IOException {
      LiveIndex index = Lists.create(folder, "pdq", List.of());
      index.change(Change.add(new HashSet<>(hashes)));
      return index;
    }
  }

  @Nested
  class HalfAndHalf extends Contract {
    @Override
    LiveIndex build(Path folder, List<Pdq> hashes) throws IOException {
      return changed(folder, hashes);
    }
  }

  @Nested
  class AfterReopening extends Contract {
    @Override
    LiveIndex build(Path folder, List<Pdq> hashes) throws IOException {
      changed(folder, hashes).close();
      return LiveIndex.open(folder);
    }
  }

  @Nested
  class AfterAMerge extends Contract {
    @Override
    LiveIndex build(Path folder, List<Pdq> hashes) throws IOException {
      LiveIndex index = changed(folder, hashes);
      index.merge();
      return index;
    }
  }

  /** Half in the base, half added, among others in both that are withdrawn. */
  private static LiveIndex changed(Path folder, List<Pdq> hashes) throws IOException {
    SplittableRandom random = new SplittableRandom(hashes.size());
    Set<Pdq> first = new HashSet<>();
    Set<Pdq> second = new HashSet<>();
    Set<Pdq> others = new HashSet<>();
    for (Pdq hash : hashes) {
      (random.nextBoolean() ? first : second).add(hash);
      Pdq other = PdqVariations.atDistance(hash, random.nextInt(8), random);
      if (!hashes.contains(other)) {
        (random.nextBoolean() ? first : second).add(other);
        others.add(other);
      }
    }
    LiveIndex index = Lists.create(folder, "pdq", first);
    index.change(Change.add(second));
    index.change(Change.withdraw(others));
    return index;
  }
}
