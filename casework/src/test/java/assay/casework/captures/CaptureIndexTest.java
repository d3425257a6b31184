package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.casework.captures.ArchivedCapture.Place;
import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.provenance.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureIndexTest {
  private static final int ALL = Integer.MAX_VALUE;
  private static final Instant T = Instant.parse("2026-02-11T08:14:03Z");

  @TempDir Path folder;

  @Test
  void aCaptureComesBackAsItWasByEachWay() throws IOException {
    Digest digest = sha1("picture");
    ArchivedCapture capture =
        new ArchivedCapture(
            "https://images.example:8080/a/7.jpg?w=1#x",
            Optional.of(T),
            Optional.of(T.plusSeconds(60)),
            OptionalInt.of(200),
            Optional.of("image/jpeg"),
            List.of(CaptureDigest.of(digest, false), CaptureDigest.of(sha256("before"), true)),
            Optional.of(new Place("crawl-data/CC-MAIN-2026-08/raw-00017.warc.gz", 812334, 20411)),
            Optional.empty(),
            Optional.of("CC-MAIN-2026-08"),
            Optional.of(
                new Capture.Agent("CCBot", Optional.of("2.0"), Optional.of("Common Crawl"))),
            true,
            true);
    Path file = folder.resolve("i.idx");
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(folder)) {
      builder.from("cdx-00000.gz");
      builder.identify("ab".repeat(32));
      builder.add(capture);
      builder.write(file);
    }
    CaptureIndex index = CaptureIndex.open(file);
    Sighting expected =
        new Sighting(kept(capture), new IndexSource("cdx-00000.gz", "ab".repeat(32)));
    assertThat(index.size()).isEqualTo(1);
    assertThat(kept(index.byDigest(digest, ALL))).containsExactly(expected);
    assertThat(kept(index.byDigest(sha256("before"), ALL))).containsExactly(expected);
    assertThat(kept(index.byUrl(capture.url(), ALL))).containsExactly(expected);
    assertThat(kept(index.byPosition("raw-00017.warc.gz", 812334))).containsExactly(expected);
    assertThat(kept(index.byPosition("/mnt/crawl-data/CC-MAIN-2026-08/raw-00017.warc.gz", 812334)))
        .containsExactly(expected);
    assertThat(index.byPosition("other/raw-00017.warc.gz", 812334)).isEmpty();
    assertThat(index.byPosition("raw-00017.warc.gz", 812335)).isEmpty();
    assertThat(index.byDigest(sha1("other"), ALL)).isEmpty();
    assertThat(index.byUrl("https://images.example/a/7.jpg?w=1#x", ALL)).isEmpty();
    assertThat(OwnerOnly.isExposed(file)).isFalse();
  }

  @Test
  void timesAreRoundedOutward() throws IOException {
    CaptureIndex index =
        index(
            1 << 20,
            at(T.plusMillis(300), T.plusMillis(700), "http://a.example/1"),
            new ArchivedCapture(
                "http://a.example/2",
                Optional.empty(),
                Optional.of(T.plusMillis(1)),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false));
    ArchivedCapture both = index.byUrl("http://a.example/1", ALL).get(0).capture();
    assertThat(both.notBefore()).contains(T);
    assertThat(both.notAfter()).contains(T.plusSeconds(1));
    ArchivedCapture upper = index.byUrl("http://a.example/2", ALL).get(0).capture();
    assertThat(upper.notBefore()).isEmpty();
    assertThat(upper.notAfter()).contains(T.plusSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "https://www.Example.com/",
        "https://example.com:443/a,b)c?x=:1",
        "ftp://example.com/a",
        "data:image/png;base64,AAAA",
        "//example.com/a",
        "http://[::1]:80/a",
        "https://bücher.example/ü?ä",
        "http://a..b./x",
        "http://example.com?example=1"
      })
  void anAddressComesBackLetterForLetter(String url) {
    assertThat(UrlKey.url(UrlKey.of(url))).isEqualTo(url);
  }

  @Test
  void ofOneDomainSortsTogether() {
    assertThat(new String(UrlKey.of("https://images.example/a/7.jpg"), UTF_8))
        .isEqualTo("example,images)/a/7.jpg\u0001");
  }

  @Test
  void theSameCaptureFromTwoSourcesIsKeptOnceFromTheFirst() throws IOException {
    Path file = folder.resolve("i.idx");
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(folder)) {
      for (String source : List.of("one", "two")) {
        builder.from(source);
        builder.add(at(T, T, "http://a.example/1"));
      }
      builder.write(file);
    }
    CaptureIndex index = CaptureIndex.open(file);
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.byUrl("http://a.example/1", ALL))
        .extracting(s -> s.source().name())
        .containsExactly("one");
  }

  @Test
  void anEmptyIndexFindsNothing() throws IOException {
    CaptureIndex index = index(1 << 20);
    assertThat(index.size()).isZero();
    assertThat(index.byUrl("http://a.example/1", ALL)).isEmpty();
    assertThat(index.byDigest(sha1("a"), ALL)).isEmpty();
    assertThat(index.byPosition("a", 0)).isEmpty();
  }

  /** 1,500 copies of one address span blocks, and of one content fill a bucket. */
  @Test
  void manyCapturesOfOneAddressAndContentAreAllFound() throws IOException {
    ArchivedCapture[] many = new ArchivedCapture[1500];
    Arrays.setAll(many, i -> capture("http://a.example/m", T.plusSeconds(i), "same", i));
    CaptureIndex index = index(1 << 16, many);
    assertThat(index.byUrl("http://a.example/m", ALL)).hasSize(1500);
    assertThat(index.byDigest(sha1("same"), ALL)).hasSize(1500);
    assertThat(index.byDigest(sha1("same"), 10)).hasSize(10);
    assertThat(index.byPosition("f-3.warc.gz", 1003 * 10L)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513, 5000})
  void findsWhatALinearSearchFinds(int size) throws IOException {
    var random = new SplittableRandom(0x5eed + size);
    List<ArchivedCapture> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String url = "https://h" + random.nextInt(20) + ".example/p/" + random.nextInt(size);
      Instant time = Instant.ofEpochSecond(random.nextLong(-1_000_000, 1_800_000_000));
      all.add(capture(url, time, "c" + random.nextInt(size), i));
    }
    CaptureIndex index = index(1 << 16, all.toArray(ArchivedCapture[]::new));
    for (int i = 0; i < size; i += 1 + size / 100) {
      ArchivedCapture sought = all.get(i);
      Digest digest = Digest.parse(DigestAlgorithm.SHA1, sought.digests().get(0).hex());
      assertThat(captures(index.byUrl(sought.url(), ALL)))
          .isEqualTo(sorted(all.stream().filter(c -> c.url().equals(sought.url()))));
      assertThat(captures(index.byDigest(digest, ALL)))
          .isEqualTo(sorted(all.stream().filter(c -> c.digests().equals(sought.digests()))));
      Place place = sought.place().orElseThrow();
      assertThat(captures(index.byPosition(place.file(), place.offset())))
          .containsExactly(kept(sought));
      assertThat(index.byDigest(sha1("absent" + i), ALL)).isEmpty();
      assertThat(index.byUrl(sought.url() + "x", ALL)).isEmpty();
    }
  }

  @Test
  void theSameCapturesGiveTheSameBytes() throws IOException {
    ArchivedCapture[] some = new ArchivedCapture[2000];
    Arrays.setAll(some, i -> capture("http://a.example/" + i % 700, T, "c" + i, i));
    index(1 << 16, some);
    byte[] first = Files.readAllBytes(folder.resolve("i.idx"));
    index(1 << 20, some);
    assertThat(Files.readAllBytes(folder.resolve("i.idx"))).isEqualTo(first);
  }

  @Test
  void everyCutAndEveryFlippedBitIsRefused() throws IOException {
    ArchivedCapture[] some = new ArchivedCapture[12];
    Arrays.setAll(some, i -> capture("http://a.example/" + i, T, "c" + i, i));
    index(1 << 16, some);
    byte[] whole = Files.readAllBytes(folder.resolve("i.idx"));
    Path damaged = folder.resolve("damaged.idx");
    for (int length = 0; length < whole.length; length++) {
      Files.write(damaged, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CaptureIndex.open(damaged))
          .isInstanceOf(CaptureIndexException.class)
          .hasMessageStartingWith(damaged + ": ");
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(damaged, flipped);
      assertThatThrownBy(() -> CaptureIndex.open(damaged))
          .as("byte %d", at)
          .isInstanceOf(CaptureIndexException.class);
    }
    Files.write(damaged, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> CaptureIndex.open(damaged)).isInstanceOf(CaptureIndexException.class);
  }

  @Test
  void anIndexOfAnotherVersionIsRefusedByItsVersion() throws IOException {
    index(1 << 16, at(T, T, "http://a.example/1"));
    Path file = folder.resolve("i.idx");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 4] = 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> CaptureIndex.open(file))
        .isInstanceOf(CaptureIndexException.class)
        .hasMessage(file + ": is of version 1, not 2; make it again from its sources");
  }

  /** The bits of the table are the last of an SHA-1, of which a block keeps the first. */
  @Test
  void tableAndBlockCompareAtLeast128BitsOfAnSha1() {
    for (long size = 1; size <= 1L << 30; size += 1 + size / 7) {
      SideTable.Layout table = SideTable.Layout.of(size, size).forDigests();
      Kept kept = Kept.beside(table.hashBits());
      int sameBlock = 10;
      int compared = 8 * kept.bytes() + Math.max(0, table.hashBits() - sameBlock);
      assertThat(compared).as("of %d captures", size).isGreaterThanOrEqualTo(128);
      assertThat(table.hashBits()).isLessThanOrEqualTo(8 * (20 - kept.bytes()));
    }
  }

  @Test
  void rowsOfAReleaseAreFoundByTheirKeysInThatReleaseOnly() throws IOException {
    List<String> keys =
        List.of("000010002", "train/0041", "0", "none", "part-1#7", "a00000000000000000000001");
    CaptureIndex index =
        index(1 << 16, keys.stream().map(k -> row("pool", k)).toArray(ArchivedCapture[]::new));
    for (String key : keys) {
      UpstreamRow row = new UpstreamRow("pool", key);
      assertThat(index.byRow(row)).as(key).hasSize(1);
      assertThat(index.byRow(row).get(0).capture()).isEqualTo(row("pool", key));
      assertThat(index.byRow(new UpstreamRow("other", key))).isEmpty();
    }
    for (String none : List.of("0000010002", "10002", "00", "train/41", "part-1#07", "part-2#7")) {
      assertThat(index.byRow(new UpstreamRow("pool", none))).as(none).isEmpty();
    }
    assertThat(index.byPosition("train/", 41)).isEmpty();
    assertThat(index.releases()).containsExactly("pool");
  }

  /** So many that a dictionary is learned, in pieces of two sizes. */
  @Test
  void withADictionaryAllIsFoundAndTheBytesAreTheSame() throws IOException {
    ArchivedCapture[] many = new ArchivedCapture[70_000];
    Arrays.setAll(
        many,
        i ->
            capture(
                "https://h%d.example/wp-content/uploads/%d.jpg".formatted(i % 900, i * 7919L),
                T.plusSeconds(i),
                "c" + i % 60_000,
                i));
    index(1 << 22, many);
    byte[] first = Files.readAllBytes(folder.resolve("i.idx"));
    CaptureIndex index = index(1 << 25, many);
    assertThat(Files.readAllBytes(folder.resolve("i.idx"))).isEqualTo(first);
    for (int i = 0; i < many.length; i += 97) {
      String url = many[i].url();
      assertThat(index.byUrl(url, ALL)).as(url).hasSize(1);
      assertThat(index.byDigest(sha1("c" + i % 60_000), ALL))
          .hasSize(i % 60_000 < 10_000 ? 2 : 1)
          .anyMatch(s -> s.capture().url().equals(url));
      Place place = many[i].place().orElseThrow();
      assertThat(index.byPosition(place.file(), place.offset())).hasSize(1);
    }
  }

  @Test
  void aFailedWriteLeavesWhatWasThere() throws IOException {
    Path file = folder.resolve("i.idx");
    index(1 << 20, at(T, T, "http://a.example/1"));
    byte[] before = Files.readAllBytes(file);
    CaptureIndexBuilder closed;
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(folder)) {
      builder.from("one");
      builder.add(at(T, T, "http://a.example/2"));
      closed = builder;
    }
    assertThatThrownBy(() -> closed.write(file)).isInstanceOf(IOException.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, folder.resolve(".i.idx.lock"));
    }
  }

  @Test
  void whatCannotBeKeptIsRefusedWithoutQuotingIt() {
    assertThatThrownBy(() -> at(T, T.minusSeconds(1), "http://secret.example/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> at(T, T, "http://secret.example/\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> at(T, T, "http://secret.example/\ud800"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  private CaptureIndex index(int share, ArchivedCapture... captures) throws IOException {
    Path file = folder.resolve("i.idx");
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(folder, share)) {
      builder.from("source");
      for (ArchivedCapture capture : captures) {
        builder.add(capture);
      }
      builder.write(file);
    }
    return CaptureIndex.open(file);
  }

  private static List<ArchivedCapture> captures(List<Sighting> sightings) {
    return sorted(sightings.stream().map(Sighting::capture));
  }

  private static List<ArchivedCapture> sorted(Stream<ArchivedCapture> captures) {
    return captures
        .map(CaptureIndexTest::kept)
        .distinct()
        .sorted(Comparator.comparing(c -> c.place().orElseThrow().offset()))
        .toList();
  }

  private static ArchivedCapture row(String release, String key) {
    return new ArchivedCapture(
        "http://a.example/" + key,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(new UpstreamRow(release, key)),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  /** With what every index keeps of the digests; a small one keeps three bytes more. */
  private static ArchivedCapture kept(ArchivedCapture whole) {
    Kept least = new Kept(13);
    return new ArchivedCapture(
        whole.url(),
        whole.notBefore(),
        whole.notAfter(),
        whole.status(),
        whole.mime(),
        whole.digests().stream()
            .map(
                d ->
                    new CaptureDigest(
                        d.algorithm(),
                        d.hex().substring(0, 2 * least.of(d.algorithm())),
                        d.declared()))
            .toList(),
        whole.place(),
        whole.row(),
        whole.collection(),
        whole.agent(),
        whole.truncated(),
        whole.transformed());
  }

  private static List<Sighting> kept(List<Sighting> sightings) {
    return sightings.stream().map(s -> new Sighting(kept(s.capture()), s.source())).toList();
  }

  private static ArchivedCapture capture(String url, Instant time, String content, int number) {
    return new ArchivedCapture(
        url,
        Optional.of(time),
        Optional.of(time),
        OptionalInt.of(200),
        Optional.of("image/jpeg"),
        List.of(CaptureDigest.of(sha1(content), false)),
        Optional.of(new Place("crawl/f-" + number % 10 + ".warc.gz", number * 10L, 9)),
        Optional.empty(),
        Optional.of("SAMPLE"),
        Optional.empty(),
        false,
        false);
  }

  private static ArchivedCapture at(Instant from, Instant to, String url) {
    return new ArchivedCapture(
        url,
        Optional.of(from),
        Optional.of(to),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  private static Digest sha1(String content) {
    return Digest.compute(DigestAlgorithm.SHA1, content.getBytes(UTF_8));
  }

  private static Digest sha256(String content) {
    return Digest.compute(DigestAlgorithm.SHA256, content.getBytes(UTF_8));
  }
}
