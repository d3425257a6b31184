package assay.dataset.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.dataset.packed.Codec;
import assay.item.Reading;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardReader;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import assay.verdict.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of each odd or broken archive. */
class OutcomesTest {
  @TempDir private Path folder;
  private final TarFormat format = new TarFormat();

  @ParameterizedTest
  @CsvSource({
    "gen-ustar.tar, 15, 0",
    "gen-ustar.tar.gz, 15, 0",
    "gen-ustar.tar.bz2, 15, 0",
    "gen-ustar.tar.xz, 15, 0",
    "gen-ustar.tar.zst, 15, 0",
    "gen-pax-float-mtime.tar, 15, 0",
    "gen-gnu-longname.tar, 4, 0",
    "gen-pax-longname-utf8.tar, 2, 0",
    "gen-pax-global.tar, 15, 0",
    "gen-pax-size-override.tar, 2, 0",
    "gen-odd-names.tar, 17, 0",
    "gen-duplicate-suffix.tar, 3, 0",
    "gen-interleaved.tar, 4, 0",
    "gen-image-last.tar, 5, 0",
    "gen-links-dirs.tar, 4, 0",
    "gen-nested.tar, 3, 0",
    "gen-concatenated.tar, 2, 1",
    "gen-no-end-blocks.tar, 15, 1",
    "gen-one-end-block.tar, 15, 1",
    "gen-size-base256.tar, 15, 0"
  })
  void isReadToItsEnd(String name, int items, int warnings) throws Exception {
    Path file = Fixtures.locate("webdataset/" + name);
    Walk walk = Walk.through(format, file);
    assertThat(walk.items()).hasSize(items).allMatch(Seen::isWhole);
    assertThat(walk.warnings()).hasSize(warnings).allMatch(w -> w.startsWith(name + "@"));
    assertThat(format.recognises(file, head(file))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "gen-cut-in-data.tar, 'the file ends at 5820, inside a member that ends at 7680'",
    "gen-cut-in-header.tar, the file ends inside a header",
    "gen-bad-checksum.tar, 'a header was expected, its checksum is wrong'",
    "gen-size-negative-base256.tar, a number in a header is negative",
    "gen-size-lies-8GiB.tar, the file ends at 40960"
  })
  void isNotPublished(String name, String message) {
    Path file = Fixtures.locate("webdataset/" + name);
    assertThatThrownBy(() -> Walk.through(format, file))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(name + "@")
        .hasMessageContaining(message);
  }

  @Test
  void aMemberThatTheFileDoesNotHoldToItsEndIsTruncated() throws Exception {
    Path file = Fixtures.locate("webdataset/gen-cut-in-data.tar");
    List<Set<Reason>> faults = new ArrayList<>();
    try (ShardReader reader = format.read(new ShardFile(file, "cut.tar"))) {
      for (int i = 0; i < 4; i++) {
        Entry entry = reader.next().orElseThrow();
        faults.add(Set.copyOf(entry.item().orElseThrow().read((r, b, o, n) -> {})));
      }
      assertThatThrownBy(reader::next).isInstanceOf(DatasetException.class);
    }
    assertThat(faults).containsExactly(Set.of(), Set.of(), Set.of(), Set.of(Reason.TRUNCATED));
  }

  @Test
  void itemsAreWhatTheSecondOpinionSees() throws Exception {
    for (Path file : Fixtures.in("webdataset")) {
      boolean plain = file.toString().endsWith(".tar");
      boolean broken = file.toString().matches(".*(cut|checksum|negative|lies|concatenated).*");
      if (plain && !broken) {
        assertThat(Walk.through(format, file).items().stream().map(OutcomesTest::described))
            .as(file.getFileName().toString())
            .containsExactlyElementsOf(secondOpinion(file));
      }
    }
  }

  private static String described(Seen seen) {
    return seen.member() + " " + Arrays.hashCode(stored(seen));
  }

  private static byte[] stored(Seen seen) {
    return seen.readings().getOrDefault(Reading.STORED, new byte[0]);
  }

