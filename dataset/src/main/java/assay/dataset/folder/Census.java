package assay.dataset.folder;

import assay.dataset.io.ExtentRewriter;
import assay.dataset.io.ShardInput;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.TreeIdentity;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** What a folder holds before it is written again: which files stay, and what each of them is. */
final class Census {
  private static final int SHA256 = 32;

  private final ShardFile shard;
  private final BitSet kept = new BitSet();
  private byte[] digests = new byte[64 * SHA256];
  private final Set<String> removed = new HashSet<>();
  private final TreeIdentity tree = new TreeIdentity();
  private int count;

  private Census(ShardFile shard) {
    this.shard = shard;
  }

  /**
   * Reads the whole tree.
   *
   * @throws DatasetException if the choices are not about the files that are there
   */
  static Census of(ShardFile shard, FolderWalk walk, Iterator<Choice> choices)
      throws IOException, DatasetException {
    Census census = new Census(shard);
    for (Optional<FolderFile> file = walk.next(); file.isPresent(); file = walk.next()) {
      if (!choices.hasNext()) {
        throw census.changed();
      }
      census.add(file.get(), choices.next());
    }
    if (choices.hasNext()) {
      throw census.changed();
    }
    return census;
  }

  private void add(FolderFile file, Choice choice) throws IOException, DatasetException {
    if (!choice.member().equals(file.name())) {
      throw changed();
    }
    try (ShardInput input = ShardInput.open(new ShardFile(file.path(), place(count)))) {
      ShardIdentity identity = input.identity();
      tree.add(file.name(), identity);
      remember(HexFormat.of().parseHex(identity.sha256()));
    }
    kept.set(count++, choice.kept());
    if (!choice.kept()) {
      removed.add(file.name());
    }
  }

  private void remember(byte[] sha256) {
    int at = Math.multiplyExact(count, SHA256);
    if (at == digests.length) {
      digests = Arrays.copyOf(digests, Math.multiplyExact(digests.length, 2));
    }
    System.arraycopy(sha256, 0, digests, at, SHA256);
  }

  private String place(int index) {
    return shard.name() + "#" + index;
  }

  private DatasetException changed() {
    return new DatasetException(
        shard.name() + ": files were added or removed since it was screened");
  }

  void requireUnchanged(ShardIdentity screened) throws DatasetException {
    ExtentRewriter.requireUnchanged(shard, screened, tree.identity());
  }

  boolean keeps(int index) {
    return kept.get(index);
  }

  /**
   * Compares the number of files with what it was.
   *
   * @throws DatasetException if files came or went since
   */
  void requireAll(int files) throws DatasetException {
    if (files != count) {
      throw changed();
    }
  }

  /** Names of the files that leave. */
  Set<String> removed() {
    return removed;
  }

  /**
   * Compares a file with what it was when the census was taken.
   *
   * @throws DatasetException if it has changed
   */
  void requireSame(int index, ShardIdentity file) throws DatasetException {
    String then = HexFormat.of().formatHex(digests, index * SHA256, (index + 1) * SHA256);
    if (!then.equals(file.sha256())) {
      throw new DatasetException(place(index) + ": has changed while the folder was written");
    }
  }
}
