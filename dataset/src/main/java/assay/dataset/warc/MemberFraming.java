package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Records in compressed members: a stretch is the fewest members that begin and end where records
 * do. Usually that is one of each.
 *
 * <p>A stretch is inflated to its end, and its checksums are verified, before it is shown; up to a
 * few MiB are held so that it need not be inflated twice.
 */
final class MemberFraming extends Framing {
  private static final int HELD = 4 << 20;
  private static final int BLOCK = 1 << 16;

  private final Codec codec;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream(BLOCK);
  private Optional<Extent> copied = Optional.empty();
  private Members members;

  MemberFraming(ShardInput in, Grammar grammar, Notes notes, Codec codec) {
    super(in, grammar, notes);
    this.codec = codec;
  }

  @Override
  Stretch attempt(long from) throws IOException {
    members = null;
    copied = Optional.empty();
    copy.reset();
    if (in.peek(from, 1)[0] == 0 && isZeroFrom(from)) {
      return Stretch.glue(from, in.length());
    }
    members = new Members(codec, in, from, in.length(), copy, HELD);
    ahead.begin(members);
    RecordStream records = new RecordStream(ahead, grammar, notes);
    long count = 0;
    while (records.next().isPresent()) {
      records.finish();
      count++;
    }
    if (count == 0) {
      return Stretch.glue(from, members.end());
    }
    Stretch whole = Stretch.records(from, members.end(), count, members.dataBytes());
    copied = members.isCopied() ? Optional.of(whole.extent()) : Optional.empty();
    return whole;
  }

  private boolean isZeroFrom(long from) throws IOException {
    byte[] buffer = new byte[BLOCK];
    for (long at = from; at < in.length(); ) {
      int n = in.read(at, buffer, 0, BLOCK);
      for (int i = 0; i < n; i++) {
        if (buffer[i] != 0) {
          return false;
        }
      }
      at += n;
    }
    return true;
  }

  @Override
  Source source(long from) throws IOException {
    return new Members(codec, in, from, in.length(), new ByteArrayOutputStream(0), 0);
  }

  @Override
  boolean isCompressed() {
    return true;
  }

  Codec codec() {
    return codec;
  }

  @Override
  RecordStream records(Extent extent) throws IOException {
    return new RecordStream(inflate(extent), grammar, new Notes("")); // noted when measured
  }

  /** The bytes of a stretch that was measured before. */
  Lookahead inflate(Extent extent) throws IOException {
    if (copied.filter(extent::equals).isPresent()) {
      ahead.begin(Source.of(new ByteArrayInputStream(copy.toByteArray())));
    } else {
      var unused = new ByteArrayOutputStream(0);
      ahead.begin(new Members(codec, in, extent.offset(), extent.end(), unused, 0));
    }
    return ahead;
  }

  /** A member that is whole is not searched: it may hold an archive as content. */
  @Override
  long searchFrom(long from) {
    return members == null || members.firstEnd() < 0 ? from + 1 : members.firstEnd();
  }

  @Override
  long reached(long from) {
    return members == null ? from : Math.max(from, members.start());
  }

  @Override
  Optional<Long> find(long from) throws IOException {
    for (long at = from; at < in.length(); at += BLOCK) {
      byte[] bytes = in.peek(at, BLOCK);
      for (int i = 0; i < bytes.length; i++) {
        if ((bytes[i] == 0x1f || bytes[i] == 0x28) && beginsRecord(at + i)) {
          return Optional.of(at + i);
        }
      }
    }
    return Optional.empty();
  }

  private boolean beginsRecord(long at) throws IOException {
    if (!codec.startsAt(in, at)) {
      return false;
    }
    waste(BLOCK);
    try {
      var unused = new ByteArrayOutputStream(0);
      ahead.begin(new Members(codec, in, at, in.length(), unused, 0));
      return grammar.startsRecord(ahead.peek(Grammar.START));
    } catch (FramingLost elsewhere) {
      return false;
    }
  }

  @Override
  public void close() {
    codec.close();
  }
}
