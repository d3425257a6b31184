package assay.match.atrest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedFileTest {
  private static final int HEADER = 60;
  private static final int CHUNK = 65_536 + 16;

  @TempDir private Path folder;
  private final AtRest atRest = AtRest.encrypted(key(1));

  private static byte[] key(int seed) {
    byte[] key = new byte[AtRest.KEY_BYTES];
    new SplittableRandom(seed).nextBytes(key);
    return key;
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new SplittableRandom(length).nextBytes(content);
    return content;
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    try (var out = Files.newOutputStream(file)) {
      atRest.write(out, to -> to.write(content));
    }
    return file;
  }

  private static byte[] read(AtRest atRest, Path file) throws IOException {
    try (Content content = atRest.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) content.size());
      content.read(bytes, 0);
      assertThat(content.read(ByteBuffer.allocate(1), content.size())).isEqualTo(-1);
      return bytes.array();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
  void aFileIsReadAsItWasWritten(int length) throws IOException {
    byte[] content = content(length);
    Path file = write("a", content);
    assertThat(read(atRest, file)).isEqualTo(content);
    assertThat(Files.size(file))
        .isEqualTo(HEADER + length + 16L * Math.max(1, (length + 65_535) / 65_536));
  }

  @Test
  void anyPartIsReadByItself() throws IOException {
    byte[] content = content(200_000);
    try (Content open = atRest.open(write("a", content))) {
      for (int from : new int[] {0, 1, 65_535, 65_536, 131_000, 199_999}) {
        int length = Math.min(70_000, content.length - from);
        byte[] part = Arrays.copyOfRange(content, from, from + length);
        assertThat(open.load(from, length)).isEqualTo(ByteBuffer.wrap(part));
      }
    }
  }

  /** With nothing but the JDK and what the package's documentation says. */
  @Test
  void theLayoutIsAsDocumented() throws Exception {
    byte[] content = content(70_000);
    byte[] file = Files.readAllBytes(write("a", content));
    assertThat(new String(file, 0, 8, US_ASCII)).isEqualTo("ASSAYENC");
    assertThat(ByteBuffer.wrap(file).getInt(8)).isEqualTo(1);
    byte[] header = Arrays.copyOf(file, HEADER);
    byte[] id = expand("assay list key id", new byte[0]);
    assertThat(Arrays.copyOfRange(file, 12, 28)).isEqualTo(Arrays.copyOf(id, 16));
    byte[] key = expand("assay list file", Arrays.copyOfRange(file, 28, 60));
    byte[] second = new byte[12];
    second[10] = 1;
    second[11] = 1;
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, second));
    cipher.updateAAD(header);
    assertThat(cipher.doFinal(file, HEADER + CHUNK, file.length - HEADER - CHUNK))
        .isEqualTo(Arrays.copyOfRange(content, 65_536, 70_000));
  }

  private static byte[] expand(String label, byte[] context) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key(1), "HmacSHA256"));
    mac.update(label.getBytes(US_ASCII));
    mac.update((byte) 0);
    mac.update(context);
    return mac.doFinal(new byte[] {1});
  }

  @Test
  void twoFilesOfOneContentHaveNothingInCommon() throws IOException {
    byte[] one = Files.readAllBytes(write("a", content(100)));
    byte[] other = Files.readAllBytes(write("b", content(100)));
    assertThat(Arrays.copyOfRange(one, 28, one.length))
        .isNotEqualTo(Arrays.copyOfRange(other, 28, other.length));
  }

  @Test
  void aFlippedBitAnywhereIsRefused() throws IOException {
    Path file = write("a", content(100));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(file, damaged);
      assertThatThrownBy(() -> read(atRest, file))
          .isInstanceOfAny(BrokenSealException.class, LockedException.class);
    }
  }

  @Test
  void aFileThatIsCutAnywhereIsRefused() throws IOException {
    Path file = write("a", content(100));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(atRest, file))
          .isInstanceOfAny(BrokenSealException.class, LockedException.class);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> read(atRest, file)).isInstanceOf(BrokenSealException.class);
  }

  @Test
  void aFileWithoutItsLastChunkIsRefused() throws IOException {
    Path file = write("a", content(3 * 65_536));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, HEADER + 2 * CHUNK));
    assertThatThrownBy(() -> read(atRest, file))
        .isInstanceOf(BrokenSealException.class)
        .hasMessage("chunk 1 is not as it was written");
  }

  @Test
  void chunksThatWereMovedOrComeFromAnotherFileAreRefused() throws IOException {
    Path file = write("a", content(3 * 65_536));
    byte[] whole = Files.readAllBytes(file);
    byte[] swapped = whole.clone();
    System.arraycopy(whole, HEADER, swapped, HEADER + CHUNK, CHUNK);
    System.arraycopy(whole, HEADER + CHUNK, swapped, HEADER, CHUNK);
    Files.write(file, swapped);
    assertThatThrownBy(() -> read(atRest, file)).isInstanceOf(BrokenSealException.class);
    byte[] other = Files.readAllBytes(write("b", content(3 * 65_536)));
    byte[] spliced = whole.clone();
    System.arraycopy(other, HEADER + CHUNK, spliced, HEADER + CHUNK, CHUNK);
    Files.write(file, spliced);
    assertThatThrownBy(() -> read(atRest, file)).isInstanceOf(BrokenSealException.class);
  }

  @Test
  void withoutTheKeyOrWithAnotherNothingIsRead() throws IOException {
    Path file = write("a", content(100));
    assertThatThrownBy(() -> AtRest.clear().open(file))
        .isInstanceOf(LockedException.class)
        .hasMessage(
            file + ": is encrypted, and there is no key of lists; put it back (keys/lists.key)");
    assertThatThrownBy(() -> AtRest.encrypted(key(2)).open(file))
        .isInstanceOf(LockedException.class)
        .hasMessage(
            file + ": is encrypted with another key of lists; put that back (keys/lists.key)");
  }

  @Test
  void withAKeyNothingInTheClearIsRead() throws IOException {
    Path file = Files.write(folder.resolve("clear"), content(500));
    assertThatThrownBy(() -> atRest.open(file))
        .isInstanceOf(BrokenSealException.class)
        .hasMessage("it is not encrypted, as it must be with a key of lists");
  }

  @Test
  void aKeyHas32BytesAndIsNotShown() {
    assertThatIllegalArgumentException().isThrownBy(() -> AtRest.encrypted(new byte[31]));
    assertThat(atRest).hasToString("encrypted");
    assertThat(atRest.keyId()).hasValueSatisfying(id -> assertThat(id).hasSize(32));
  }

  @Test
  void piecesAreReadAsTheyWereWrittenAndAtTheirPlaceOnly() throws IOException {
    Pieces pieces = atRest.pieces();
    ByteBuffer stored = pieces.seal(3, ByteBuffer.wrap(content(100)));
    assertThat(pieces.open(3, stored.duplicate())).isEqualTo(ByteBuffer.wrap(content(100)));
    assertThatThrownBy(() -> pieces.open(4, stored)).isInstanceOf(BrokenSealException.class);
  }
}
