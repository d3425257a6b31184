package assay.evidence.log;

import assay.evidence.tiles.TileBuilder;
import assay.evidence.tiles.TileFolder;
import assay.merkle.ConsistencyProof;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import assay.merkle.MerkleProver;
import assay.merkle.TileSource;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A log as one checkpoint of it has it. What was appended later is not seen, so that everything it
 * says belongs together. Needs no key; safe to use while the log grows.
 */
public final class LogView {
  private final String checkpoint;
  private final TreeHead head;
  private final TileFolder folder;
  private final TileSource tiles;
  private final MerkleProver prover;

  private LogView(String checkpoint, TreeHead head, TileFolder folder) {
    this.checkpoint = checkpoint;
    this.head = head;
    this.folder = folder;
    this.tiles = folder.at(head.size());
    this.prover = new MerkleProver(tiles, head.size());
  }

  /** Takes the entries of a log. */
  @FunctionalInterface
  public interface Each {
    void entry(long index, byte[] entry) throws IOException;
  }

  /**
   * Reads the current checkpoint, and computes its root from the tiles.
   *
   * @param origin the name of the log
   * @param genuine whether a signed note bears the signatures it needs
   * @throws CustodyException if there is no such checkpoint, or the tiles are not those it is about
   */
  public static LogView open(Path folder, String origin, Predicate<String> genuine)
      throws IOException {
    return open(new LogFiles(folder, origin), genuine);
  }

  static LogView open(LogFiles files, Predicate<String> genuine) throws IOException {
    String checkpoint =
        files
            .checkpoint()
            .orElseThrow(() -> new CustodyException("checkpoint: the file is missing"));
    if (!genuine.test(checkpoint)) {
      throw new CustodyException("checkpoint: the signature does not verify");
    }
    LogView view = new LogView(checkpoint, files.parse(checkpoint), new TileFolder(files.folder()));
    if (!view.prover.root().equals(view.head.root())) {
      throw new CustodyException(
          "checkpoint: its root differs from that of the tiles at size " + view.head.size());
    }
    return view;
  }

  /** The signed note. */
  public String checkpoint() {
    return checkpoint;
  }

  /** What it is about. */
  public TreeHead head() {
    return head;
  }

  /**
   * Proves that the log has an entry at this index.
   *
   * @throws CustodyException if the tiles are damaged, so that nothing is proven
   */
  public InclusionProof inclusion(long index) throws IOException {
    InclusionProof proof = prover.inclusion(index);
    demand(proof.proves(Hash.of(tiles.hashes(0, index, 1)), head.root()), "index " + index);
    return proof;
  }

  /**
   * Proves that the log only grew since it had so many entries.
   *
   * @throws CustodyException if the tiles are damaged, so that nothing is proven
   */
  public ConsistencyProof consistency(long from) throws IOException {
    ConsistencyProof proof = prover.consistency(from);
    Hash root = new MerkleProver(folder.at(from), from).root();
    demand(proof.proves(root, head.root()), "size " + from);
    return proof;
  }

  private static void demand(boolean proven, String place) {
    if (!proven) {
      throw new CustodyException("log at " + place + ": the tiles do not lead to the root");
    }
  }

  /** Hands over the entries from this index on, each compared with the hash of its leaf. */
  public void entries(long from, Each each) throws IOException {
    for (long number = from / TileBuilder.WIDTH;
        number * TileBuilder.WIDTH < head.size();
        number++) {
      long index = number * TileBuilder.WIDTH;
      for (byte[] entry : bundle(number)) {
        if (index >= from) {
          each.entry(index, entry);
        }
        index++;
      }
    }
  }

  /** The entries of one bundle, each compared with the hash of its leaf. */
  List<byte[]> bundle(long number) throws IOException {
    int width = width(number);
    List<byte[]> entries = folder.entries(number, width);
    byte[] hashes = folder.tile(0, number, width);
    for (int i = 0; i < width; i++) {
      if (!Hash.ofLeaf(entries.get(i)).equals(hash(hashes, i))) {
        throw new CustodyException(
            TileFolder.bundleName(number, width)
                + ": entry "
                + i
                + " is not the one in "
                + TileFolder.tileName(0, number, width));
      }
    }
    return entries;
  }

  private int width(long number) {
    return (int) Math.min(TileBuilder.WIDTH, head.size() - number * TileBuilder.WIDTH);
  }

  private static Hash hash(byte[] tile, int slot) {
    return Hash.of(Arrays.copyOfRange(tile, slot * Hash.LENGTH, (slot + 1) * Hash.LENGTH));
  }

  /** The first entry that is equal. Reads 32 bytes for every entry of the log. */
  public OptionalLong find(byte[] entry) throws IOException {
    Hash leaf = Hash.ofLeaf(entry);
    for (long number = 0; number * TileBuilder.WIDTH < head.size(); number++) {
      byte[] tile = folder.tile(0, number, width(number));
      for (int i = 0; i < tile.length / Hash.LENGTH; i++) {
        if (hash(tile, i).equals(leaf)) {
          return OptionalLong.of(number * TileBuilder.WIDTH + i);
        }
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Computes every tile and the root from the entries.
   *
   * @return what the log was found to be
   * @throws CustodyException naming the first file that differs
   */
  public TreeHead verify() throws IOException {
    TileBuilder rebuilt = new TileBuilder(this::compare);
    entries(0, (index, entry) -> rebuilt.add(Hash.ofLeaf(entry)));
    if (!rebuilt.finish().equals(head)) {
      throw new CustodyException("checkpoint: its root differs from that of the entries");
    }
    return head;
  }

  private void compare(int level, long number, byte[] hashes) throws IOException {
    int width = hashes.length / Hash.LENGTH;
    if (!Arrays.equals(folder.tile(level, number, width), hashes)) {
      throw new CustodyException(
          TileFolder.tileName(level, number, width) + ": the tile differs from the entries");
    }
  }
}
