package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import assay.item.Extent;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Records that lie in the file as they are: a stretch is one record. */
final class PlainFraming extends Framing {
  private static final int BLOCK = 1 << 16;
  private static final int BLANKS = 64;

  PlainFraming(ShardInput in, Grammar grammar, Notes notes) {
    super(in, grammar, notes);
  }

  @Override
  Stretch attempt(long from) throws IOException {
    long blank = blankEnd(from);
    if (blank > from) {
      return Stretch.glue(from, blank);
    }
    RecordStream records = begin(from, in.length(), notes);
    Head head = records.next().orElseThrow(() -> FramingLost.early("the file ends here"));
    records.finish();
    return Stretch.records(from, from + records.consumed(), 1, head.blockLength());
  }

  private long blankEnd(long from) throws IOException {
    byte[] bytes = in.peek(from, BLANKS);
    int count = 0;
    while (count < bytes.length && (bytes[count] == '\r' || bytes[count] == '\n')) {
      count++;
    }
    return from + count;
  }

  @Override
  Source source(long from) {
    return Source.of(in.stream(from, in.length() - from));
  }

  @Override
  RecordStream records(Extent extent) {
    return begin(extent.offset(), extent.end(), new Notes("")); // noted when it was measured
  }

  private RecordStream begin(long from, long to, Notes toleration) {
    ahead.begin(Source.of(in.stream(from, to - from)));
    return new RecordStream(ahead, grammar, toleration);
  }

  @Override
  long searchFrom(long from) {
    return from + 1;
  }

  @Override
  long reached(long from) {
    return Math.min(in.length(), from + Math.min(ahead.consumed(), BLOCK));
  }

  /** The next line at which a whole header can be read. A payload may hold such a line too. */
  @Override
  Optional<Long> find(long from) throws IOException {
    for (long at = from; at < in.length(); at += BLOCK) {
      byte[] bytes = in.peek(at - 1, 1 + BLOCK + Grammar.START);
      for (int i = 0; i < Math.min(BLOCK, bytes.length - 1); i++) {
        if (bytes[i] == '\n' && isRecord(at + i, bytes, i + 1)) {
          return Optional.of(at + i);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isRecord(long at, byte[] bytes, int index) throws IOException {
    int end = Math.min(bytes.length, index + Grammar.START);
    if (!grammar.startsRecord(Arrays.copyOfRange(bytes, index, end))) {
      return false;
    }
    ahead.begin(Source.of(in.stream(at, in.length() - at)));
    try {
      grammar.read(ahead, new Notes(""));
      return true;
    } catch (FramingLost noHeader) {
      waste(ahead.consumed());
      return false;
    }
  }
}
