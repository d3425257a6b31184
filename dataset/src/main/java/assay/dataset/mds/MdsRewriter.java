package assay.dataset.mds;

import assay.dataset.io.DigestedOutput;
import assay.dataset.io.ExtentRewriter;
import assay.dataset.io.ShardInput;
import assay.dataset.packed.Codec;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Unpacked;
import assay.durable.AtomicFile;
import assay.item.Extent;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Writes a shard again: its table anew, the samples that stay byte for byte. */
final class MdsRewriter {
  private final ShardFile shard;
  private final Optional<Codec> codec;

  MdsRewriter(ShardFile shard, Optional<Codec> codec) {
    this.shard = shard;
    this.codec = codec;
  }

  ShardIdentity rewrite(ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException {
    if (Files.exists(target) && Files.isSameFile(shard.path(), target)) {
      throw new IllegalArgumentException(shard.name() + ": input and output are the same file");
    }
    // The table comes before the samples, so the input is compared before anything is written.
    try (ShardInput in = ShardInput.open(shard)) {
      ExtentRewriter.requireUnchanged(shard, screened, in.identity());
    }
    try (ShardInput in = ShardInput.open(shard)) {
      MdsHeader header = header(in);
      BitSet kept = kept(header, choices);
      if (kept.cardinality() == header.samples()) {
        Choice file = new Choice(new Extent(0, in.length()), 0, "", true);
        return ExtentRewriter.rewrite(
            shard, screened, List.of(file).iterator(), target, ExtentRewriter.nothingShared(shard));
      }
      List<ShardIdentity> written = new ArrayList<>();
      AtomicFile.<DatasetException>write(
          target,
          raw -> {
            DigestedOutput out = new DigestedOutput(raw);
            copy(in, header, kept, out);
            ExtentRewriter.requireUnchanged(shard, screened, in.identity());
            written.add(out.identity());
          });
      return written.get(0);
    } catch (DamagedException e) {
      throw new DatasetException(shard.name() + ": " + e.getMessage(), e);
    }
  }

  private MdsHeader header(ShardInput in) throws IOException {
    try (InputStream inside = Unpacked.of(codec, in.stream(0, in.length()))) {
      return MdsHeader.read(inside);
    }
  }

  /** Which samples stay. */
  private BitSet kept(MdsHeader header, Iterator<Choice> choices) throws DatasetException {
    BitSet kept = new BitSet();
    if (!choices.hasNext() || choices.next().extent().length() != header.offset(0)) {
      throw untiled();
    }
    int sample = -1;
    while (choices.hasNext()) {
      Choice choice = choices.next();
      sample += choice.part() == 0 ? 1 : 0;
      if (sample < 0
          || sample >= header.samples()
          || choice.extent().offset() != header.offset(sample)
          || choice.extent().end() != header.offset(sample + 1)
          || (choice.part() > 0 && kept.get(sample) != choice.kept())) {
        throw untiled();
      }
      kept.set(sample, choice.kept());
    }
    if (sample + 1 != header.samples()) {
      throw untiled();
    }
    return kept;
  }

  private DatasetException untiled() {
    return new DatasetException(shard.name() + ": choices are not about the samples that it has");
  }

  private void copy(ShardInput in, MdsHeader header, BitSet kept, OutputStream out)
      throws IOException {
    long[] lengths =
        kept.stream().mapToLong(i -> header.offset(i + 1) - header.offset(i)).toArray();
    try (InputStream inside = Unpacked.of(codec, in.stream(0, in.length()))) {
      OutputStream packed = codec.isPresent() ? codec.get().encoder(out) : out;
      packed.write(header.of(lengths));
      copy(inside, header.offset(0), OutputStream.nullOutputStream());
      for (int i = 0; i < header.samples(); i++) {
        long length = header.offset(i + 1) - header.offset(i);
        copy(inside, length, kept.get(i) ? packed : OutputStream.nullOutputStream());
      }
      if (codec.isPresent()) {
        packed.close();
      }
    }
  }

  private static void copy(InputStream in, long count, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = count; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n <= 0) {
        throw new DamagedException("it ends inside a sample");
      }
      out.write(buffer, 0, n);
      left -= n;
    }
  }
}
