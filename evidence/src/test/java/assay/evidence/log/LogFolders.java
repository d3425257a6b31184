package assay.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.tiles.TileBuilder;
import assay.evidence.tiles.TileFolder;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders of logs. */
final class LogFolders {
  private LogFolders() {}

  static byte[] entry(long i) {
    return ("entry " + i).getBytes(UTF_8);
  }

  /** A log with so many entries, written at once. */
  static Path write(Path folder, int size, FakeSigner signer) throws IOException {
    Files.createDirectories(folder);
    TileFolder tiles = new TileFolder(folder);
    TileBuilder builder = new TileBuilder(tiles::writeTile);
    List<byte[]> bundle = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      bundle.add(entry(i));
      builder.add(Hash.ofLeaf(entry(i)));
      if (bundle.size() == TileBuilder.WIDTH || i == size - 1) {
        tiles.writeEntries(i / TileBuilder.WIDTH, bundle);
        bundle.clear();
      }
    }
    TreeHead head = builder.finish();
    Files.writeString(folder.resolve("checkpoint"), signer.sign(head.size(), head.root()));
    return folder;
  }

  /** What a power failure would leave if it happened now. */
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }
}
