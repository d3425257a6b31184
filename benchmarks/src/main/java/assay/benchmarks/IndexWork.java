package assay.benchmarks;

import assay.fingerprint.Pdq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes hashes to search, and hashes to search for: {@code IndexWork FOLDER uniform N QUERIES} or
 * {@code IndexWork FOLDER natural N QUERIES CROPS}.
 *
 * <p>Uniform: both from SplitMix64, seeds 41 and 42. Of the queries, every even one is a hash of
 * the set with 0, 1, … 31 bits flipped; the odd ones are new.
 *
 * <p>Natural: hashes of random crops of wallpapers. Beyond as many as are cropped, the set is
 * filled with copies of those, 8 to 40 bits away each; the odd queries are further crops.
 */
public final class IndexWork {
  private static final String CROPS = "crops";
  private static final int FURTHER_CROPS = 1000;
  private static final int NEAREST_COPY = 8;
  private static final int FARTHEST_COPY = 40;
  private static final int DISTANCES = 32;

  private IndexWork() {}

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    boolean natural = args[1].equals("natural");
    int size = Integer.parseInt(args[2]);
    int count = Integer.parseInt(args[3]);
    Hashes set = natural ? natural(folder, size, Integer.parseInt(args[4])) : uniform(size);
    Hashes further = natural ? Hashes.read(folder.resolve(CROPS)) : set;
    SplitMix64 random = new SplitMix64(42);
    Hashes queries = new Hashes(count);
    for (int q = 0; q < count; q++) {
      if (q % 2 == 0) {
        queries.set(q, flipped(set.get(random.below(size)), q / 2 % DISTANCES, random));
      } else {
        queries.set(q, natural ? further.get(q / 2 % FURTHER_CROPS) : uniform(random));
      }
    }
    set.write(folder.resolve(args[1] + "-" + size + ".set"));
    queries.write(folder.resolve(args[1] + "-" + size + ".queries"));
  }

  static Hashes uniform(int size) {
    SplitMix64 random = new SplitMix64(41);
    Hashes hashes = new Hashes(size);
    for (int i = 0; i < size; i++) {
      hashes.set(i, uniform(random));
    }
    return hashes;
  }

  static Pdq uniform(SplitMix64 random) {
    return new Pdq(random.next(), random.next(), random.next(), random.next());
  }

  /** Cropping takes minutes, so the crops are kept beside the sets. */
  private static Hashes natural(Path folder, int size, int crops) throws IOException {
    Path file = folder.resolve(CROPS);
    if (!Files.exists(file)) {
      Crops.hashes(crops + FURTHER_CROPS).write(file);
    }
    Hashes cropped = Hashes.read(file);
    int distinct = Math.min(size, cropped.size() - FURTHER_CROPS);
    Hashes hashes = new Hashes(size);
    SplitMix64 random = new SplitMix64(43);
    for (int i = 0; i < size; i++) {
      Pdq crop = cropped.get(FURTHER_CROPS + i % distinct);
      int away = NEAREST_COPY + random.below(FARTHEST_COPY - NEAREST_COPY + 1);
      hashes.set(i, i < distinct ? crop : flipped(crop, away, random));
    }
    return hashes;
  }

  /** So many distinct bits flipped, by a partial Fisher-Yates shuffle of their numbers. */
  private static Pdq flipped(Pdq hash, int bits, SplitMix64 random) {
    int[] numbers = new int[Pdq.BITS];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
    for (int i = 0; i < bits; i++) {
      int j = i + random.below(Pdq.BITS - i);
      int bit = numbers[j];
      numbers[j] = numbers[i];
      words[bit / Long.SIZE] ^= 1L << bit;
    }
    return new Pdq(words[0], words[1], words[2], words[3]);
  }

  /** What {@code main} wrote to search for. */
  static List<Pdq> queries(Path folder, String kind, int size) throws IOException {
    Hashes queries = Hashes.read(folder.resolve(kind + "-" + size + ".queries"));
    return queries.list(0, queries.size());
  }
}
