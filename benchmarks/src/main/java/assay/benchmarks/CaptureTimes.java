package assay.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.casework.captures.CaptureIndex;
import assay.casework.captures.CaptureIndexBuilder;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * The index of captures: bytes for each capture, time to build, time to look up.
 *
 * <pre>
 * CaptureTimes FOLDER N one|pool         prints lines of a table
 * CaptureTimes FOLDER N one|pool keep    the same, and leaves the file there
 * CaptureTimes FOLDER N one|pool cold    look-ups in the file that was left, each with none of its pages in memory
 * </pre>
 *
 * <p>The captures are invented to resemble a crawl's: {@code one} is one crawl, each address once;
 * {@code pool} is several crawls, each address about twice, mostly unchanged. They come in no
 * order. Building is charged elapsed time, look-ups processor time; each of these is of another
 * capture, one thread. Before anything was looked up, the first are told apart, in elapsed time: so
 * long it takes a command that looks up a few.
 *
 * <p>Cold look-ups are elapsed time. Opening reads the whole file, and pages that are mapped stay,
 * whatever is said of the file; so before each look-up the program in the property {@code
 * bench.evict} is run with this process' number and the file, and takes them away.
 */
public final class CaptureTimes {
  private static final int LOOK_UPS = 20_000;

  /** Of a large index: what is in very many places has a thousand sightings then. */
  private static final int FEWER_LOOK_UPS = 3000;

  private static final long LARGE = 2_000_000;
  private static final int FIRST_LOOK_UPS = 200;
  private static final int COLD_LOOK_UPS = 100;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final String[] WORDS =
      ("red blue summer winter garden house kitchen table chair lamp road river mountain lake city"
              + " old new best small large photo image gallery product detail view front back side"
              + " happy family market street coffee tea bread cake bike car train plane boat shoe"
              + " shirt dress hat bag ring watch phone case cover book paper pen wall floor window")
          .split(" ");

  private final long size;
  private final boolean pool;

  private CaptureTimes(long size, boolean pool) {
    this.size = size;
    this.pool = pool;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    long size = Long.parseLong(args[1]);
    String then = args.length > 3 ? args[3] : "";
    CaptureTimes times = new CaptureTimes(size, args[2].equals("pool"));
    Path file = Path.of(args[0]).resolve("captures.idx");
    if (then.equals("cold")) {
      times.cold(file);
      return;
    }
    times.run(Path.of(args[0]), file);
    if (!then.equals("keep")) {
      Files.delete(file);
    }
  }

  private void cold(Path file) throws IOException {
    CaptureIndex index = CaptureIndex.open(file);
    tell("captures", index.size(), "");
    for (int i = 0; i < FIRST_LOOK_UPS; i++) {
      index.byDigest(sha1(capture(i)), 1000); // what the JVM does at first is told elsewhere
      index.byUrl(capture(i).url(), 1000);
    }
    cold("digest, cold", file, c -> index.byDigest(sha1(c), 1000).size());
    cold("url, cold", file, c -> index.byUrl(c.url(), 1000).size());
  }

