package assay.cli.check;

import assay.dataset.Datasets;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Extent;
import assay.item.Reading;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.ShardReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of every shard of a dataset, in order, as they lie on disk. */
final class Pieces {
  private Pieces() {}

  /** By shard name. */
  static SortedMap<String, List<Piece>> of(Path dataset) throws IOException, DatasetException {
    SortedMap<String, List<Piece>> pieces = new TreeMap<>();
    for (Datasets.Shard found : new Datasets(Datasets.formats()).find(List.of(dataset))) {
      Path path = found.file().path();
      try (ShardReader reader = found.format().read(found.file())) {
        pieces.put(
            found.file().name(), Files.isDirectory(path) ? files(reader) : ranges(reader, path));
      }
    }
    return pieces;
  }

  private static List<Piece> ranges(ShardReader reader, Path path)
      throws IOException, DatasetException {
    List<Piece> pieces = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(path)) {
      for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        if (entry.get().part() == 0) {
          pieces.add(new Piece(entry.get().member(), sha256(channel, entry.get().extent())));
        }
      }
    }
    return pieces;
  }

  private static String sha256(FileChannel channel, Extent extent) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    for (long at = extent.offset(); at < extent.end(); ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), extent.end() - at));
      int n = channel.read(buffer, at);
      if (n <= 0) {
        throw new IOException("the shard is shorter than its entries");
      }
      digest.update(buffer.flip());
      at += n;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Piece> files(ShardReader reader) throws IOException, DatasetException {
    List<Piece> pieces = new ArrayList<>();
    for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
      if (entry.get().item().isPresent()) {
        Item item = entry.get().item().get();
        MessageDigest digest = DigestAlgorithm.SHA256.begin();
        item.read(
            (reading, bytes, from, n) -> {
              if (reading == Reading.STORED) {
                digest.update(bytes, from, n);
              }
            });
        pieces.add(new Piece(entry.get().member(), HexFormat.of().formatHex(digest.digest())));
      }
    }
    return pieces;
  }
}
