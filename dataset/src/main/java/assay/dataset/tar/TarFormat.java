package assay.dataset.tar;

import assay.dataset.io.ExtentRewriter;
import assay.dataset.io.ShardInput;
import assay.dataset.packed.Codec;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.PackedRewriter;
import assay.dataset.packed.Unpacked;
import assay.dataset.sidecar.ShardStats;
import assay.policy.SidecarKeys;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/** Tar archives: WebDataset shards and any others, plain or compressed as a whole. */
public final class TarFormat implements DatasetFormat {
  /** A shorter file of zeros could be anything. */
  private static final int END = 2 * TarHeader.BLOCK;

  private final SidecarKeys keys;

  /** Reads sidecars as common tools write them. */
  public TarFormat() {
    this(SidecarKeys.standard());
  }

  /** Reads sidecars by the given names. */
  public TarFormat(SidecarKeys keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "tar";
  }

  /** Whether bytes begin with the header of a member, whose checksum is right. */
  public static boolean begins(byte[] head) {
    return head.length >= TarHeader.BLOCK
        && TarHeader.isHeader(Arrays.copyOf(head, TarHeader.BLOCK));
  }

  @Override
  public boolean recognises(Path file, byte[] head) throws IOException {
    if (begins(head)) {
      return true;
    }
    boolean zero = head.length > TarHeader.BLOCK && TarHeader.isZero(head);
    return (zero || Codec.of(head).isPresent()) && isArchive(file, Codec.of(head), END);
  }

  private static boolean isArchive(Path file, Optional<Codec> codec, int leastEnd)
      throws IOException {
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
        InputStream archive = Unpacked.of(codec, packed)) {
      return TarProbe.isArchive(archive, leastEnd);
    } catch (DamagedException notThatEither) {
      return false;
    }
  }

  @Override
  public ShardReader read(ShardFile shard) throws IOException, DatasetException {
    Optional<Codec> codec = codec(shard);
    Optional<ShardStats> stats = ShardStats.beside(shard.path());
    ShardInput input = ShardInput.open(shard);
    try {
      InputStream archive = Unpacked.of(codec, input.stream(0, input.length()));
      return new TarReader(shard, stats, input, archive, Scout.of(shard.path(), codec, keys));
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  @Override
  public ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    Optional<Codec> codec = codec(shard);
    return codec.isEmpty()
        ? ExtentRewriter.rewrite(
            shard, screened, choices, target, ExtentRewriter.nothingShared(shard))
        : new PackedRewriter(shard, codec.get()).rewrite(screened, choices, target);
  }

  /** The compression of the whole shard, told by its first bytes. */
  private static Optional<Codec> codec(ShardFile shard) throws IOException, DatasetException {
    byte[] head;
    try (InputStream in = Files.newInputStream(shard.path())) {
      head = in.readNBytes(TarHeader.BLOCK);
    }
    // A member's name may begin like a compressed file; a right checksum says more.
    boolean plain = head.length == TarHeader.BLOCK && TarHeader.isHeader(head);
    Optional<Codec> codec = plain ? Optional.empty() : Codec.of(head);
    if (!plain && !isArchive(shard.path(), codec, 0)) {
      throw new DatasetException(shard.name() + ": is not a tar archive");
    }
    return codec;
  }
}
