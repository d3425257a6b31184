package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a crawl of many gigabytes for benchmarks: {@code BulkCrawl DIR GIGABYTES [gz]}.
 *
 * <p>Drawing that many pictures would take hours, so a hundred are drawn, and each copy of one gets
 * a comment of its own: same pixels, another digest. The SHA-256 of every thousandth goes into
 * {@code list.csv}, so that a benchmark has something to find; {@code pdq.csv} has invented PDQ
 * entries, so that every picture is hashed and looked up.
 */
public final class BulkCrawl {
  private static final long SEED = 0xb01d;
  private static final int BASES = 96;
  private static final int LISTED_EVERY = 1000;
  private static final int STRANGERS = 100_000;
  private static final long FILE_BYTES = 1_000_000_000;
  private static final int[][] SIZES = {{320, 240}, {640, 480}, {800, 600}, {1024, 768}};

  private final List<Picture> bases = new ArrayList<>();
  private final List<String> list = new ArrayList<>(List.of("algorithm,value,id,classification"));
  private long written;
  private int pictures;

  private BulkCrawl() {
    Pictures drawn = new Pictures(SEED);
    for (int i = 0; i < BASES; i++) {
      int[] size = SIZES[i % SIZES.length];
      bases.add(Edits.exact(drawn.draw(i, size[0], size[1])));
    }
  }

  /** Runs from the command line; ends with 2 if the arguments are not as the class says. */
  public static void main(String[] args) throws IOException {
    boolean compressed = args.length == 3 && args[2].equals("gz");
    if ((args.length != 2 && !compressed) || !args[1].matches("[0-9]{1,4}([.][0-9]{1,3})?")) {
      System.err.println("BulkCrawl takes DIR GIGABYTES [gz]: a new folder, 0.001 to 9999.999");
      System.exit(2);
    }
    long bytes = (long) (Double.parseDouble(args[1]) * 1e9);
    write(Path.of(args[0]), bytes, compressed, System.out);
  }

  /**
   * Writes {@code dataset/}, {@code list.csv} and {@code pdq.csv}.
   *
   * @param folder is created, with its parents, if it is not there
   * @param bytes of pictures, before compression; exceeded by less than one picture
   * @param compressed whether each record is a gzip member (level 6, some 30 MB/s)
   * @return how many pictures were written
   */
  static int write(Path folder, long bytes, boolean compressed, PrintStream progress)
      throws IOException {
    Path dataset = Files.createDirectories(folder).resolve("dataset");
    Files.createDirectory(dataset);
    BulkCrawl bulk = new BulkCrawl();
    for (int number = 1; bulk.written < bytes; number++) {
      String name = "bulk-%04d.warc%s".formatted(number, compressed ? ".gz" : "");
      bulk.file(dataset, name, SEED + number, Math.min(bytes, number * FILE_BYTES));
      progress.printf("%s: %,d bytes of pictures so far%n", name, bulk.written);
    }
    Files.write(folder.resolve("list.csv"), bulk.list, UTF_8);
    Files.write(folder.resolve("pdq.csv"), strangers(), UTF_8);
    return bulk.pictures;
  }

  /**
   * Invented PDQ entries: they make every picture be hashed and looked up, and are near to none.
   */
  private static List<String> strangers() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> lines = new ArrayList<>(List.of("algorithm,value"));
    for (int i = 0; i < STRANGERS; i++) {
      Pdq hash =
          new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
      lines.add("pdq," + hash.hex());
    }
    return lines;
  }

  private void file(Path dataset, String name, long seed, long until) throws IOException {
    try (CrawlShard crawl = CrawlShard.create(dataset, name, seed)) {
      while (written < until) {
        Picture copy = next();
        crawl.put(copy, Framing.PLAIN);
        written += copy.bytes().length;
      }
    }
  }

  private Picture next() {
    Picture base = bases.get(pictures % BASES);
    String comment = "picture %09d".formatted(pictures);
    Picture copy = base.withBytes(JpegSegments.comment(base.bytes(), comment));
    if (pictures % LISTED_EVERY == LISTED_EVERY / 2) {
      String sha256 = Digest.compute(DigestAlgorithm.SHA256, copy.bytes()).hex();
      list.add("sha256,%s,bulk-%09d,harmless".formatted(sha256, pictures));
    }
    pictures++;
    return copy;
  }
}