  private static List<String> secondOpinion(Path file) throws IOException {
    List<String> items = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(Files.newInputStream(file), "UTF-8")) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (e.isFile() && !e.isSymbolicLink() && !e.isFIFO()) {
          byte[] bytes = e.isLink() ? new byte[0] : in.readAllBytes();
          items.add(e.getName() + " " + Arrays.hashCode(bytes));
        }
      }
    }
    return items;
  }

  /** The system's own tar reads what we wrote. */
  @Test
  void theSystemsTarReadsWhatIsLeft() throws Exception {
    Path in = Fixtures.locate("webdataset/gen-pax-float-mtime.tar");
    Path out = folder.resolve("out.tar");
    Walk walk = Walk.through(format, in);
    List<Choice> choices = walk.without(s -> s.member().equals("000010002.jpg"));
    format.rewrite(new ShardFile(in, "in.tar"), walk.identity(), choices.iterator(), out);
    List<String> expected =
        walk.items().stream()
            .map(Seen::member)
            .filter(name -> !name.startsWith("000010002."))
            .toList();
    assertThat(systemTar(out)).isEqualTo(expected);
  }

  private static List<String> systemTar(Path file) throws Exception {
    Process tar =
        new ProcessBuilder("tar", "tf", file.toString()).redirectErrorStream(true).start();
    List<String> lines = new String(tar.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(tar.waitFor()).isZero();
    return lines;
  }

  @Test
  void whateverItsNameAFileIsAnItem() throws Exception {
    Walk walk = Walk.through(format, Fixtures.locate("webdataset/gen-odd-names.tar"));
    assertThat(walk.items().stream().map(Seen::member))
        .contains(
            "noext", ".hidden.jpg", "__meta__", "__keep__/x.jpg", "f.", "\u00fcn\u00efcode.webp");
  }

  @Test
  void linksAreNotFollowedAndAHardLinkLeavesWithItsTarget() throws Exception {
    Walk walk = Walk.through(format, Fixtures.locate("webdataset/gen-links-dirs.tar"));
    assertThat(walk.entries().stream().filter(e -> e.role() == Role.GLUE)).hasSize(4);
    Seen link = item(walk, "d/hard.jpg");
    assertThat(link.item().orElseThrow().hasBytes()).isFalse();
    assertThat(removed(walk, "d/a.jpg")).containsExactly("d/a.jpg", "d/hard.jpg");
    assertThat(removed(walk, "d/hard.jpg")).containsExactly("d/a.jpg", "d/hard.jpg");
  }

  @Test
  void allMembersOfASampleLeaveAlsoDistantOnes() throws Exception {
    Walk apart = Walk.through(format, Fixtures.locate("webdataset/gen-interleaved.tar"));
    assertThat(removed(apart, "a.jpg")).containsExactly("a.jpg", "a.txt");
    Walk last = Walk.through(format, Fixtures.locate("webdataset/gen-image-last.tar"));
    assertThat(removed(last, "a.jpg")).containsExactly("a.json", "a.txt", "a.jpg");
    assertThat(item(last, "b.jpg").ties().names()).containsExactly("gen-image-last.tar!b");
  }

  private static List<String> removed(Walk walk, String member) {
    return walk.without(s -> s.member().equals(member)).stream()
        .filter(c -> !c.kept())
        .map(Choice::member)
        .toList();
  }

  @Test
  void aCompressedMemberIsAlsoReadDecoded() throws Exception {
    Walk walk = Walk.through(format, Fixtures.locate("webdataset/gen-odd-names.tar"));
    assertThat(item(walk, "d.jpg.gz").readings().get(Reading.DECODED))
        .isEqualTo(stored(item(walk, "noext")));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void everyCodecIsUndoneInMembers(Codec codec) throws Exception {
    byte[] text = "once more ".repeat(10_000).getBytes(UTF_8);
    Seen seen = only(new TarBytes().file("a.txt" + codec.suffix(), packed(codec, text)).end());
    assertThat(seen.readings().get(Reading.DECODED)).isEqualTo(text);
    assertThat(seen.faults()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void aCompressedMemberThatIsCutOrDamagedIsNeverWhole(Codec codec) throws Exception {
    byte[] packed = packed(codec, "once more ".repeat(100).getBytes(UTF_8));
    String name = "a.txt" + codec.suffix();
    for (int length = Codec.SIGNATURE; length < packed.length; length++) {
      Seen cut = only(new TarBytes().file(name, Arrays.copyOf(packed, length)).end());
      assertThat(cut.faults()).as("%s of %s", length, packed.length).isNotEmpty();
    }
    byte[] garbage = Arrays.copyOf(packed, packed.length + 7);
    Arrays.fill(garbage, packed.length, garbage.length, (byte) 'x');
    assertThat(only(new TarBytes().file(name, garbage).end()).faults()).isNotEmpty();
  }

  @Test
  void aNameAloneDoesNotMakeAMemberCompressed() throws Exception {
    Seen seen = only(new TarBytes().file("a.gz", "plain words").end());
    assertThat(seen.readings()).containsOnlyKeys(Reading.STORED);
    assertThat(seen.faults()).isEmpty();
  }

  @Test
  void aBombIsGivenUpEarly() throws Exception {
    byte[] bomb = packed(Codec.GZIP, new byte[64 << 20]);
    Seen seen = only(new TarBytes().file("a.gz", bomb).end());
    assertThat(seen.faults()).containsExactly(Reason.TOO_LARGE);
    assertThat(seen.readings().get(Reading.DECODED).length).isLessThan(16 << 20);
    assertThat(stored(seen)).isEqualTo(bomb);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GNU.sparse.major", "GNU.sparse.size"})
  void aSparseMemberIsNotScreened(String key) throws Exception {
    Seen seen = only(new TarBytes().pax('x', key, "1").file("a.jpg", "map and data").end());
    assertThat(seen.faults()).containsExactly(Reason.SPARSE);
  }

  @Test
  void theMapOfAnOldSparseMemberIsGonePast() throws Exception {
    byte[] header = new TarBytes().header("a.jpg", 'S', 3, "").bytes();
    header[482] = 1;
    byte[] map = new byte[TarHeader.BLOCK];
    Seen seen =
        only(new TarBytes().block(TarBytes.sealed(header)).block(map).data(new byte[3]).end());
    assertThat(seen.faults()).containsExactly(Reason.SPARSE);
    assertThat(stored(seen)).hasSize(3);
  }

  @Test
  void aSignedChecksumIsAccepted() throws Exception {
    byte[] header = new TarBytes().header("\u00fc.jpg", '0', 0, "").bytes();
    int sum = 0;
    TarBytes.put(header, 148, "        ");
    for (byte b : header) {
      sum += b;
    }
    TarBytes.put(header, 148, String.format("%06o\0 ", sum));
    assertThat(only(new TarBytes().block(header).end()).member()).isEqualTo("%FC.jpg");
  }

  @Test
  void aPrefixIsPartOfTheNameInPosixArchivesOnly() throws Exception {
    byte[] header = new TarBytes().header("name.jpg", '0', 0, "").bytes();
    TarBytes.put(header, 345, "some/where");
    assertThat(only(new TarBytes().block(TarBytes.sealed(header)).end()).member())
        .isEqualTo("some/where/name.jpg");
    TarBytes.put(header, 257, "ustar  \0");
    assertThat(only(new TarBytes().block(TarBytes.sealed(header)).end()).member())
        .isEqualTo("name.jpg");
  }

  @Test
  void twoReadersCouldDifferSoItIsRefused() {
    refused(new TarBytes().pax('g', "size", "1").file("a", "x").end(), "gives names or sizes");
    refused(new TarBytes().pax('x', "size", "-1").file("a", "x").end(), "is not a number");
    refused(
        new TarBytes().header("x", 'x', 8, "").data("9 path=a".getBytes(UTF_8)).file("a", "").end(),
        "extended header");
    refused(
        new TarBytes().pax('x', "path", "b").pax('g', "comment", "b").file("a", "").end(),
        "stands between");
    refused(new TarBytes().file("a", "x").pax('x', "path", "b").end(), "checksum is wrong");
    refused(new TarBytes().header("L", 'L', 2L << 20, "").data(new byte[9]), "extended header of");
  }

  @Test
  void junkBehindTheEndIsRefusedAndZerosAreNot() throws Exception {
    byte[] junk = new byte[TarHeader.BLOCK];
    junk[7] = 1;
    refused(new TarBytes().file("a", "x").end().block(junk), "behind the end of the archive");
    refused(new TarBytes().file("a", "x").end().block(new byte[] {1}), "behind the end");
    only(new TarBytes().file("a", "x").end().block(new byte[5000]));
  }

  @Test
  void anEmptyArchiveHasNoItems() throws Exception {
    Path file = Files.write(folder.resolve("empty.tar"), new TarBytes().end().bytes());
    assertThat(format.recognises(file, head(file))).isTrue();
    assertThat(Walk.through(format, file).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 512, 1023, 1025})
  void fewerZerosThanAnEndAreNoArchive(int length) throws Exception {
    Path file = Files.write(folder.resolve("zeros"), new byte[length]);
    assertThat(format.recognises(file, head(file))).isFalse();
  }

  @Test
  void otherFilesAreNoArchives() throws Exception {
    byte[] words = "words ".repeat(1000).getBytes(UTF_8);
    for (byte[] content : List.of(words, packed(Codec.GZIP, words), packed(Codec.ZSTD, words))) {
      Path file = Files.write(folder.resolve("other"), content);
      assertThat(format.recognises(file, head(file))).isFalse();
      assertThatThrownBy(() -> format.read(new ShardFile(file, "other")))
          .isInstanceOf(DatasetException.class)
          .hasMessageStartingWith("other: ");
    }
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void anythingBehindACompressedArchiveIsRefused(Codec codec) throws Exception {
    byte[] packed = packed(codec, new TarBytes().file("a", "x").end().bytes());
    byte[] more = Arrays.copyOf(packed, packed.length + 6);
    Arrays.fill(more, packed.length, more.length, (byte) 'x');
    refused(new TarBytes().block(more), "compressed data");
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void aCompressedArchiveMayHaveSeveralStreams(Codec codec) throws Exception {
    byte[] tar = new TarBytes().file("a", "x").file("b", "y").end().bytes();
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(packed(codec, Arrays.copyOf(tar, 700)));
    two.writeBytes(packed(codec, Arrays.copyOfRange(tar, 700, tar.length)));
    Path file = Files.write(folder.resolve("two"), two.toByteArray());
    assertThat(Walk.through(format, file).items()).hasSize(2);
  }

  @Test
  void aWrongChecksumOfGzipIsNoticed() throws Exception {
    byte[] packed = packed(Codec.GZIP, new TarBytes().file("a", "x").end().bytes());
    packed[packed.length - 8] ^= 1;
    refused(new TarBytes().block(packed), "compressed data is damaged");
  }

  /** Read through with a heap that could not hold it; the file is sparse, so it takes no space. */
  @Test
  void aMemberLargerThanTheHeapStreams() throws Exception {
    long size = 5L << 28;
    Path file = folder.resolve("large.tar");
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(new TarBytes().header("large.bin", '0', size, "").bytes());
      out.setLength(TarHeader.BLOCK + size);
      out.seek(out.length());
      out.write(new TarBytes().file("a", "x").end().bytes());
    }
    long[] taken = new long[1];
    try (ShardReader reader = format.read(new ShardFile(file, "large.tar"))) {
      Entry large = reader.next().orElseThrow();
      large.item().orElseThrow().read((r, b, o, n) -> taken[0] += n);
      assertThat(reader.next().orElseThrow().member()).isEqualTo("a");
    }
    assertThat(taken[0]).isEqualTo(size).isGreaterThan(Runtime.getRuntime().maxMemory());
  }

  private void refused(TarBytes tar, String message) {
    assertThatThrownBy(() -> only(tar))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("made.tar")
        .hasMessageContaining(message);
  }

  private Seen only(TarBytes tar) throws Exception {
    Path file = Files.write(folder.resolve("made.tar"), tar.bytes());
    List<Seen> items = Walk.through(format, file).items();
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static Seen item(Walk walk, String member) {
    return walk.items().stream().filter(s -> s.member().equals(member)).findFirst().orElseThrow();
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4096);
    }
  }

  private static byte[] packed(Codec codec, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = codec.encoder(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }
}
