package assay.dataset.tar;

import assay.dataset.packed.DamagedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * The members of an archive that is no shard, as it is read through: those with bytes, whatever
 * their type; links, directories and devices are passed over. As strict as the reading of shards.
 */
public final class TarMembers {
  private final TarBlocks blocks;
  private final TarParts parts;
  private long dataEnd;
  private boolean ended;

  public TarMembers(InputStream archive) {
    this.blocks = new TarBlocks(archive);
    this.parts = new TarParts(blocks);
  }

  /**
   * One member.
   *
   * @param time of its last change, as its packer says
   * @param sparse its data are not what its readers would see
   * @param part it is the rest of a member whose beginning is elsewhere
   * @param data to be read before the next member is asked for
   */
  public record Member(
      String name, Optional<Instant> time, boolean sparse, boolean part, InputStream data) {}

  /**
   * The next member; empty at the end.
   *
   * @throws DamagedException if the rest of the archive cannot be trusted, or there is no end of
   *     it: then nobody knows whether there was more
   */
  public Optional<Member> next() throws IOException {
    blocks.skipTo(dataEnd);
    for (Optional<TarPart> part = parts.next(); part.isPresent(); part = parts.next()) {
      ended |= part.get() instanceof TarPart.Zeros;
      if (part.get() instanceof TarPart.Member member) {
        dataEnd = member.end();
        if (member.isFile()) {
          return Optional.of(member(member));
        }
        blocks.skipTo(dataEnd);
      }
    }
    if (!ended) {
      throw new DamagedException("the archive has no end", new EOFException());
    }
    return Optional.empty();
  }

  private Member member(TarPart.Member member) {
    return new Member(
        member.name().text(),
        member.time(),
        member.sparse(),
        member.isContinuation(),
        new Data(blocks, member.size()));
  }

  /** The data of a member, without padding. */
  private static final class Data extends InputStream {
    private final TarBlocks blocks;
    private long left;

    Data(TarBlocks blocks, long size) {
      this.blocks = blocks;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      } else if (left == 0) {
        return -1;
      }
      int n = blocks.read(buffer, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new DamagedException("the archive ends inside a member", new EOFException());
      }
      left -= n;
      return n;
    }
  }
}
