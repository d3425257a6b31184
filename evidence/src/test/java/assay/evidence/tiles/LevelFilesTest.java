package assay.evidence.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.merkle.Hash;
import assay.merkle.MerkleProver;
import assay.merkle.TileSource;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import assay.testkit.MemoryTiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelFilesTest {
  @TempDir private Path directory;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = directory.resolve("items");
  }

  private TreeHead write(int size) throws IOException {
    try (LevelWriter writer = new LevelWriter(folder)) {
      for (int i = 0; i < size; i++) {
        writer.add(LargeTree.leaf(i));
      }
      return writer.finish();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 65535, 65536, 65537, 70000})
  void theFilesAreTheLevelsOfTheTree(int size) throws IOException {
    TreeHead head = write(size);
    assertThat(head).isEqualTo(new TreeHead(size, LargeTree.root(size)));
    MemoryTiles memory = new MemoryTiles(LargeTree.TREE, size);
    try (LevelFiles files = LevelFiles.open(folder, size)) {
      int level = 0;
      for (int n = size; n > 0; n /= 256) {
        assertThat(files.hashes(level, 0, n)).isEqualTo(memory.hashes(level, 0, n));
        level++;
      }
      assertThat(folder.toFile().list()).hasSize(level);
      files.verify(head.root());
      proofs(files, size, head.root());
    }
  }

  private static void proofs(TileSource files, int size, Hash root) throws IOException {
    MerkleProver prover = new MerkleProver(files, size);
    assertThat(prover.root()).isEqualTo(root);
    SplittableRandom random = new SplittableRandom(0x5eed + size);
    for (int i = 0; i < 100 && size > 0; i++) {
      int m = random.nextInt(size);
      assertThat(prover.inclusion(m).path()).isEqualTo(LargeTree.path(m, size));
      assertThat(prover.inclusion(m).proves(LargeTree.leaf(m), root)).isTrue();
      assertThat(prover.consistency(m + 1).hashes()).isEqualTo(LargeTree.proof(m + 1, size));
    }
  }

  @Test
  void aSliceThatTheTreeDoesNotHaveIsRefused() throws IOException {
    write(300);
    try (LevelFiles files = LevelFiles.open(folder, 300)) {
      assertThatThrownBy(() -> files.hashes(0, 300, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.hashes(1, 0, 2)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.hashes(2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.hashes(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.hashes(0, Long.MAX_VALUE, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nothingIsThereUntilItIsWhole() throws IOException {
    try (LevelWriter writer = new LevelWriter(folder)) {
      for (int i = 0; i < 300; i++) {
        writer.add(LargeTree.leaf(i));
      }
      assertThat(folder).doesNotExist();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void writingAgainReplacesEverything() throws IOException {
    write(70000);
    TreeHead head = write(3);
    assertThat(folder.toFile().list()).containsExactly("0");
    assertThat(directory.toFile().list()).containsExactly("items");
    try (LevelFiles files = LevelFiles.open(folder, 3)) {
      files.verify(head.root());
    }
    assertThat(OwnerOnly.isExposed(folder)).isFalse();
  }

  @Test
  void whatAPowerFailureLeftIsRemoved() throws IOException {
    for (String left :
        new String[] {".items.assay-tmp", "..items.old.assay-tmp", ".items.old.assay-tmp"}) {
      Files.createDirectory(directory.resolve(left));
      Files.write(directory.resolve(left).resolve("7"), new byte[100]);
    }
    write(300);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("0", "1");
    assertThat(directory.resolve(".items.assay-tmp")).doesNotExist();
    assertThat(directory.resolve(".items.old.assay-tmp")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"299, items/0", "301, items/0", "255, items/0", "70000, items/0"})
  void filesOfAnotherSizeAreNamed(int size, String name) throws IOException {
    write(300);
    assertThatThrownBy(() -> LevelFiles.open(folder, size))
        .isInstanceOf(CustodyException.class)
        .hasMessageStartingWith(name + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void damageIsNamed(String level) throws IOException {
    Hash root = write(300).root();
    Path file = folder.resolve(level);
    byte[] whole = Files.readAllBytes(file);
    byte[] flipped = whole.clone();
    flipped[31] ^= 1;
    Files.write(file, flipped);
    try (LevelFiles files = LevelFiles.open(folder, 300)) {
      assertThatThrownBy(() -> files.verify(root))
          .isInstanceOf(CustodyException.class)
          .hasMessageStartingWith("items/");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertNamed(level);
    Files.delete(file);
    assertNamed(level);
    Files.write(file, whole);
    Files.write(folder.resolve("2"), new byte[32]);
    assertNamed("2");
  }

  private void assertNamed(String level) {
    assertThatThrownBy(() -> LevelFiles.open(folder, 300))
        .isInstanceOf(CustodyException.class)
        .hasMessageStartingWith("items/" + level + ": ");
  }
}
