package assay.dataset.tar;

import assay.dataset.packed.DamagedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts an archive into its parts. The data of a member stay where they are: whoever wants the next
 * part goes past them first.
 */
final class TarParts {
  /** Names and attributes are shorter; a longer header would only fill the memory. */
  private static final long LONGEST_HEADER = 1 << 20;

  /** Headers in front of one member: x, L and K, each once or twice. */
  private static final long LONGEST_HEADERS = 4 * LONGEST_HEADER;

  private final TarBlocks in;

  TarParts(TarBlocks in) {
    this.in = in;
  }

  /** The next part; empty at the end of the file. */
  Optional<TarPart> next() throws IOException {
    long start = in.position();
    byte[] block = in.take(TarHeader.BLOCK);
    if (block.length == 0) {
      return Optional.empty();
    } else if (TarHeader.isZero(block)) {
      return Optional.of(new TarPart.Zeros(start, block.length));
    }
    TarHeader header = whole(block);
    if (header.type() == 'g') {
      return Optional.of(global(start, header));
    }
    return Optional.of(new Group(start).member(block, header));
  }

  private TarPart global(long start, TarHeader header) throws IOException {
    if (PaxRecords.parse(data(header)).overridesMembers()) {
      throw new DamagedException("a global header gives names or sizes to members");
    }
    return new TarPart.Global(start, in.position() - start);
  }

  private static TarHeader whole(byte[] block) throws DamagedException {
    if (block.length < TarHeader.BLOCK) {
      throw new DamagedException("the file ends inside a header");
    }
    return TarHeader.of(block);
  }

  /** The data of an extension header, without padding. */
  private byte[] data(TarHeader header) throws IOException {
    return Arrays.copyOf(padded(header), (int) header.size());
  }

  private byte[] padded(TarHeader header) throws IOException {
    if (header.size() > LONGEST_HEADER) {
      throw new DamagedException("an extended header of " + header.size() + " bytes");
    }
    int length = (int) -Math.floorDiv(-header.size(), TarHeader.BLOCK) * TarHeader.BLOCK;
    byte[] bytes = in.take(length);
    if (bytes.length < length) {
      throw new DamagedException("the file ends inside an extended header");
    }
    return bytes;
  }

  /** Gathers the headers of one member. */
  private final class Group {
    private final long start;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * TarHeader.BLOCK);
    private PaxRecords pax = PaxRecords.none();
    private Optional<byte[]> longName = Optional.empty();
    private Optional<byte[]> longLink = Optional.empty();

    Group(long start) {
      this.start = start;
    }

    TarPart.Member member(byte[] firstBlock, TarHeader first) throws IOException {
      bytes.write(firstBlock);
      TarHeader header = first;
      while ("xXLK".indexOf(header.type()) >= 0) {
        extend(header);
        header = following();
      }
      byte[] last = {};
      for (boolean more = header.hasSparseExtension(); more; more = last[504] != 0) {
        last = block();
      }
      return member(header);
    }

    private void extend(TarHeader header) throws IOException {
      byte[] padded = padded(header);
      byte[] data = Arrays.copyOf(padded, (int) header.size());
      bytes.write(padded);
      switch (header.type()) {
        case 'L' -> longName = Optional.of(untilNul(data));
        case 'K' -> longLink = Optional.of(untilNul(data));
        default -> pax = PaxRecords.parse(data);
      }
    }

    private TarHeader following() throws IOException {
      TarHeader header = whole(block());
      if (header.type() == 'g') {
        throw new DamagedException("a global header stands between the headers of a member");
      }
      return header;
    }

    private byte[] block() throws IOException {
      byte[] block = in.take(TarHeader.BLOCK);
      bytes.write(block);
      if (block.length < TarHeader.BLOCK || bytes.size() > LONGEST_HEADERS) {
        throw new DamagedException("the headers of a member do not end");
      }
      return block;
    }

    private TarPart.Member member(TarHeader header) throws DamagedException {
      char type = header.type();
      boolean carries = "123456".indexOf(type) < 0;
      long size = carries ? pax.size().orElse(header.size()) : 0; // links say what they point to
      TarPart.Member member =
          new TarPart.Member(
              start,
              bytes.size(),
              bytes::toByteArray,
              MemberName.of(pax.path().or(() -> longName).orElseGet(header::name)),
              MemberName.of(pax.linkPath().or(() -> longLink).orElseGet(header::linkName)),
              type,
              size,
              header.modified(),
              type == 'S' || pax.isSparse());
      if (member.end() < start) {
        throw new DamagedException("a member of " + size + " bytes");
      }
      return member;
    }
  }

  private static byte[] untilNul(byte[] data) {
    int end = 0;
    while (end < data.length && data[end] != 0) {
      end++;
    }
    return Arrays.copyOf(data, end);
  }
}
