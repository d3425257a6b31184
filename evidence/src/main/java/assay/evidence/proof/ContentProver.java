package assay.evidence.proof;

import assay.fingerprint.Digest;
import assay.merkle.MerkleProver;
import assay.merkle.TileSource;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Proves which contents a snapshot kept, from its sorted content tags and the hashes of their tree.
 * Looks a tag up by halving and holds one of them at a time. For one thread.
 */
public final class ContentProver implements Closeable {
  private final String name;
  private final FileChannel tags;
  private final TreeHead head;
  private final MerkleProver prover;

  private ContentProver(String name, FileChannel tags, TileSource tiles) throws IOException {
    this.name = name;
    this.tags = tags;
    if (tags.size() % ContentTag.LENGTH != 0) {
      throw new CustodyException(name + ": the file ends within a content tag");
    }
    long size = tags.size() / ContentTag.LENGTH;
    this.prover = new MerkleProver(tiles, size);
    this.head = new TreeHead(size, prover.root());
  }

  /**
   * Opens the tags.
   *
   * @param tagsFile 32 bytes each, ascending, none twice
   * @param tiles the hashes of the tree over them; not closed
   * @throws CustodyException if the file ends within a tag
   */
  public static ContentProver open(Path tagsFile, TileSource tiles) throws IOException {
    FileChannel tags = FileChannel.open(tagsFile, StandardOpenOption.READ);
    try {
      return new ContentProver(tagsFile.getFileName().toString(), tags, tiles);
    } catch (IOException | RuntimeException e) {
      tags.close();
      throw e;
    }
  }

  /** The tree; a caller compares it with the statement's. */
  public TreeHead head() {
    return head;
  }

  /**
   * Proves that the content was kept, or that it was not.
   *
   * @param sha256 of the content
   * @throws CustodyException if tags and hashes do not belong together, so that nothing is proven
   */
  public ContentProof prove(Digest sha256, byte[] contentKey) throws IOException {
    ContentTag tag = ContentTag.of(contentKey, sha256.bytes());
    long at = firstNotBelow(tag);
    ContentProof proof =
        at < head.size() && tag(at).equals(tag)
            ? ContentProof.present(sha256, head, place(at))
            : ContentProof.absent(sha256, head, neighbour(at - 1), neighbour(at));
    try {
      proof.judge(contentKey);
      return proof;
    } catch (ProofException e) {
      throw new CustodyException(name + ": tags and hashes are not of one sorted tree", e);
    }
  }

  private long firstNotBelow(ContentTag tag) throws IOException {
    long low = 0;
    long high = head.size();
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (tag(middle).compareTo(tag) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Optional<Place> neighbour(long index) throws IOException {
    return index < 0 || index == head.size() ? Optional.empty() : Optional.of(place(index));
  }

  private Place place(long index) throws IOException {
    return new Place(index, tag(index), prover.inclusion(index).path());
  }

  private ContentTag tag(long index) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(ContentTag.LENGTH);
    while (bytes.hasRemaining()) {
      if (tags.read(bytes, index * ContentTag.LENGTH + bytes.position()) < 0) {
        throw new CustodyException(name + ": the file has become shorter");
      }
    }
    return ContentTag.ofBytes(bytes.array());
  }

  @Override
  public void close() throws IOException {
    tags.close();
  }
}