  private void cold(String by, Path file, LookUp lookUp) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    long[] each = new long[COLD_LOOK_UPS];
    int looked = 0;
    while (looked < COLD_LOOK_UPS) {
      ArchivedCapture sought = capture(random.nextLong(size));
      evict(file);
      long begin = System.nanoTime();
      int found = lookUp.found(sought);
      long nanos = System.nanoTime() - begin;
      if (found < 1) {
        throw new IllegalStateException("not found by " + by);
      } else if (found <= 4) {
        each[looked++] = nanos;
      }
    }
    Arrays.sort(each);
    tell(by + ", median", each[COLD_LOOK_UPS / 2] / 1e3, "us");
    tell(by + ", p99", each[COLD_LOOK_UPS * 99 / 100] / 1e3, "us");
  }

  private static void evict(Path file) throws IOException {
    String program = System.getProperty("bench.evict");
    Process evicting =
        new ProcessBuilder(program, Long.toString(ProcessHandle.current().pid()), file.toString())
            .inheritIO()
            .start();
    try {
      if (evicting.waitFor() != 0) {
        throw new IOException(program + " could not take the pages away");
      }
    } catch (InterruptedException e) {
      throw new IOException("was interrupted", e);
    }
  }

  private void run(Path folder, Path file) throws IOException {
    long[] begin = {System.nanoTime()};
    Resident most =
        Resident.during(
            () -> {
              try (CaptureIndexBuilder builder = new CaptureIndexBuilder(folder)) {
                builder.from("synthetic");
                builder.identify("00".repeat(32));
                for (long i = 0; i < size; i++) {
                  builder.add(capture(i));
                }
                tell("read", (System.nanoTime() - begin[0]) / 1e9, "s");
                builder.write(file);
              }
            });
    tell("build", (System.nanoTime() - begin[0]) / 1e9, "s");
    tell("memory, own", most.anonymous(), "MiB");
    tell("bytes a capture", (double) Files.size(file) / size, "bytes");
    begin[0] = System.nanoTime();
    CaptureIndex index = CaptureIndex.open(file);
    tell("open and verify", (System.nanoTime() - begin[0]) / 1e9, "s");
    tell("captures", index.size(), "");
    LookUp byDigest = c -> index.byDigest(sha1(c), 1000).size();
    lookUp("digest, the first", FIRST_LOOK_UPS, System::nanoTime, true, byDigest);
    for (int round = 0; round < 2; round++) {
      boolean told = round == 1; // the first warms up
      lookUp("digest", told, byDigest);
      lookUp("url", told, c -> index.byUrl(c.url(), 1000).size());
      lookUp(
          "position",
          told,
          c -> index.byPosition(c.place().get().file(), c.place().get().offset()).size());
      lookUp(
          "absent digest",
          told,
          c ->
              1
                  + index
                      .byDigest(Digest.compute(DigestAlgorithm.SHA1, c.url().getBytes(UTF_8)), 9)
                      .size());
    }
  }

  private interface LookUp {
    int found(ArchivedCapture capture);
  }

  private static Digest sha1(ArchivedCapture capture) {
    return Digest.parse(DigestAlgorithm.SHA1, capture.digests().get(0).hex());
  }

  private void lookUp(String by, boolean told, LookUp lookUp) {
    lookUp(
        by, size < LARGE ? LOOK_UPS : FEWER_LOOK_UPS, CPU::getCurrentThreadCpuTime, told, lookUp);
  }

  /** What has many sightings is told apart: each of them lies in a block of its own. */
  private void lookUp(String by, int count, LongSupplier clock, boolean told, LookUp lookUp) {
    SplittableRandom random = new SplittableRandom(7 + count);
    long[] few = new long[count];
    int fews = 0;
    long sightings = 0;
    long many = 0;
    for (int i = 0; i < count; i++) {
      ArchivedCapture sought = capture(random.nextLong(size));
      long begin = clock.getAsLong();
      int found = lookUp.found(sought);
      long nanos = clock.getAsLong() - begin;
      if (found < 1) {
        throw new IllegalStateException("not found by " + by);
      } else if (found <= 4) {
        few[fews++] = nanos;
      } else {
        sightings += found;
        many += nanos;
      }
    }
    if (told) {
      Arrays.sort(few, 0, fews);
      tell(by + ", median", few[fews / 2] / 1e3, "us");
      tell(by + ", p99", few[fews * 99 / 100] / 1e3, "us");
      if (sightings > 0) {
        tell(by + ", each of many sightings", many / 1e3 / sightings, "us");
      }
    }
  }

  private void tell(String what, double value, String unit) {
    System.out.printf(
        Locale.ROOT, "%d\t%s\t%s\t%.2f\t%s%n", size, pool ? "pool" : "one", what, value, unit);
  }

  /** In a pool, captures i of one address are neighbours in number, in time half a month apart. */
  private ArchivedCapture capture(long i) {
    SplittableRandom own = new SplittableRandom(i);
    long address = pool ? i / 2 : i;
    long crawl = pool ? i % 2 : 0;
    SplittableRandom page = new SplittableRandom(~address);
    String url = url(page);
    boolean changed = crawl == 0 || own.nextInt(100) < 35;
    byte[] digest = new byte[20];
    // Of a hundred files eight are elsewhere as well: placeholders, logos.
    long content = page.nextInt(100) < 8 ? page.nextInt(1000) : changed ? i : i - crawl;
    new SplittableRandom(content ^ 0x5eedL).nextBytes(digest);
    long time = 1_770_000_000L + crawl * 2_600_000 + own.nextInt(14 * 86_400);
    int files = (int) Math.max(1, size / 1100);
    long number = own.nextInt(files);
    String collection = crawl == 0 ? "CC-MAIN-2026-08" : "CC-MAIN-2026-13";
    String file =
        "crawl-data/%s/segments/17700%08d.%d/warc/CC-MAIN-20260211-%05d.warc.gz"
            .formatted(collection, number / 640, number % 97, number);
    return new ArchivedCapture(
        url,
        Optional.of(Instant.ofEpochSecond(time)),
        Optional.of(Instant.ofEpochSecond(time)),
        OptionalInt.of(own.nextInt(100) < 92 ? 200 : own.nextBoolean() ? 301 : 404),
        Optional.of(
            List.of("image/jpeg", "image/png", "image/webp", "text/html").get(page.nextInt(4))),
        List.of(CaptureDigest.of(Digest.of(DigestAlgorithm.SHA1, digest), false)),
        Optional.of(
            new ArchivedCapture.Place(
                file,
                own.nextLong(1_100_000_000),
                400 + (long) Math.exp(own.nextDouble() * 4 + own.nextDouble() * 4 + 5))),
        Optional.empty(),
        Optional.of(collection),
        Optional.empty(),
        false,
        false);
  }

  /** Some 75 characters, on hosts of which a few have very many addresses. */
  private String url(SplittableRandom random) {
    double r = random.nextDouble();
    long host = (long) (r * r * r * Math.max(20, size / 150));
    SplittableRandom name = new SplittableRandom(host);
    String domain =
        word(name)
            + word(name)
            + (name.nextBoolean() ? Long.toString(host, 36) : "-" + host)
            + List.of(".com", ".de", ".org", ".co.uk", ".net").get(name.nextInt(5));
    String begin =
        (name.nextInt(100) < 85 ? "https://" : "http://")
            + (name.nextBoolean() ? "www." : "")
            + domain;
    String type = List.of(".jpg", ".png", ".webp").get(name.nextInt(3));
    return begin
        + switch (name.nextInt(5)) {
          case 0 ->
              "/wp-content/uploads/20%02d/%02d/%s-%s-%s-%dx%d%s"
                  .formatted(
                      random.nextInt(10, 27),
                      random.nextInt(1, 13),
                      word(random),
                      word(random),
                      word(random),
                      random.nextInt(1, 20) * 64,
                      random.nextInt(1, 20) * 48,
                      type);
          case 1 ->
              "/images/products/%d/%d_%d%s"
                  .formatted(
                      random.nextInt(900), random.nextInt(1_000_000), random.nextInt(9), type);
          case 2 -> {
            byte[] key = new byte[16];
            random.nextBytes(key);
            yield "/media/cache/" + HexFormat.of().formatHex(key) + type;
          }
          case 3 ->
              "/%s/%s-%s-%s-%d"
                  .formatted(
                      word(random),
                      word(random),
                      word(random),
                      word(random),
                      random.nextInt(100_000));
          default ->
              "/image.php?id=%d&w=%d"
                  .formatted(random.nextInt(10_000_000), random.nextInt(1, 9) * 100);
        };
  }

  private static String word(SplittableRandom random) {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
