package assay.dataset.mds;

import assay.dataset.io.ShardInput;
import assay.dataset.packed.Codec;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Unpacked;
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
import java.util.Iterator;
import java.util.Optional;

/** Shards of MosaicML Streaming. */
public final class MdsFormat implements DatasetFormat {
  /** A longer sample is digested whole, and not looked into. */
  private static final int LONGEST =
      (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 16);

  private final SidecarKeys keys;
  private final int longest;

  /** Finds addresses under the given names. */
  public MdsFormat(SidecarKeys keys) {
    this(keys, LONGEST);
  }

  /**
   * The same with another limit.
   *
   * @param longest how many bytes of a sample are held
   */
  MdsFormat(SidecarKeys keys, int longest) {
    this.keys = keys;
    this.longest = longest;
  }

  @Override
  public String name() {
    return "mds";
  }

  @Override
  public boolean recognises(Path file, byte[] head) throws IOException {
    Optional<Codec> codec = Codec.of(head);
    if (codec.isEmpty() && !MdsHeader.isLikely(head)) {
      return false;
    }
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
        InputStream inside = Unpacked.of(codec, packed)) {
      MdsHeader.read(inside);
      return true;
    } catch (DamagedException notThatEither) {
      return false;
    }
  }

  @Override
  public ShardReader read(ShardFile shard) throws IOException, DatasetException {
    Optional<Codec> codec = codec(shard);
    ShardInput input = ShardInput.open(shard);
    try {
      InputStream inside = Unpacked.of(codec, input.stream(0, input.length()));
      return new MdsReader(shard, input, inside, MdsHeader.read(inside), keys, longest);
    } catch (DamagedException e) {
      input.close();
      throw new DatasetException(shard.name() + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  static Optional<Codec> codec(ShardFile shard) throws IOException {
    try (InputStream in = Files.newInputStream(shard.path())) {
      return Codec.of(in.readNBytes(Codec.SIGNATURE));
    }
  }

  @Override
  public ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    return new MdsRewriter(shard, codec(shard)).rewrite(screened, choices, target);
  }
}
