package assay.match.live;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.match.index.FingerprintColumn;
import assay.match.index.FingerprintSorter;
import assay.testkit.PdqVariations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Invented lists for the tests of this package. */
final class Lists {
  /** No merge begins by itself. */
  static final int NEVER = Integer.MAX_VALUE;

  private Lists() {}

  static FingerprintColumn column(String algorithm, Collection<? extends Fingerprint> values) {
    FingerprintSorter sorter = new FingerprintSorter(algorithm);
    values.forEach(sorter::add);
    return sorter.sort().column();
  }

  /** The values that are invented from the numbers 0..size-1; the same ones at each call. */
  static List<Fingerprint> values(String algorithm, int size) {
    return IntStream.range(0, size).mapToObj(i -> value(algorithm, i)).toList();
  }

  static Fingerprint value(String algorithm, int number) {
    return DigestAlgorithm.ofLabel(algorithm)
        .map(digest -> digest(digest, number))
        .orElseGet(() -> PdqVariations.random(new SplittableRandom(number)));
  }

  private static Fingerprint digest(DigestAlgorithm algorithm, int number) {
    return Digest.compute(algorithm, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  static LiveIndex create(Path folder, String algorithm, Collection<? extends Fingerprint> values)
      throws IOException {
    LiveFolder files = new LiveFolder(folder, Steps.UNWATCHED);
    LiveIndex.create(files, column(algorithm, values));
    return LiveIndex.open(files, NEVER);
  }

  /** What a view finds; fails if it tells a value twice. */
  static Map<Pdq, Integer> near(LiveView view, Pdq query, int radius) {
    Map<Pdq, Integer> near = new HashMap<>();
    view.find(
        query,
        radius,
        (value, distance) -> {
          if (near.put(value, distance) != null) {
            throw new AssertionError("a value was told twice");
          }
        });
    return near;
  }
}
