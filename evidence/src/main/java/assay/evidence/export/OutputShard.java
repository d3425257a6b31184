package assay.evidence.export;

import assay.evidence.snapshot.ShardLeaf;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A shard that was published.
 *
 * @param format {@code warc}, {@code tar}, {@code folder}
 */
public record OutputShard(ShardLeaf leaf, String format) {
  /** Whether anything stayed, and so there is a file. */
  public boolean isPublished() {
    return !leaf.output().equals(ShardLeaf.NOTHING);
  }

  boolean isFolder() {
    return format.equals("folder");
  }

  /** The media type of the file. */
  String mediaType() {
    String name = leaf.name().toLowerCase(Locale.ROOT);
    String end = name.substring(name.lastIndexOf('.') + 1);
    return switch (end) {
      case "gz", "tgz" -> "application/gzip";
      case "zst" -> "application/zstd";
      case "bz2" -> "application/x-bzip2";
      case "xz" -> "application/x-xz";
      default -> format.equals("tar") ? "application/x-tar" : "application/" + format;
    };
  }

  /** The name as a reference relative to the output folder. */
  String reference() {
    try {
      return new URI(null, null, "./" + leaf.name(), null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path is always a reference", e);
    }
  }
}
