package assay.match.video;

import assay.match.video.Arrangement.Piece;
import assay.stage.Content;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MP4 and QuickTime (ISO/IEC 14496-12): puts the index ({@code moov}) before the pixels ({@code
 * mdat}), as a reader needs that cannot go back.
 */
final class Mp4Order {
  /** Ten hours of a film have some tens of megabytes. */
  private static final long LARGEST_INDEX = 256L << 20;

  private static final int MOST_BOXES = 1_000_000;

  private final Bytes bytes;
  private final Content content;
  private final List<Box> boxes = new ArrayList<>();
  private Optional<Reason> fault = Optional.empty();

  private Mp4Order(Content content) {
    this.content = content;
    this.bytes = new Bytes(content);
  }

  /** A box of the outermost level; the header is part of it. */
  private record Box(String type, long from, long to) {}

  static Arrangement of(Content content) throws IOException, UnreadableItemException {
    Mp4Order order = new Mp4Order(content);
    order.walk();
    return order.arrange();
  }

  private void walk() throws IOException, UnreadableItemException {
    for (long at = 0; at < bytes.length() && boxes.size() < MOST_BOXES; ) {
      byte[] header = bytes.at(at, 16);
      long length = header.length < 8 ? 16 : Bytes.big(header, 0, 4);
      if (length == 1) {
        length = header.length < 16 ? 16 : Bytes.big(header, 8, 8);
      } else if (length == 0) {
        length = bytes.length() - at;
      }
      if (length > bytes.length() - at || header.length < 8) {
        note(Reason.TRUNCATED);
        length = bytes.length() - at;
      } else if (length < 8) {
        note(Reason.MALFORMED);
        length = bytes.length() - at;
      }
      boxes.add(new Box(header.length < 8 ? "" : Bytes.four(header, 4), at, at + length));
      at += length;
    }
    if (boxes.size() == MOST_BOXES) {
      throw new UnreadableItemException(Reason.TOO_LARGE, "more than " + MOST_BOXES + " boxes");
    }
  }

  private void note(Reason reason) {
    fault = fault.or(() -> Optional.of(reason));
  }

  private Arrangement arrange() throws IOException, UnreadableItemException {
    List<Box> indexes = boxes.stream().filter(box -> box.type().equals("moov")).toList();
    if (indexes.isEmpty()) {
      throw new UnreadableItemException(fault.orElse(Reason.MALFORMED), "there is no index");
    } else if (indexes.size() > 1) {
      note(Reason.MALFORMED); // one player shows this film, another that one
    }
    Box index = indexes.get(0);
    Optional<Box> pixels = boxes.stream().filter(box -> box.type().equals("mdat")).findFirst();
    if (pixels.isEmpty() || pixels.get().from() > index.from()) {
      return Arrangement.asItIs(content, fault);
    }
    return moved(index, pixels.get().from());
  }

  private Arrangement moved(Box index, long to) throws IOException, UnreadableItemException {
    if (index.to() - index.from() > LARGEST_INDEX) {
      throw new UnreadableItemException(Reason.TOO_LARGE, "the index is too long");
    } else if (boxes.stream().anyMatch(box -> box.type().equals("moof"))) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, "the index of a fragmented film stands behind it");
    }
    byte[] moov = bytes.at(index.from(), (int) (index.to() - index.from()));
    new ChunkOffsets(moov, to, index.from()).move();
    return new Arrangement(
        List.of(
            new Piece(content, 0, to),
            new Piece(Content.of(moov), 0, moov.length),
            new Piece(content, to, index.from()),
            new Piece(content, index.to(), content.length())),
        fault);
  }
}
