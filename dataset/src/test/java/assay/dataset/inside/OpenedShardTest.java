package assay.dataset.inside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.dataset.packed.Codec;
import assay.stage.Ties;
import assay.testkit.Fixtures;
import assay.verdict.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenedShardTest {
  private static final Limits LIMITS = Limits.standard(64 << 20);
  private static final byte[] ONE = noise(1, 100);
  private static final byte[] TWO = noise(2, 200);

  @TempDir Path folder;

  /** As no packer can make it shorter. */
  private static byte[] noise(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    bytes[0] = 0; // no signature
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a/one.bin", ONE);
    files.put("two", TWO);
    return files;
  }

  private interface Packer {
    byte[] pack(Map<String, byte[]> files) throws Exception;
  }

  /** Archives of two files. */
  static Stream<Arguments> archives() {
    Map<String, Packer> packers = new LinkedHashMap<>();
    packers.put("zip", Packing::zip);
    packers.put("tar", Packing::tar);
    packers.put("7z", Packing::sevenZip);
    return packers.entrySet().stream().map(p -> Arguments.of(p.getKey(), p.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("archives")
  void theMembersOfAnArchiveAreItemsBehindIt(String kind, Packer packer) throws Exception {
    byte[] archive = packer.pack(files());
    for (List<Looked> seen :
        List.of(
            Looked.member(folder, "some.thing", archive, LIMITS),
            Looked.file(folder, "some.thing", archive, LIMITS))) {
      assertThat(seen).as(kind).hasSize(3).allMatch(looked -> looked.faults().isEmpty());
      assertThat(seen.get(0).opened()).isTrue();
      assertThat(seen.get(0).content()).isEqualTo(text(archive));
      assertThat(members(seen))
          .containsExactly("some.thing", "some.thing!a/one.bin", "some.thing!two");
      assertThat(seen.get(1).content()).isEqualTo(text(ONE));
      assertThat(seen.get(2).content()).isEqualTo(text(TWO));
      assertThat(seen.get(1).parent()).contains(0L);
      assertThat(seen.get(2).parent()).contains(0L);
    }
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void whatACompressionHoldsIsAnItem(Codec codec) throws Exception {
    byte[] packed = Packing.packed(codec, ONE);
    List<Looked> seen = Looked.file(folder, "one.bin" + codec.suffix(), packed, LIMITS);
    assertThat(members(seen))
        .containsExactly("one.bin" + codec.suffix(), "one.bin" + codec.suffix() + "!one.bin");
    assertThat(seen.get(1).content()).isEqualTo(text(ONE));
    assertThat(seen).allMatch(looked -> looked.faults().isEmpty());
  }

  @Test
  void whatLiesDeeperNamesTheContainerItLiesIn() throws Exception {
    byte[] inner = Packing.zip(Map.of("one", ONE));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("inner.zip", inner);
    files.put("two", TWO);
    List<Looked> seen = Looked.file(folder, "outer", Packing.tar(files), LIMITS);
    assertThat(members(seen))
        .containsExactly("outer", "outer!inner.zip", "outer!inner.zip!one", "outer!two");
    assertThat(seen.stream().map(Looked::parent).toList())
        .containsExactly(Optional.empty(), Optional.of(0L), Optional.of(1L), Optional.of(0L));
  }

  @Test
  void allOfItLeavesTogether() throws Exception {
    byte[] inner = Packing.zip(Map.of("one", ONE));
    List<Looked> seen = Looked.member(folder, "outer", Packing.tar(Map.of("in", inner)), LIMITS);
    for (Looked one : seen) {
      for (Looked other : seen) {
        assertThat(follows(one.ties(), other.ties())).isTrue();
      }
    }
  }

  private static boolean follows(Ties one, Ties other) {
    return one.follows().stream().anyMatch(other.names()::contains);
  }

  @Test
  void whatIsNoContainerIsLeftAlone() throws Exception {
    List<Looked> seen = Looked.member(folder, "one.zip", ONE, LIMITS);
    assertThat(members(seen)).containsExactly("one.zip");
    assertThat(seen.get(0).opened()).isFalse();
    assertThat(seen.get(0).ties().names()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("archives")
  void aCutArchiveIsNeverWhole(String kind, Packer packer) throws Exception {
    byte[] archive = packer.pack(files());
    boolean tar = kind.equals("tar"); // its end is zeros, and says nothing
    requireNoCutIsWhole(archive, tar ? 512 : 8, tar ? 4 * 512 + 1 : archive.length);
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void aCutCompressionIsNeverWhole(Codec codec) throws Exception {
    byte[] packed = Packing.packed(codec, TWO);
    requireNoCutIsWhole(packed, 10, packed.length);
  }

  /**
   * @param signature a shorter part does not even look like it
   * @param end where nothing is lost any more
   */
  private void requireNoCutIsWhole(byte[] archive, int signature, int end) throws Exception {
    List<String> known = List.of(text(ONE), text(TWO));
    for (int length = signature; length < end; length++) {
      byte[] cut = Arrays.copyOf(archive, length);
      List<Looked> seen = Looked.memory(cut, LIMITS);
      assertThat(seen.get(0).faults()).as("cut at %s", length).isNotEmpty();
      seen.stream()
          .skip(1)
          .filter(inner -> inner.faults().isEmpty())
          .forEach(inner -> assertThat(known).contains(inner.content()));
    }
  }

  @Test
  void aTarMayEndWithItsFirstBlockOfZeros() throws Exception {
    byte[] archive = Packing.tar(Map.of("one", ONE));
    List<Looked> seen = Looked.file(folder, "cut", Arrays.copyOf(archive, 3 * 512), LIMITS);
    assertThat(seen.get(0).faults()).isEmpty();
  }

  /** Either the change is found, or what is seen is what was packed. A tar has no checksums. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("archives")
  void aFlippedByteIsFoundOrChangesNoContent(String kind, Packer packer) throws Exception {
    if (!kind.equals("tar")) {
      requireFlipsAreSeen(packer.pack(files()), List.of(text(ONE), text(TWO)));
    }
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void aFlippedByteOfACompressionIsFoundOrChangesNoContent(Codec codec) throws Exception {
    requireFlipsAreSeen(Packing.packed(codec, TWO), List.of(text(TWO)));
  }

  private void requireFlipsAreSeen(byte[] archive, List<String> contents) throws Exception {
    for (int at = 0; at < archive.length; at++) {
      byte[] flipped = archive.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      List<Looked> seen = Looked.memory(flipped, LIMITS);
      if (seen.get(0).opened() && seen.get(0).faults().isEmpty()) {
        List<String> found = seen.stream().skip(1).map(Looked::content).toList();
        assertThat(found).as("flipped at %s", at).isEqualTo(contents);
      }
    }
  }

  @Test
  void aFaultOfAMemberIsOneOfAllAroundIt() throws Exception {
    byte[] broken = Packing.packed(Codec.GZIP, ONE);
    broken[broken.length - 6] ^= 1; // of the checksum
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("broken.gz", broken);
    files.put("two", TWO);
    List<Looked> seen = Looked.file(folder, "outer", Packing.zip(files), LIMITS);
    assertThat(seen.stream().map(Looked::faults).map(Set::isEmpty).toList())
        .containsExactly(false, false, false, true);
  }

  @Test
  void nothingIsUnpackedBeyondItsLimits() throws Exception {
    byte[] zip = Packing.zip(files());
    for (Limits limit :
        List.of(
            new Limits(3, 299, 1 << 20, 200, 100, 1 << 20, Duration.ofMinutes(1), true),
            new Limits(3, 1 << 20, 0, 0, 100, 1 << 20, Duration.ofMinutes(1), true),
            new Limits(3, 1 << 20, 1 << 20, 200, 1, 1 << 20, Duration.ofMinutes(1), true))) {
      List<Looked> seen = Looked.member(folder, "outer", zip, limit);
      assertThat(seen.get(0).faults()).containsExactly(Reason.TOO_LARGE);
    }
    Limits none = new Limits(3, 1 << 20, 1 << 20, 200, 100, 1 << 20, Duration.ZERO, true);
    assertThat(Looked.member(folder, "outer", zip, none).get(0).faults())
        .containsExactly(Reason.TIMEOUT);
    Limits exact = new Limits(1, 300, 300, 1, 2, 1 << 20, Duration.ofMinutes(1), true);
    assertThat(Looked.member(folder, "outer", zip, exact))
        .hasSize(3)
        .allMatch(looked -> looked.faults().isEmpty());
  }

  @Test
  void whatIsLongerThanWhatIsHeldIsOpenedOnlyOnDisk() throws Exception {
    byte[] zip = Packing.zip(Map.of("one", noise(3, 5000)));
    Limits small = Limits.standard(4096);
    List<Looked> held = Looked.member(folder, "outer", zip, small);
    assertThat(held).hasSize(1);
    assertThat(held.get(0).faults()).containsExactly(Reason.TOO_LARGE);
    assertThat(held.get(0).opened()).isFalse();
    List<Looked> onDisk = Looked.file(folder, "outer", zip, small);
    assertThat(onDisk).hasSize(2).allMatch(looked -> looked.faults().isEmpty());
  }

  @Test
  void theFourthContainerIsNotOpened() throws Exception {
    byte[] content = Files.readAllBytes(Fixtures.locate("misc/nested-7-deep.zip"));
    List<Looked> seen = Looked.file(folder, "nested", content, LIMITS);
    assertThat(seen).hasSize(4).allMatch(l -> l.faults().equals(Set.of(Reason.NESTING_LIMIT)));
    assertThat(seen.stream().map(Looked::opened).toList()).containsExactly(true, true, true, false);
  }

  @Test
  void bombsAreGivenUp() throws Exception {
    for (String bomb : List.of("misc/bomb-10MB-of-zeros.zip", "misc/double-gzip-zeros.gz")) {
      byte[] content = Files.readAllBytes(Fixtures.locate(bomb));
      List<Looked> seen = Looked.file(folder, "bomb", content, LIMITS);
      assertThat(seen.get(0).faults()).as(bomb).containsExactly(Reason.TOO_LARGE);
      assertThat(seen).allMatch(looked -> looked.content().length() < 3 << 20);
    }
  }

  @Test
  void namesAreData() throws Exception {
    byte[] content = Files.readAllBytes(Fixtures.locate("misc/slip-names.zip"));
    List<Looked> seen = Looked.file(folder, "slip", content, LIMITS);
    assertThat(seen.get(0).faults()).isEmpty();
    assertThat(seen.stream().skip(1).map(Looked::member).map(m -> m.substring(5)))
        .anyMatch(name -> name.startsWith("../"))
        .anyMatch(name -> name.startsWith("/"))
        .anyMatch(name -> name.contains("\\"));
  }

  @Test
  void theFixturesAreSeenAsTheSystemSeesThem() throws Exception {
    byte[] images = Files.readAllBytes(Fixtures.locate("misc/images.zip"));
    List<Looked> seen = Looked.file(folder, "images", images, LIMITS);
    assertThat(seen).hasSizeGreaterThan(1).allMatch(looked -> looked.faults().isEmpty());
    Path zip = folder.resolve("images.zip");
    Files.write(zip, images);
    for (Looked inner : seen.subList(1, seen.size())) {
      String name = inner.member().substring("images!".length());
      Process unzip =
          new ProcessBuilder("unzip", "-p", zip.toString(), name)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(inner.content()).isEqualTo(text(unzip.getInputStream().readAllBytes()));
      assertThat(unzip.waitFor()).isZero();
    }
    byte[] cut = Files.readAllBytes(Fixtures.locate("misc/cut.zip"));
    assertThat(Looked.file(folder, "cut", cut, LIMITS).get(0).faults()).isNotEmpty();
  }

  @Test
  void anArchiveOfAKindThatNothingOpensIsAFaultOfWhatItLiesIn() throws Exception {
    byte[] rar = "Rar!\u001a\u0007\u0001\u0000 and so on".getBytes(UTF_8);
    List<Looked> seen = Looked.file(folder, "outer", Packing.zip(Map.of("a.rar", rar)), LIMITS);
    assertThat(seen).allMatch(l -> l.faults().equals(Set.of(Reason.NESTING_LIMIT)));
    assertThat(seen.get(1).opened()).isFalse();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** As pages, style sheets, scripts and JSON write it. */
  static Stream<String> pages() {
    String one = base64(ONE);
    String broken = one.substring(0, 20) + "\n\t " + one.substring(20);
    return Stream.of(
        "<html><img src=\"data:image/png;base64," + one + "\" alt=\"x\">",
        "<html><img src=DATA:image/png;BASE64," + one + " alt=abcd>",
        "<html><img src='data:;base64," + broken + "'>",
        "<html><a title=data: b=\"data:image/png;base64," + one.replace("+", "%2B") + "\">",
        "a { background: url(data:image/gif;charset=x;base64," + one + ") }",
        "var a = {data:1, b: `data:image/png;base64," + one + "`};",
        "{\"image\":\"data:image/png;base64," + one.replace("/", "\\/") + "\"}",
        "{\"image\":\"data:image/png;base64," + one.replace("=", "") + "\"}",
        "<svg><image href=\"data:image/png;base64," + one + "\"/></svg>",
        " ".repeat(65530) + "data:image/png;base64," + one);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatIsEmbeddedInATextIsAnItem(String page) throws Exception {
    for (List<Looked> seen :
        List.of(
            Looked.file(folder, "page", page.getBytes(UTF_8), LIMITS),
            Looked.member(folder, "page", page.getBytes(UTF_8), LIMITS))) {
      assertThat(members(seen)).containsExactly("page", "page!data:0");
      assertThat(seen.get(1).content()).isEqualTo(text(ONE));
      assertThat(seen).allMatch(looked -> looked.faults().isEmpty());
    }
  }

  @Test
  void aPercentEncodedPictureIsAnItemAndADrawingIsNone() throws Exception {
    String page =
        "<html><img src=\"data:image/gif,GIF89a%01%02%ff\">"
            + "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\"><a href=\"data:text/plain,x\">";
    List<Looked> seen = Looked.file(folder, "page", page.getBytes(UTF_8), LIMITS);
    assertThat(members(seen)).containsExactly("page", "page!data:0");
    assertThat(seen.get(1).content()).isEqualTo("GIF89a\u0001\u0002\u00ff");
  }

  @Test
  void aTextInWhichNothingIsEmbeddedIsNoContainer() throws Exception {
    for (String page : List.of("<html>data: none, data:image/png", "x", "data:text/plain,data:")) {
      List<Looked> seen = Looked.member(folder, "page", page.getBytes(UTF_8), LIMITS);
      assertThat(seen).hasSize(1);
      assertThat(seen.get(0).opened()).isFalse();
    }
  }

  @Test
  void withoutEmbeddedTextsAreLeftAlone() throws Exception {
    byte[] page = pages().findFirst().orElseThrow().getBytes(UTF_8);
    Limits without = LIMITS.withoutEmbedded();
    assertThat(Looked.memory(page, without)).hasSize(1);
    assertThat(Looked.memory(Packing.zip(Map.of("page", page)), without)).hasSize(2);
  }

  @Test
  void theSameIsShownAgain() throws Exception {
    byte[] zip = Packing.zip(files());
    assertThat(new TreeSet<>(members(Looked.file(folder, "outer", zip, LIMITS))))
        .isEqualTo(new TreeSet<>(members(Looked.file(folder, "outer", zip, LIMITS.untimed()))));
  }

  private static List<String> members(List<Looked> seen) {
    return seen.stream().map(Looked::member).toList();
  }
}
