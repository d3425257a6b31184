package assay.match.video;

import assay.match.child.Feed;
import assay.stage.Content;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * In which order a video goes to the decoder.
 *
 * @param pieces all of it
 * @param fault what its outermost structure shows to be wrong
 */
record Arrangement(List<Piece> pieces, Optional<Reason> fault) {
  Arrangement {
    pieces = List.copyOf(pieces);
  }

  /** As it stands. */
  static Arrangement asItIs(Content content, Optional<Reason> fault) {
    return new Arrangement(List.of(new Piece(content, 0, content.length())), fault);
  }

  /** A part of a content. */
  record Piece(Content content, long from, long to) {}

  /** The pieces, one after the other; knows afterwards whether they could be read. */
  static final class ContentFeed implements Feed {
    private static final int BUFFER = 1 << 16;

    private final List<Piece> pieces;
    private volatile Optional<IOException> failure = Optional.empty();

    ContentFeed(Arrangement arrangement) {
      this.pieces = arrangement.pieces();
    }

    @Override
    public void to(OutputStream out) throws IOException {
      byte[] buffer = new byte[BUFFER];
      for (Piece piece : pieces) {
        for (long at = piece.from(); at < piece.to(); ) {
          int count = read(piece.content(), at, buffer, (int) Math.min(BUFFER, piece.to() - at));
          out.write(buffer, 0, count);
          at += count;
        }
      }
    }

    private int read(Content content, long at, byte[] buffer, int count) throws IOException {
      try {
        return content.read(at, buffer, 0, count);
      } catch (IOException e) {
        failure = Optional.of(e); // the decoder would take it for the end
        throw e;
      }
    }

    void requireRead() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }
}
