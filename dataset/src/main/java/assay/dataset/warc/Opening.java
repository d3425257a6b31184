package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds out, from a file's first bytes, how it is compressed and in which grammar it is written.
 */
final class Opening {
  private static final byte[] LZ4 = {4, 0x22, 0x4d, 0x18};

  private Opening() {}

  /**
   * How to divide the file; empty if it is neither WARC nor ARC.
   *
   * @throws FramingLost if it is one that cannot be read
   */
  static Optional<Framing> framing(ShardInput in, Notes notes) throws IOException {
    if (in.length() == 0) {
      return Optional.of(new PlainFraming(in, new WarcGrammar(), notes));
    } else if (in.has(0, LZ4)) {
      throw FramingLost.wrong("lz4 is not supported");
    }
    for (Codec codec : new Codec[] {new GzipCodec(), new ZstdCodec(in)}) {
      Optional<Grammar> found = codec.startsAt(in, 0) ? grammar(in, codec) : Optional.empty();
      if (found.isPresent()) {
        return Optional.of(new MemberFraming(in, found.get(), notes, codec));
      }
      codec.close();
    }
    return grammar(in.peek(0, 2 * Grammar.START)).map(g -> new PlainFraming(in, g, notes));
  }

  /** Of the first member that holds something; WARC if none does. */
  private static Optional<Grammar> grammar(ShardInput in, Codec codec) throws IOException {
    byte[] start = new byte[Grammar.START];
    int count = 0;
    try {
      Source members = new Members(codec, in, 0, in.length(), new ByteArrayOutputStream(0), 0);
      do {
        for (int n = 0; n >= 0 && count < start.length; ) {
          n = members.read(start, count, start.length - count);
          count += Math.max(n, 0);
        }
      } while (count == 0 && members.advance());
    } catch (FramingLost early) {
      if (count == 0) {
        return Optional.empty();
      }
    }
    return count == 0 ? Optional.of(new WarcGrammar()) : grammar(Arrays.copyOf(start, count));
  }

  private static Optional<Grammar> grammar(byte[] start) {
    int blank = 0;
    while (blank < start.length && (start[blank] == '\r' || start[blank] == '\n')) {
      blank++;
    }
    return Optional.ofNullable(Grammar.of(Arrays.copyOfRange(start, blank, start.length)));
  }
}
