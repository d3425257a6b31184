package assay.dataset.tar;

import assay.dataset.packed.Codec;
import assay.dataset.packed.DamagedException;
import assay.dataset.packed.Unpacked;
import assay.dataset.sidecar.Sidecar;
import assay.policy.SidecarKeys;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs ahead of the walk and remembers what the sidecars say, because a sidecar may lie behind the
 * picture it speaks of. In a plain shard it jumps from header to header; a compressed one is undone
 * a second time.
 */
final class Scout implements Closeable {
  /**
   * How many members the scout is ahead of the walk. A sample has a handful, one behind another.
   */
  static final int AHEAD = 1024;

  /** How many sidecars are remembered. */
  static final int KEPT = 2048;

  private final InputStream in;
  private final SidecarKeys keys;
  private final TarBlocks blocks;
  private final TarParts parts;
  private final Map<String, Sidecar> sidecars = new LinkedHashMap<>();
  private long members;
  private boolean ended;

  private Scout(InputStream in, SidecarKeys keys) {
    this.keys = keys;
    this.in = in;
    this.blocks = new TarBlocks(in);
    this.parts = new TarParts(blocks);
  }

  /** Opens the shard's file a second time. */
  static Scout of(Path file, Optional<Codec> codec, SidecarKeys keys) throws IOException {
    InputStream packed = Files.newInputStream(file);
    if (codec.isEmpty()) {
      return new Scout(packed, keys); // unbuffered: it reads a header here and there
    }
    try {
      return new Scout(Unpacked.of(codec.get(), new BufferedInputStream(packed, 1 << 16)), keys);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  /**
   * What a sidecar near the member says of its sample.
   *
   * @param member the number of members in front of it
   */
  Optional<Sidecar> sidecar(String key, long member) throws IOException {
    while (!ended && members <= member + AHEAD) {
      advance();
    }
    return Optional.ofNullable(sidecars.get(key));
  }

  /** Where the archive is damaged the scouting ends; the walk will get there and say so. */
  private void advance() throws IOException {
    try {
      Optional<TarPart> part = parts.next();
      if (part.isEmpty()) {
        ended = true;
      } else if (part.get() instanceof TarPart.Member member) {
        members++;
        look(member);
        blocks.skipTo(member.end());
      }
    } catch (DamagedException damaged) {
      ended = true;
    }
  }

  private void look(TarPart.Member member) throws IOException {
    String suffix = member.name().suffix();
    boolean text = suffix.equals("txt");
    if (member.isFile() && (text || suffix.equals("json")) && member.size() <= Sidecar.LONGEST) {
      byte[] content = blocks.take((int) member.size());
      (text ? Sidecar.ofCaption(content) : Sidecar.parse(content, keys))
          .ifPresent(facts -> sidecars.merge(member.name().key(), facts, Sidecar::and));
    }
    if (sidecars.size() > KEPT) {
      sidecars.remove(sidecars.keySet().iterator().next());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
