package assay.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import assay.fingerprint.DigestAlgorithm;
import assay.stage.ShardIdentity;
import assay.stage.TreeIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which bytes a file or a folder on disk is. */
public final class ShardDigest {
  private ShardDigest() {}

  /**
   * The identity of a file; of a folder, that of all its files.
   *
   * @param others names of the other shards of the dataset, which may lie in the folder and are no
   *     part of it
   */
  public static ShardIdentity of(Path path, Set<String> others) throws IOException {
    return Files.isDirectory(path) ? ofFolder(path, others) : ofFile(path);
  }

  private static ShardIdentity ofFile(Path file) throws IOException {
    MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
    long length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha256.update(buffer, 0, n);
        length += n;
      }
    }
    return new ShardIdentity(length, HexFormat.of().formatHex(sha256.digest()));
  }

  private static ShardIdentity ofFolder(Path folder, Set<String> others) throws IOException {
    String prefix = folder.toAbsolutePath().normalize().getFileName() + "/";
    Map<byte[], Path> files = new TreeMap<>(Comparator.comparing(a -> a, Arrays::compareUnsigned));
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(f -> !Files.isDirectory(f, NOFOLLOW_LINKS)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!others.contains(name) && !others.contains(prefix + name)) {
          requireRegular(file);
          files.put(name.getBytes(UTF_8), file);
        }
      }
    }
    TreeIdentity tree = new TreeIdentity();
    for (Map.Entry<byte[], Path> file : files.entrySet()) {
      tree.add(new String(file.getKey(), UTF_8), ofFile(file.getValue()));
    }
    return tree.identity();
  }

  /** Passing a link over would vouch for a folder in which others find more than was hashed. */
  private static void requireRegular(Path file) throws FileSystemException {
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      throw new FileSystemException(
          file.toString(), null, "is a link, or no file, and so no part of a shard");
    }
  }
}
