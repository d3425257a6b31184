package assay.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.stage.ShardIdentity;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardDigestTest {
  @TempDir private Path folder;
  private Path shard;

  @BeforeEach
  void write() throws Exception {
    shard = Files.createDirectories(folder.resolve("shard/sub")).getParent();
    Files.writeString(shard.resolve("a"), "one");
    Files.writeString(shard.resolve("sub/b"), "two");
  }

  @Test
  void aFolderIsAllItsFilesButForOtherShards() throws Exception {
    ShardIdentity whole = ShardDigest.of(shard, Set.of());
    assertThat(whole.bytes()).isEqualTo(6);
    Files.writeString(shard.resolve("other.tar"), "another shard");
    assertThat(ShardDigest.of(shard, Set.of("other.tar"))).isEqualTo(whole);
    assertThat(ShardDigest.of(shard, Set.of("shard/other.tar"))).isEqualTo(whole);
    assertThat(ShardDigest.of(shard, Set.of())).isNotEqualTo(whole);
  }

  @Test
  void aFolderWithALinkIsNoShard() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "three");
    Files.createSymbolicLink(shard.resolve("sub/c"), elsewhere);
    assertThatThrownBy(() -> ShardDigest.of(shard, Set.of()))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("sub/c: is a link");
    Files.delete(shard.resolve("sub/c"));
    Files.createSymbolicLink(shard.resolve("d"), folder);
    assertThatThrownBy(() -> ShardDigest.of(shard, Set.of()))
        .isInstanceOf(FileSystemException.class);
  }
}
