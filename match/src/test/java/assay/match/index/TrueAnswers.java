package assay.match.index;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.Pdq;
import java.util.ArrayList;
import java.util.List;

/**
 * What is owed even by an index whose file was made up: what it finds is there, as far away as it
 * says. That it finds everything is owed by files that were written.
 */
public final class TrueAnswers {
  private static final int QUERIES = 3;
  private static final int[] RADII = {0, 33, 63};

  private TrueAnswers() {}

  /** Looks up by each plan, at narrow and wide radii. */
  public static void require(HammingIndex index) {
    List<Pdq> queries = new ArrayList<>(List.of(new Pdq(0, 0, 0, 0)));
    for (int position = 0; position < Math.min(QUERIES, index.column().size()); position++) {
      queries.add((Pdq) index.column().get(position));
    }
    for (int radius : RADII) {
      for (Plan plan : Plan.values()) {
        index.find(
            queries,
            radius,
            (query, position, distance) -> {
              Pdq found = (Pdq) index.column().get(position);
              assertThat(distance).isBetween(0, radius);
              assertThat(found.distance(queries.get(query))).isEqualTo(distance);
            },
            plan);
      }
      assertThat(index.estimate(radius)).isFinite().isPositive();
    }
    queries.forEach(index.column()::find);
  }

  /** Looks up every digest that it has, and some that differ a little. */
  public static void require(DigestIndex index) {
    for (int position = 0; position < index.size(); position++) {
      Digest there = index.get(position);
      require(index, there);
      byte[] bytes = there.bytes();
      bytes[0] ^= (byte) (1 << position % Byte.SIZE);
      require(index, Digest.of(index.algorithm(), bytes));
    }
    require(index, Digest.of(index.algorithm(), new byte[index.algorithm().length()]));
  }

  private static void require(DigestIndex index, Digest sought) {
    index.find(sought).ifPresent(at -> assertThat(index.get(at)).isEqualTo(sought));
  }
}
