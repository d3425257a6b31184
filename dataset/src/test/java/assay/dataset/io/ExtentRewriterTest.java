package assay.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.item.Extent;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtentRewriterTest {
  @TempDir private Path folder;
  private ShardFile shard;
  private ShardIdentity screened;

  @BeforeEach
  void writeAShardOfThreeExtents() throws IOException {
    Path path = Files.writeString(folder.resolve("shard"), "aaabbbbcc");
    shard = new ShardFile(path, "shard");
    try (ShardInput in = ShardInput.open(shard)) {
      screened = in.identity();
    }
  }

  @Test
  void extentsThatLeaveAreCutOut() throws Exception {
    assertThat(rewritten(choice(0, 3, true), choice(3, 4, false), choice(7, 2, true)))
        .isEqualTo("aaacc");
  }

  @Test
  void neighboursThatStayAreTheInput() throws Exception {
    assertThat(rewritten(choice(0, 3, true), choice(3, 4, true), choice(7, 2, true)))
        .isEqualTo("aaabbbbcc");
  }

  @Test
  void aGapAnOverlapAndAMissingEndAreRefused() throws Exception {
    requireRefused(choice(0, 3, true), choice(4, 5, true));
    requireRefused(choice(0, 3, true), choice(2, 7, true));
    requireRefused(choice(0, 3, true), choice(3, 4, true));
    requireRefused(choice(0, 10, true));
  }

  @Test
  void theInputIsNeverTheOutput() {
    List<Choice> choices = List.of(choice(0, 9, true));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ExtentRewriter.rewrite(
                shard,
                screened,
                choices.iterator(),
                shard.path(),
                ExtentRewriter.nothingShared(shard)));
  }

  @Test
  void aShardThatGrewIsNotPublished() throws Exception {
    Files.writeString(shard.path(), "aaabbbbccd");
    requireRefused(choice(0, 10, true));
  }

  private void requireRefused(Choice... choices) throws IOException {
    assertThat(assertThrows(DatasetException.class, () -> rewritten(choices)))
        .hasMessageStartingWith("shard: ");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(shard.path());
    }
  }

  private String rewritten(Choice... choices) throws IOException, DatasetException {
    Path target = folder.resolve("out");
    ExtentRewriter.rewrite(
        shard, screened, List.of(choices).iterator(), target, ExtentRewriter.nothingShared(shard));
    return Files.readString(target);
  }

  private static Choice choice(long offset, long length, boolean kept) {
    return new Choice(new Extent(offset, length), 0, "", kept);
  }
}
