package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.demo.Drawings;
import assay.cli.demo.DrawnVideo;
import assay.dataset.folder.FolderFormat;
import assay.durable.FolderTree;
import assay.durable.OwnerOnly;
import assay.evidence.ledger.LedgerLine;
import assay.evidence.ledger.LedgerReader;
import assay.evidence.statement.CanaryCounts;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.Vpdq;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.list.FrozenList;
import assay.match.list.HashList;
import assay.match.list.HashLists;
import assay.match.list.ListFileException;
import assay.match.pdq.PdqHasher;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.record.Found;
import assay.record.ItemRecord;
import assay.stage.ShardFile;
import assay.stage.UnreadableItemException;
import assay.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Harmless drawings that are screened together with the dataset, by the same screener, to see
 * whether it finds what is listed and leaves alone what is not. Half of them are on a list that
 * only this run has; no two runs draw the same ones. They are no part of the output.
 */
final class Canaries {
  /** The id of the list that only the run has. */
  static final String LIST = "assay-canaries";

  private static final String PDQ = "pdq";
  private static final String SIDECAR = ".json";

  /** How many are planted for each algorithm, and how far from their entry, in bits, at most. */
  private static final int[] DISTANCES = {0, 8, 16, 24};

  private final Path folder;
  private final List<HashList> list;
  private final Set<String> planted;
  private final String setSha256;
  private final int count;

  private Canaries(
      Path folder, List<HashList> list, Set<String> planted, String setSha256, int count) {
    this.folder = folder;
    this.list = list;
    this.planted = planted;
    this.setSha256 = setSha256;
    this.count = count;
  }

  /**
   * Draws them into a folder, and lists every other one. The same seed gives the same canaries.
   *
   * @param algorithms that the run's lists use: each has canaries of its own, unless it is that of
   *     a licensed program that takes no pictures of their kind
   * @param programs give the values that are listed of licensed algorithms
   */
  static Canaries draw(
      Path folder, long seed, Set<String> algorithms, Policy policy, Programs programs)
      throws IOException {
    Path pictures = OwnerOnly.directory(folder.resolve("pictures"));
    StringBuilder entries = new StringBuilder("algorithm,value\n");
    StringBuilder set = new StringBuilder();
    Set<String> planted = new TreeSet<>();
    int number = 0;
    Set<String> drawn = new TreeSet<>(algorithms);
    drawn.removeIf(a -> LicensedHash.isName(a) && !programs.takesDrawings(a));
    if (drawn.isEmpty()) { // no program can be tried with drawings; at least the rest is
      drawn.add(DigestAlgorithm.SHA256.label());
    }
    for (String algorithm : drawn) {
      for (int distance : DISTANCES) {
        if (algorithm.equals(Vpdq.NAME)) {
          DrawnVideo listed = DrawnVideo.draw(seed, number);
          String name = String.format(Locale.ROOT, "%04d.avi", number++);
          Files.write(pictures.resolve(name), listed.avi());
          planted.add(name);
          entries
              .append(algorithm)
              .append(',')
              .append(quoted(video(listed, distance, seed + number, policy).text()))
              .append('\n');
          DrawnVideo unlisted = DrawnVideo.draw(seed, number);
          Files.write(
              pictures.resolve(String.format(Locale.ROOT, "%04d.avi", number++)), unlisted.avi());
          set.append(sha256(listed.avi())).append(" planted\n");
          set.append(sha256(unlisted.avi())).append(" negative\n");
          continue;
        }
        byte[] listed = picture(seed, number, policy);
        String name = String.format(Locale.ROOT, "%04d.jpg", number++);
        write(pictures, name, listed, algorithm);
        planted.add(name);
        entries.append(algorithm).append(',');
        String value =
            isOfAddresses(algorithm)
                ? address(algorithm, name)
                : LicensedHash.isName(algorithm)
                    ? quoted(programs.hash(algorithm, listed).text())
                    : value(algorithm, listed, distance, seed + number, policy);
        entries.append(value).append('\n');
        byte[] unlisted = picture(seed, number, policy);
        write(pictures, String.format(Locale.ROOT, "%04d.jpg", number++), unlisted, algorithm);
        set.append(sha256(listed)).append(" planted\n");
        set.append(sha256(unlisted)).append(" negative\n");
      }
    }
    Path file = folder.resolve(LIST + ".csv");
    Files.writeString(file, entries);
    return new Canaries(
        pictures, load(file, programs), planted, sha256(set.toString().getBytes(UTF_8)), number);
  }

  /** Whatever a program calls a value, it is one field. */
  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean isOfAddresses(String algorithm) {
    return DigestAlgorithm.named(algorithm).filter(a -> !a.isOfContent()).isPresent();
  }

