package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.api.Binary;

/** Goes through a media column of one row group, row by row. */
final class MediaCursor {
  private final MediaColumn column;
  private final Optional<Triplets> bytes;
  private final Optional<Triplets> paths;
  private final Share share;

  private MediaCursor(
      MediaColumn column, Optional<Triplets> bytes, Optional<Triplets> paths, Share share) {
    this.column = column;
    this.bytes = bytes;
    this.paths = paths;
    this.share = share;
  }

  static MediaCursor open(
      ShardInput in, Table table, RowGroup group, MediaColumn column, long budget)
      throws IOException {
    Optional<Triplets> bytes = Optional.empty();
    Optional<Triplets> paths = Optional.empty();
    Share share = Share.none();
    for (Chunk chunk : group.chunks()) {
      if (column.bytes().filter(chunk.column()::equals).isPresent()) {
        bytes = Optional.of(new Triplets(in, chunk, table.writer(), budget));
        share = Share.of(chunk);
      } else if (column.path().filter(chunk.column()::equals).isPresent()) {
        paths = Optional.of(new Triplets(in, chunk, table.writer(), budget));
      }
    }
    return new MediaCursor(column, bytes, paths, share);
  }

  /**
   * One value that is there, or is said to be elsewhere.
   *
   * @param name {@code image}; {@code images[1]} in a list
   * @param stored how many bytes of the file are its own
   */
  record Found(String name, Optional<Binary> bytes, Optional<String> path, long stored) {
    /** The place only. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** The values of the next row. */
  List<Found> next(long row) {
    List<Found> found = new ArrayList<>();
    bytes.ifPresent(b -> b.requireRow(row));
    paths.ifPresent(p -> p.requireRow(row));
    boolean more = true;
    for (int i = 0; more; i++) {
      Optional<Binary> value = bytes.filter(Triplets::isPresent).map(Triplets::binary);
      Optional<String> path = paths.filter(Triplets::isPresent).map(MediaCursor::text);
      String name = column.isRepeated() ? column.name() + "[" + i + "]" : column.name();
      if (value.isPresent() || path.isPresent()) {
        long stored = value.map(v -> share.take(v.length())).orElse(0L);
        found.add(new Found(name, value, path, stored));
      }
      more = advance();
    }
    return found;
  }

  private static String text(Triplets path) {
    return new String(path.binary().getBytesUnsafe(), StandardCharsets.UTF_8);
  }

  /** The two columns lie in one struct: as many values, in the same places. */
  private boolean advance() {
    Optional<Boolean> moreBytes = bytes.map(Triplets::advance);
    Optional<Boolean> morePaths = paths.map(Triplets::advance);
    if (moreBytes.isPresent() && morePaths.isPresent() && !moreBytes.equals(morePaths)) {
      throw new Damaged(
          bytes.get().chunk().place() + ": has other places than the paths beside it");
    }
    return moreBytes.or(() -> morePaths).orElseThrow();
  }

  void finish() throws IOException {
    if (bytes.isPresent()) {
      bytes.get().finish();
    }
    if (paths.isPresent()) {
      paths.get().finish();
    }
  }
}
