package assay.match.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("small.idx");
    IndexFileWriter.write(
        file,
        out -> {
          out.section("first", bytes(1, 2, 3), bytes(4, 5));
          out.section("empty");
          out.section("streamed.0", to -> to.write("secret".getBytes(StandardCharsets.US_ASCII)));
          out.section("whole-page", ByteBuffer.allocate(4096).put(0, (byte) 7));
        });
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  @Test
  void aSectionIsReadAsItWasWritten() throws IOException {
    IndexFile opened = IndexFile.open(file);
    assertThat(opened.names()).containsExactly("first", "empty", "streamed.0", "whole-page");
    assertThat(opened.section("first")).isEqualTo(bytes(1, 2, 3, 4, 5));
    assertThat(opened.section("first").getInt()).isEqualTo(0x04030201);
    assertThat(opened.section("empty").hasRemaining()).isFalse();
    assertThat(text(opened.section("streamed.0"), 0, 6)).isEqualTo("secret");
    assertThat(opened.section("whole-page", 4096).get(0)).isEqualTo((byte) 7);
  }

  /** Read with nothing but what the package's documentation says. */
  @Test
  void theLayoutIsAsDocumented() throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(text(all, 0, 8)).isEqualTo("ASSAYIDX");
    assertThat(all.getInt(8)).isEqualTo(1);
    assertThat(all.getInt(12)).isEqualTo(crc(all, 0, 12));
    int trailer = all.capacity() - 32;
    int table = (int) all.getLong(trailer);
    assertThat(all.getInt(trailer + 8)).isEqualTo(4);
    assertThat(all.getInt(trailer + 12)).isEqualTo(crc(all, table, 4 * 64));
    assertThat(all.getLong(trailer + 16)).isEqualTo(all.capacity());
    assertThat(all.getInt(trailer + 28)).isEqualTo(crc(all, trailer, 28));
    int third = table + 2 * 64;
    assertThat(text(all, third, 40)).isEqualTo("streamed.0" + "\0".repeat(30));
    assertThat(all.getLong(third + 40)).isEqualTo(2 * 4096); // the empty one takes no room
    assertThat(all.getLong(third + 48)).isEqualTo(6);
    assertThat(text(all, 2 * 4096, 6)).isEqualTo("secret");
    assertThat(all.getInt(third + 56)).isEqualTo(crc(all, 2 * 4096, 6));
  }

  private static String text(ByteBuffer all, int from, int length) {
    return StandardCharsets.ISO_8859_1.decode(all.slice(from, length)).toString();
  }

  private static int crc(ByteBuffer all, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(all.slice(from, length));
    return (int) crc.getValue();
  }

  /** One section with content and one without: every kind of byte that a file has. */
  private Path smallest() throws IOException {
    Path smallest = folder.resolve("smallest.idx");
    IndexFileWriter.write(
        smallest,
        out -> {
          out.section("a", bytes('s', 'e', 'c', 'r', 'e', 't'));
          out.section("b");
        });
    return smallest;
  }

  @Test
  void aFlippedBitAnywhereIsRefused() throws IOException {
    Path smallest = smallest();
    byte[] whole = Files.readAllBytes(smallest);
    try (FileChannel channel = FileChannel.open(smallest, StandardOpenOption.WRITE)) {
      for (int at = 0; at < whole.length; at++) {
        channel.write(bytes(whole[at] ^ (1 << at % 8)), at);
        refused(smallest);
        channel.write(bytes(whole[at]), at);
      }
    }
    IndexFile.open(smallest);
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    Path smallest = smallest();
    try (FileChannel channel = FileChannel.open(smallest, StandardOpenOption.WRITE)) {
      for (long length = channel.size() - 1; length >= 0; length--) {
        channel.truncate(length);
        refused(smallest);
      }
    }
  }

  @Test
  void aFileWithMoreBehindItIsRefused() throws IOException {
    refused(Files.write(file, new byte[1], StandardOpenOption.APPEND));
  }

  private static void refused(Path file) {
    assertThatThrownBy(() -> IndexFile.open(file))
        .isInstanceOf(IndexFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void whatIsDamagedIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[2 * 4096] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> IndexFile.open(file))
        .hasMessage(
            file
                + ": section streamed.0: its content does not have the checksum it was written with");
  }

  @Test
  void aNewerVersionIsRefusedInPlainWords() throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    all.putInt(8, 2).putInt(12, crc(all, 0, 12));
    Files.write(file, all.array());
    assertThatThrownBy(() -> IndexFile.open(file))
        .hasMessage(file + ": its format is version 2, this release reads version 1");
  }

  @Test
  void anotherFileIsNone() throws IOException {
    Files.writeString(file, "algorithm,value,id,classification\n");
    assertThatThrownBy(() -> IndexFile.open(file)).hasMessage(file + ": this is no index file");
  }

  /** The checksums are made right again, so that only the table's sense is left to look at. */
  @ParameterizedTest
  @CsvSource({
    "40,4097",
    "40,0",
    "40,-4096",
    "40,8192",
    "40,9223372036854775807", // offsets of the first
    "48,4097",
    "48,-1",
    "48,2147483647",
    "48,9223372036854775807",
    "48,4611686018427387904",
    "104,4096",
    "168,4096",
    "232,4096",
    "240,8193",
    "240,4097",
    "240,0" // of the others
  })
  void aTableThatLiesIsRefused(int at, long value) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int trailer = all.capacity() - 32;
    all.putLong((int) all.getLong(trailer) + at, value);
    seal(all);
    refused(Files.write(file, all.array()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "First", "a b", "a/b", "first\0x", "whole-page"})
  void aTableWithWrongNamesIsRefused(String name) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int table = (int) all.getLong(all.capacity() - 32);
    all.put(table, Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 40));
    seal(all);
    refused(Files.write(file, all.array()));
  }

  @ParameterizedTest
  @CsvSource({"8,0", "8,3", "8,5", "8,-1", "8,2147483647", "0,0", "0,4096", "0,-1", "24,1"})
  void anEndThatLiesIsRefused(int at, int value) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int trailer = all.capacity() - 32;
    all.putInt(trailer + at, value);
    all.putInt(trailer + 28, crc(all, trailer, 28));
    refused(Files.write(file, all.array()));
  }

  private static void seal(ByteBuffer all) {
    int trailer = all.capacity() - 32;
    all.putInt(trailer + 12, crc(all, (int) all.getLong(trailer), 4 * 64));
    all.putInt(trailer + 28, crc(all, trailer, 28));
  }

  @Test
  void aFailedWriteLeavesWhatWasThere() throws IOException {
    byte[] before = Files.readAllBytes(file);
    IOException failure = new IOException("disk");
    assertThatThrownBy(
            () ->
                IndexFileWriter.write(
                    file,
                    out -> {
                      out.section("a", ByteBuffer.allocate(1 << 20));
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(file).hasBinaryContent(before);
    assertThat(folder.toFile().list()).containsExactly("small.idx");
  }

  @Test
  void whatAPowerFailureLeftIsNeverOpenedAndIsOverwritten() throws IOException {
    Path temporary = Files.write(AtomicFile.temporary(file), new byte[100_000]);
    refused(temporary);
    write();
    IndexFile.open(file);
    assertThat(folder.toFile().list()).containsExactly("small.idx");
  }

  @Test
  void whoHasItOpenKeepsWhatWasOpened() throws IOException {
    IndexFile opened = IndexFile.open(file);
    IndexFileWriter.write(file, out -> out.section("first", bytes(9)));
    assertThat(opened.section("first")).isEqualTo(bytes(1, 2, 3, 4, 5));
    assertThat(IndexFile.open(file).section("first")).isEqualTo(bytes(9));
  }

  @Test
  void aFileIsItsOwnersOnlyAndItsSectionsAreReadOnly() throws IOException {
    assertThat(OwnerOnly.isExposed(file)).isFalse();
    ByteBuffer section = IndexFile.open(file).section("first");
    assertThatThrownBy(() -> section.put((byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void aSectionThatIsNotThereIsNamed() throws IOException {
    IndexFile opened = IndexFile.open(file);
    assertThatThrownBy(() -> opened.section("other"))
        .isInstanceOf(IndexFileException.class)
        .hasMessage(file + ": section other: there is no such section");
    assertThatThrownBy(() -> opened.section("first", 6))
        .hasMessage(file + ": section first: expected 6 bytes, found 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "UPPER", "a_b", "a/b", "0123456789012345678901234567890123456789x", "a"})
  void aNameIsShortPlainAndNew(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                IndexFileWriter.write(
                    folder.resolve("new.idx"),
                    out -> {
                      out.section("a");
                      out.section(name);
                    }));
  }

  @Test
  void aFileMayHaveNoSections() throws IOException {
    IndexFileWriter.write(file, out -> {});
    assertThat(IndexFile.open(file).names()).isEmpty();
  }
}