  /** A drawing, and beside it where it would come from, if that is what is compared. */
  private static void write(Path pictures, String name, byte[] picture, String algorithm)
      throws IOException {
    Files.write(pictures.resolve(name), picture);
    if (isOfAddresses(algorithm)) {
      Files.writeString(
          pictures.resolve(name + SIDECAR),
          JsonObject.empty().with("url", address("url", name)).write());
    }
  }

  /** Of no place on the network, for ever: RFC 2606. */
  private static String address(String algorithm, String name) {
    String domain = "n" + name.replace(".jpg", "") + ".canary.invalid";
    return switch (algorithm) {
      case "domain" -> domain;
      case "path-prefix" -> "img." + domain + "/drawn";
      default -> "https://img." + domain + "/drawn/" + name;
    };
  }

  private static List<HashList> load(Path file, Programs programs) throws IOException {
    try {
      return HashLists.load(List.of(file.toString()), programs.algorithms());
    } catch (ListFileException e) {
      throw new IllegalStateException("the list of canaries is well formed", e);
    }
  }

  /** One that has enough structure for the policy's quality. */
  private static byte[] picture(long seed, int number, Policy policy) {
    for (int attempt = 0; attempt < 100; attempt++) {
      byte[] picture = Drawings.jpeg(seed, number + 1000L * attempt);
      if (hashed(picture).quality() >= thresholds(policy).minQuality()) {
        return picture;
      }
    }
    throw new IllegalStateException("no drawing reaches the quality that the policy demands");
  }

  private static Thresholds thresholds(Policy policy) {
    return policy.thresholds(LIST);
  }

  private static String value(
      String algorithm, byte[] picture, int distance, long seed, Policy policy) {
    if (!algorithm.equals(PDQ)) {
      return Digest.compute(DigestAlgorithm.named(algorithm).orElseThrow(), picture).hex();
    }
    int bits = Math.min(distance, thresholds(policy).maxDistance());
    return flipped(hashed(picture).hash(), bits, new SplittableRandom(seed)).hex();
  }

  /** The listed frames of a drawn video, each so far from what it shows. */
  private static Vpdq video(DrawnVideo drawn, int distance, long seed, Policy policy) {
    SplittableRandom random = new SplittableRandom(seed);
    int bits = Math.min(distance, thresholds(policy).maxDistance());
    List<Vpdq.Frame> frames = new ArrayList<>();
    for (byte[] frame : drawn.frames()) {
      PdqHashes hashes = hashed(frame);
      frames.add(
          new Vpdq.Frame(
              flipped(hashes.hash(), bits, random), hashes.quality(), 1_000L * frames.size()));
    }
    return new Vpdq(frames);
  }

  private static PdqHashes hashed(byte[] picture) {
    try {
      return new PdqHasher(DecodeLimits.standard())
          .hash(picture, MediaType.of("image/jpeg"))
          .pictures()
          .get(0);
    } catch (UnreadableItemException e) {
      throw new IllegalStateException("a drawing cannot be decoded", e);
    }
  }

  private static Pdq flipped(Pdq hash, int bits, SplittableRandom random) {
    long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
    Set<Integer> flipped = new TreeSet<>();
    while (flipped.size() < bits) {
      int bit = random.nextInt(Pdq.BITS);
      if (flipped.add(bit)) {
        words[bit >> 6] ^= 1L << bit;
      }
    }
    return new Pdq(words[0], words[1], words[2], words[3]);
  }

  private static String sha256(byte[] bytes) {
    return Digest.compute(DigestAlgorithm.SHA256, bytes).hex();
  }

  /** The lists, and that of the canaries. */
  List<FrozenList> with(List<FrozenList> lists) {
    List<FrozenList> all = new ArrayList<>(lists);
    all.addAll(list);
    return all;
  }

  /** The canaries as one more shard of the run. */
  Source source(int number) throws IOException {
    return Source.of(number, new ShardFile(folder, "canaries"), new FolderFormat(), Set.of());
  }

  /** What became of them. */
  CanaryCounts judge(Path ledger) throws IOException {
    long detected = 0;
    long flagged = 0;
    try (LedgerReader lines = LedgerReader.open(ledger)) {
      for (Optional<LedgerLine> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (line.get().member().endsWith(SIDECAR)) {
          continue; // says where its drawing would come from, and may be found for that
        }
        ItemRecord record = line.get().record().orElseThrow();
        boolean found =
            record.verdict() == Verdict.Kind.MATCHED || record.verdict() == Verdict.Kind.SUSPECTED;
        if (planted.contains(line.get().member())) {
          detected += found && record.matches().stream().anyMatch(Canaries::isOwn) ? 1 : 0;
        } else {
          flagged += found ? 1 : 0;
        }
      }
    }
    return new CanaryCounts(
        setSha256, planted.size(), detected, count - (long) planted.size(), flagged);
  }

  /** Removes the drawings and their list. */
  void delete() throws IOException {
    FolderTree.delete(folder.getParent());
  }

  private static boolean isOwn(Found match) {
    return match.list().equals(LIST);
  }
}
