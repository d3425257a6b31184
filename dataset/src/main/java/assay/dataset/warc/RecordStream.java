package assay.dataset.warc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The records of one stretch, one after the other. */
final class RecordStream {
  /** How many line ends are tolerated before and after a record, in bytes. */
  private static final int BLANKS = 8;

  private final Lookahead in;
  private final Grammar grammar;
  private final Notes notes;
  private long blockLeft;

  RecordStream(Lookahead in, Grammar grammar, Notes notes) {
    this.in = in;
    this.grammar = grammar;
    this.notes = notes;
  }

  /** The head of the next record; empty at the end of the stretch. */
  Optional<Head> next() throws IOException {
    blanks();
    if (in.atEnd()) {
      return Optional.empty();
    }
    Head head = grammar.read(in, notes);
    blockLeft = head.blockLength();
    return Optional.of(head);
  }

  /** How many bytes of the stretch were read, inflated. */
  long consumed() {
    return in.consumed();
  }

  /** What is left of the block of the current record. */
  InputStream block() {
    return new Block();
  }

  /** How many bytes that is. */
  long blockLeft() {
    return blockLeft;
  }

  /** Passes over the rest of the current record. */
  void finish() throws IOException {
    if (!in.skip(blockLeft)) {
      throw FramingLost.early("the file ends in a block");
    }
    blockLeft = 0;
    String found = blanks();
    if (!found.equals(grammar.trailer())) {
      boolean complete = found.startsWith(grammar.trailer()) || in.atEnd();
      if (!complete && !grammar.startsRecord(in.peek(Grammar.START))) {
        throw FramingLost.wrong("no record follows where the block should end");
      }
      notes.add(
          "a block is followed by " + found.length() + " bytes of line ends, unlike the standard");
    }
  }

  private String blanks() throws IOException {
    byte[] next = in.peek(BLANKS);
    int count = 0;
    while (count < next.length && (next[count] == '\r' || next[count] == '\n')) {
      count++;
    }
    in.skip(count);
    return new String(next, 0, count, StandardCharsets.ISO_8859_1);
  }

  private final class Block extends InputStream {
    @Override
    public int read() throws IOException {
      if (blockLeft == 0) {
        return -1;
      }
      int b = in.read();
      if (b < 0) {
        throw FramingLost.early("the file ends in a block");
      }
      blockLeft--;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, buffer.length);
      if (length == 0) {
        return 0;
      } else if (blockLeft == 0) {
        return -1;
      }
      int n = in.read(buffer, offset, (int) Math.min(length, blockLeft));
      if (n < 0) {
        throw FramingLost.early("the file ends in a block");
      }
      blockLeft -= n;
      return n;
    }
  }
}
