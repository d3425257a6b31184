package assay.match.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.stage.Lookalikes;
import assay.testkit.LookalikesContract;
import assay.testkit.PdqVariations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikeIndexTest extends LookalikesContract {
  @TempDir Path folder;

  @Override
  protected Lookalikes of(List<Known> known) throws IOException {
    return LookalikeIndex.open(write(known));
  }

  private Path write(List<Known> known) throws IOException {
    Path file = folder.resolve(UUID.randomUUID() + ".lookalikes");
    LookalikeIndexBuilder builder = new LookalikeIndexBuilder();
    known.forEach(one -> builder.add(one.picture(), one.content()));
    builder.write(file);
    return file;
  }

  private static List<Known> some(int count) {
    SplittableRandom random = new SplittableRandom(5);
    List<Known> known = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      known.add(new Known(PdqVariations.random(random), content(i)));
    }
    return known;
  }

  /** 32 of the hash, 96 of its tables, 32 of the content and 4 of where it begins. */
  @Test
  void aPictureTakes164BytesAndOnlyTheOwnerMayReadThem() throws IOException {
    long small = Files.size(write(some(10_000)));
    Path large = write(some(110_000));
    assertThat((Files.size(large) - small) / 100_000).isEqualTo(164);
    assertThat(OwnerOnly.isExposed(large)).isFalse();
  }

  @Test
  void whereItIsCutItIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(write(some(3)));
    Path cut = folder.resolve("cut");
    for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> LookalikeIndex.open(cut)).isInstanceOf(IndexFileException.class);
    }
  }

  /** Right checksums, wrong numbers. */
  @ParameterizedTest
  @CsvSource({"'0,1,1,2', has no content", "'0,2,1,3', no content", "'1,2,3,4', not that of"})
  void startsThatLeadNowhereAreRefused(String starts, String message) throws IOException {
    IndexFile good = IndexFile.open(write(some(3)));
    int[] numbers = Arrays.stream(starts.split(",")).mapToInt(Integer::parseInt).toArray();
    Path bad = copy(good, "contents.starts", numbers);
    assertThatThrownBy(() -> LookalikeIndex.open(bad))
        .isInstanceOf(IndexFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void contentsThatEndEarlyAreRefused() throws IOException {
    IndexFile good = IndexFile.open(write(some(3)));
    Path bad = copy(good, "contents.starts", new int[] {0, 1, 2, 5});
    assertThatThrownBy(() -> LookalikeIndex.open(bad)).hasMessageContaining("section contents:");
  }

  private Path copy(IndexFile from, String replaced, int[] numbers) throws IOException {
    Path to = folder.resolve("made up");
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(numbers).forEach(bytes::putInt);
    IndexFileWriter.write(
        to,
        file -> {
          for (String name : from.names()) {
            file.section(name, name.equals(replaced) ? bytes.flip() : from.section(name));
          }
        });
    return to;
  }

  @Test
  void onlySha256NamesAContent() {
    Digest md5 = Digest.compute(DigestAlgorithm.MD5, new byte[0]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LookalikeIndexBuilder().add(new Pdq(0, 0, 0, 0), md5))
        .withMessage("expected sha256, found md5");
  }
}
