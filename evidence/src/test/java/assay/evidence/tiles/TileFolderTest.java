package assay.evidence.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.merkle.MerkleProver;
import assay.stage.CustodyException;
import assay.testkit.MemoryTiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileFolderTest {
  @TempDir private Path directory;
  private TileFolder tiles;

  @BeforeEach
  void nameTheFolder() {
    tiles = new TileFolder(directory);
  }

  private void write(int size) throws IOException {
    TileBuilder builder = new TileBuilder(tiles::writeTile);
    for (int i = 0; i < size; i++) {
      builder.add(LargeTree.leaf(i));
    }
    builder.finish();
  }

  private static List<byte[]> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(LargeTree::entry).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 273, 112, tile/0/273.p/112",
    "1, 999, 256, tile/1/999",
    "1, 1000, 256, tile/1/x001/000",
    "2, 1234067, 256, tile/2/x001/x234/067",
    "2, 1234067, 7, tile/2/x001/x234/067.p/7",
    "7, 1000000, 1, tile/7/x001/x000/000.p/1"
  })
  void namesAreThoseOfTheStandard(int level, long number, int width, String name) {
    assertThat(TileName.hashes(level, number, width)).isEqualTo(name);
    assertThat(TileName.entries(number, width))
        .isEqualTo(name.replaceFirst("tile/\\d", "tile/entries"));
  }

  /** The example of the standard. */
  @Test
  void seventyThousandLeavesAreTheseTiles() throws IOException {
    write(70_000);
    SortedMap<String, Long> expected = new TreeMap<>();
    for (int n = 0; n < 273; n++) {
      expected.put("tile/0/%03d".formatted(n), 8192L);
    }
    expected.put("tile/0/273.p/112", 112L * 32);
    expected.put("tile/1/000", 8192L);
    expected.put("tile/1/001.p/17", 17L * 32);
    expected.put("tile/2/000.p/1", 32L);
    assertThat(files()).isEqualTo(expected);
    MerkleProver prover = new MerkleProver(tiles.at(70_000), 70_000);
    assertThat(prover.root()).isEqualTo(LargeTree.root(70_000));
    assertThat(prover.inclusion(69_999).path()).isEqualTo(LargeTree.path(69_999, 70_000));
    assertThat(prover.consistency(65_536).hashes()).isEqualTo(LargeTree.proof(65_536, 70_000));
  }

  private SortedMap<String, Long> files() throws IOException {
    SortedMap<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.size(file));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 600})
  void everySizeIsReadAsItWas(int size) throws IOException {
    write(size);
    MemoryTiles memory = new MemoryTiles(LargeTree.TREE, size);
    assertThat(tiles.at(size).hashes(0, 0, size)).isEqualTo(memory.hashes(0, 0, size));
    assertThat(tiles.at(size).hashes(1, 0, size / 256)).isEqualTo(memory.hashes(1, 0, size / 256));
    assertThat(new MerkleProver(tiles.at(size), size).root()).isEqualTo(LargeTree.root(size));
    assertThatThrownBy(() -> tiles.at(size).hashes(0, size, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFullTileServesWhereThePartialOneIsGone() throws IOException {
    write(200);
    write(600);
    tiles.writeEntries(0, entries(0, 200));
    tiles.writeEntries(0, entries(0, 256));
    tiles.dropReplaced(300);
    assertThat(files().keySet())
        .containsExactly(
            "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000");
    assertThat(new MerkleProver(tiles.at(200), 200).root()).isEqualTo(LargeTree.root(200));
    assertThat(tiles.entries(0, 200)).containsExactlyElementsOf(entries(0, 200));
  }

  @Test
  void aPartialTileDoesNotServeForAWiderOne() throws IOException {
    write(200);
    for (int width : new int[] {199, 201, 256}) {
      assertThatThrownBy(() -> tiles.tile(0, 0, width))
          .isInstanceOf(CustodyException.class)
          .hasMessageStartingWith(TileName.hashes(0, 0, width) + ": ");
    }
  }

  @Test
  void aTileOfAnotherLengthIsNamed() throws IOException {
    write(300);
    for (int length : new int[] {0, 31, 44 * 32 - 1, 44 * 32 + 1, 8192}) {
      Files.write(directory.resolve("tile/0/001.p/44"), new byte[length]);
      assertThatThrownBy(() -> tiles.tile(0, 1, 44))
          .isInstanceOf(CustodyException.class)
          .hasMessageStartingWith("tile/0/001.p/44: ");
    }
  }

  @Test
  void entriesOfEveryLengthAreReadBack() throws IOException {
    List<byte[]> entries = List.of(new byte[0], new byte[] {1}, new byte[0x8000], new byte[0xffff]);
    tiles.writeEntries(1234, entries);
    assertThat(tiles.entries(1234, 4)).containsExactlyElementsOf(entries);
    assertThat(directory.resolve("tile/entries/x001/234.p/4")).hasSize(4 * 2 + 1 + 0x8000 + 0xffff);
    assertThatThrownBy(() -> tiles.writeEntries(0, List.of(new byte[0x10000])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tiles.writeEntries(0, Collections.nCopies(257, new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noCutBundleIsRead() throws IOException {
    tiles.writeEntries(0, entries(0, 3));
    Path file = directory.resolve("tile/entries/000.p/3");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length <= whole.length + 3; length++) {
      if (length == whole.length) {
        continue;
      }
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> tiles.entries(0, 3))
          .as("length %d", length)
          .isInstanceOf(CustodyException.class)
          .hasMessageStartingWith("tile/entries/000.p/3: ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_600})
  void aTreeGoesOnFromItsLastTiles(int size) throws IOException {
    MemoryTiles stored = new MemoryTiles(LargeTree.TREE, size);
    TileBuilder builder = TileBuilder.after(stored, size, (level, number, hashes) -> {});
    for (int i = size; i < size + 300; i++) {
      builder.add(LargeTree.leaf(i));
    }
    assertThat(builder.finish().root()).isEqualTo(LargeTree.root(size + 300));
  }
}
