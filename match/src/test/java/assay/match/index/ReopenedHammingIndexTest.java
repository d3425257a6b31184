package assay.match.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.fingerprint.Pdq;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.testkit.PdqVariations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReopenedHammingIndexTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 3_000})
  void itFindsWhatItFoundBefore(int size) throws IOException {
    SplittableRandom random = new SplittableRandom(size);
    List<Pdq> hashes =
        IntStream.range(0, size).mapToObj(i -> PdqVariations.random(random)).toList();
    List<Pdq> queries = new ArrayList<>(List.of(PdqVariations.random(random)));
    for (Pdq hash : hashes.subList(0, Math.min(200, size))) {
      queries.add(PdqVariations.atDistance(hash, random.nextInt(66), random));
    }
    HammingIndex index = HammingIndex.of(HammingIndexTest.column(hashes));
    IndexFileWriter.write(folder.resolve("x"), index::write);
    HammingIndex reopened = HammingIndex.open(IndexFile.open(folder.resolve("x")));
    for (int radius : new int[] {0, 31, 47, 63}) {
      for (Plan plan : Plan.values()) {
        assertThat(found(reopened, queries, radius, plan))
            .isEqualTo(found(index, queries, radius, plan));
      }
      assertThat(reopened.estimate(radius)).isEqualTo(index.estimate(radius));
    }
  }

  private static List<String> found(HammingIndex index, List<Pdq> queries, int radius, Plan plan) {
    List<String> hits = new ArrayList<>();
    index.find(
        queries,
        radius,
        (query, position, distance) ->
            hits.add(query + " " + index.column().get(position).hex() + " " + distance),
        plan);
    return hits;
  }

  /** Files with right checksums and a wrong number in them. */
  @ParameterizedTest
  @CsvSource({
    "pdq.3.offsets,0,1",
    "pdq.3.offsets,1000,-1",
    "pdq.3.offsets,1000,6",
    "pdq.3.offsets,65536,4",
    "pdq.3.offsets,65536,6",
    "pdq.15.positions,0,5",
    "pdq.0.positions,4,-1"
  })
  void aFileThatWouldLeadALookUpAstrayIsRefused(String section, int number, int value)
      throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    HammingIndex index =
        HammingIndex.of(
            HammingIndexTest.column(
                Stream.generate(() -> PdqVariations.random(random)).limit(5).toList()));
    Path whole = folder.resolve("whole");
    IndexFileWriter.write(whole, index::write);
    IndexFile file = IndexFile.open(whole);
    Path lying = folder.resolve("lying");
    IndexFileWriter.write(
        lying,
        writer -> {
          for (String name : file.names()) {
            ByteBuffer content = copy(file.section(name));
            if (name.equals(section)) {
              content.putInt(number * Integer.BYTES, value);
            }
            writer.section(name, content);
          }
        });
    IndexFile open = IndexFile.open(lying);
    assertThatExceptionOfType(IndexFileException.class)
        .isThrownBy(() -> HammingIndex.open(open))
        .withMessageContaining(section);
  }

  @Test
  void aFileWithoutAnIndexIsRefused() throws IOException {
    Path path = folder.resolve("none");
    IndexFileWriter.write(path, writer -> writer.section("pdq.column", ByteBuffer.allocate(33)));
    IndexFile file = IndexFile.open(path);
    assertThatExceptionOfType(IndexFileException.class)
        .isThrownBy(() -> HammingIndex.open(file))
        .withMessageContaining("pdq.column");
  }

  private static ByteBuffer copy(ByteBuffer content) {
    ByteBuffer copy = ByteBuffer.allocate(content.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    return copy.put(content).flip();
  }
}
