package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.DigestAlgorithm;
import assay.stage.DatasetFormat;
import assay.stage.ShardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One input shard of a run.
 *
 * @param number its position in the run, from 0
 * @param bytes its size on disk, for progress
 * @param stamp tells whether it may have changed: a digest of the sizes and modification times of
 *     its files. What it was is known for sure only from its {@link assay.stage.ShardIdentity}
 */
record Source(int number, ShardFile shard, DatasetFormat format, long bytes, String stamp) {

  /**
   * Looks at the files of a shard.
   *
   * @param others files of other shards, which a folder shard does not have although they lie in it
   */
  static Source of(int number, ShardFile shard, DatasetFormat format, Set<Path> others)
      throws IOException {
    MessageDigest stamp = DigestAlgorithm.SHA256.begin();
    long bytes = 0;
    try (Stream<Path> walk = Files.walk(shard.path())) {
      for (Path file : walk.filter(f -> isOwn(f, shard, others)).sorted().toList()) {
        long size = Files.size(file);
        bytes += size;
        String line =
            shard.path().relativize(file)
                + " "
                + size
                + " "
                + Files.getLastModifiedTime(file)
                + "\n";
        stamp.update(line.getBytes(UTF_8));
      }
    }
    String hex = HexFormat.of().formatHex(stamp.digest(), 0, 8);
    return new Source(number, shard, format, bytes, hex);
  }

  /** Whether it is all files of a folder that are no shards of their own. */
  boolean isFolder() {
    return Files.isDirectory(shard.path());
  }

  private static boolean isOwn(Path file, ShardFile shard, Set<Path> others) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && (file.equals(shard.path()) || !others.contains(file));
  }
}
