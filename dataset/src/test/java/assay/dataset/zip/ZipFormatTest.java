package assay.dataset.zip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.item.Extent;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import assay.verdict.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZipFormatTest {
  private final ZipFormat format = new ZipFormat();
  @TempDir Path folder;

  private static byte[] noise(long seed) {
    byte[] bytes = new byte[400];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("shard.zip"), bytes);
  }

  /** As the JDK writes it: sizes behind the data. */
  private static byte[] streamed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("a comment");
      zip.putNextEntry(new ZipEntry("a/"));
      zip.closeEntry();
      for (int i = 0; i < 3; i++) {
        zip.putNextEntry(new ZipEntry("a/" + i + ".bin"));
        zip.write(noise(i));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private byte[] large() throws IOException {
    Path file = folder.resolve("large");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      zip.setUseZip64(Zip64Mode.Always);
      for (int i = 0; i < 3; i++) {
        zip.putArchiveEntry(new ZipArchiveEntry(i + ".bin"));
        zip.write(noise(i));
        zip.closeArchiveEntry();
      }
    }
    return Files.readAllBytes(file);
  }

  private byte[] shard(String kind) throws Exception {
    return switch (kind) {
      case "streamed" -> streamed();
      case "large" -> large();
      case "system" -> system();
      default -> Files.readAllBytes(Fixtures.locate(kind));
    };
  }

  /** As Info-ZIP writes it. */
  private byte[] system() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data/in"));
    for (int i = 0; i < 3; i++) {
      Files.write(data.resolve(i + ".bin"), noise(i));
    }
    Files.writeString(data.resolve("3.txt"), "text ".repeat(100));
    run(data.getParent(), "zip", "-q", "-r", "../system.zip", "in");
    return Files.readAllBytes(folder.resolve("system.zip"));
  }

  private static byte[] run(Path directory, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(new String(said, UTF_8)).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"streamed", "large", "system", "misc/images.zip", "misc/slip-names.zip"})
  void extentsTileTheFileAndAllAreRead(String kind) throws Exception {
    Path file = file(shard(kind));
    assertThat(format.recognises(file, Arrays.copyOf(Files.readAllBytes(file), 64))).isTrue();
    Walk walk = Walk.through(format, file);
    long end = 0;
    for (Seen seen : walk.entries()) {
      assertThat(seen.extent().offset()).isEqualTo(end);
      assertThat(seen.faults()).isEmpty();
      end = seen.extent().end();
    }
    assertThat(end).isEqualTo(Files.size(file)).isEqualTo(walk.identity().bytes());
    assertThat(walk.items()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"streamed", "large", "system", "misc/images.zip"})
  void whatStaysIsReadByOthersAsBefore(String kind) throws Exception {
    Path file = file(shard(kind));
    Walk walk = Walk.through(format, file);
    for (Seen leaving : walk.items()) {
      Path out = folder.resolve("out.zip");
      List<Choice> choices = walk.without(leaving::equals);
      format.rewrite(new ShardFile(file, "shard.zip"), walk.identity(), choices.iterator(), out);
      run(folder, "unzip", "-tqq", "out.zip");
      Walk after = Walk.through(format, out);
      List<String> kept = new ArrayList<>();
      for (int i = 0; i < choices.size(); i++) {
        Seen seen = walk.entries().get(i);
        if (choices.get(i).kept() && seen.role() == Role.ITEM) {
          kept.add(seen.description());
          assertThat(run(folder, "unzip", "-p", "out.zip", seen.member()))
              .isEqualTo(seen.content());
        }
      }
      assertThat(after.items().stream().map(Seen::description).toList()).isEqualTo(kept);
      String output = new String(Files.readAllBytes(out), ISO_8859_1);
      assertThat(output).doesNotContain(packed(file, leaving.extent()));
      assertThat(output).doesNotContain(leaving.member());
    }
  }

  /** The packed bytes of an entry, or most of them. */
  private static String packed(Path file, Extent extent) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int end = (int) extent.end() - 30;
    return new String(Arrays.copyOfRange(all, end - 60, end), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"streamed", "large", "system", "misc/images.zip", "misc/slip-names.zip"})
  void withNothingRemovedTheOutputIsTheInput(String kind) throws Exception {
    Path file = file(shard(kind));
    Walk walk = Walk.through(format, file);
    Path out = folder.resolve("out.zip");
    format.rewrite(
        new ShardFile(file, "shard.zip"),
        walk.identity(),
        walk.without(e -> false).iterator(),
        out);
    assertThat(out).hasSameBinaryContentAs(file);
  }

  @Test
  void ofASampleAllLeaves() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("1.jpg", "2.jpg", "1.json")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(noise(name.charAt(0)));
      }
    }
    Walk walk = Walk.through(format, file(bytes.toByteArray()));
    assertThat(walk.without(walk.items().get(0)::equals).stream().map(Choice::kept).toList())
        .containsExactly(false, true, false, true);
  }

  @Test
  void aCutShardIsNone() throws Exception {
    byte[] whole = streamed();
    for (int length = 0; length < whole.length; length++) {
      Path cut = file(Arrays.copyOf(whole, length));
      assertThat(format.recognises(cut, Arrays.copyOf(whole, Math.min(length, 64)))).isFalse();
      assertThatThrownBy(() -> Walk.through(format, cut))
          .isInstanceOf(DatasetException.class)
          .hasMessageStartingWith("shard.zip: ");
    }
  }

  @Test
  void aFlippedByteIsFoundOrChangesNoContent() throws Exception {
    byte[] whole = streamed();
    List<String> known =
        Walk.through(format, file(whole)).items().stream().map(Seen::whatWasRead).toList();
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      try {
        for (Seen seen : Walk.through(format, file(flipped)).items()) {
          assertThat(!seen.isWhole() || known.contains(seen.whatWasRead())).as("at " + at).isTrue();
        }
      } catch (DatasetException refused) {
        assertThat(refused).hasMessageStartingWith("shard.zip: ");
      }
    }
  }

  /** What one reader sees and another does not. */
  @Test
  void aZipThatCanBeReadInTwoWaysIsRefused() throws Exception {
    byte[] whole = streamed();
    int directory = indexOf(whole, "PK\1\2", 0);
    int end = indexOf(whole, "PK\5\6", 0);
    byte[] hidden = Arrays.copyOfRange(whole, 0, indexOf(whole, "PK\3\4", 4));
    refuse(spliced(whole, directory, hidden, end), "belong to no entry"); // only a local header
    refuse(spliced(whole, 0, hidden, end), "no local header", "differs from its central");
    byte[] renamed = whole.clone();
    renamed[30] = 'b';
    refuse(renamed, "differs from its central directory");
    byte[] twice = whole.clone();
    int second = indexOf(whole, "PK\1\2", directory + 4);
    System.arraycopy(whole, indexOf(whole, "PK\1\2", second + 4), twice, second, 46 + 7);
    refuse(twice, "overlap", "belong to no entry");
  }

  /** The bytes put in at a place, and the position of the directory moved on. */
  private static byte[] spliced(byte[] zip, int at, byte[] more, int end) {
    byte[] longer = new byte[zip.length + more.length];
    System.arraycopy(zip, 0, longer, 0, at);
    System.arraycopy(more, 0, longer, at, more.length);
    System.arraycopy(zip, at, longer, at + more.length, zip.length - at);
    int field = end + more.length + 16;
    ZipFields.put32(longer, field, ZipFields.u32(longer, field) + more.length);
    return longer;
  }

  private static int indexOf(byte[] bytes, String text, int from) {
    return new String(bytes, ISO_8859_1).indexOf(text, from);
  }

  private void refuse(byte[] zip, String... reasons) throws IOException {
    Path file = file(zip);
    assertThatThrownBy(() -> Walk.through(format, file))
        .isInstanceOf(DatasetException.class)
        .satisfies(e -> assertThat(List.of(reasons)).anyMatch(e.getMessage()::contains));
  }

  @Test
  void anEncryptedEntryIsUnscreenable() throws Exception {
    byte[] zip = Files.readAllBytes(Fixtures.locate("misc/images.zip"));
    zip[6] |= 1;
    zip[indexOf(zip, "PK\1\2", 0) + 8] |= 1;
    Walk walk = Walk.through(format, file(zip));
    assertThat(walk.items().get(0).faults()).containsExactly(Reason.ENCRYPTED);
    assertThat(walk.items().get(0).item().orElseThrow().hasBytes()).isFalse();
    assertThat(walk.items().get(1).faults()).isEmpty();
  }

  @Test
  void aBombIsTooLarge() throws Exception {
    Path bomb = Fixtures.locate("misc/bomb-10MB-of-zeros.zip");
    assertThat(Walk.through(format, bomb).items())
        .allMatch(seen -> seen.faults().equals(Set.of(Reason.TOO_LARGE)));
  }

  @Test
  void onlyWhatIsCalledZipIsAShard() throws Exception {
    byte[] zip = streamed();
    Path document = Files.write(folder.resolve("letter.docx"), zip);
    assertThat(format.recognises(document, Arrays.copyOf(zip, 64))).isFalse();
    Path text = Files.write(folder.resolve("text.ZIP"), "PKZIP".getBytes(UTF_8));
    assertThat(format.recognises(text, "PKZIP".getBytes(UTF_8))).isFalse();
  }
}
