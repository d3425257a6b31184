package assay.casework.captures;

import java.util.Optional;

/**
 * What the columns file, offset and length hold: where a record lies, or which row of a release it
 * is.
 *
 * @param text the archive file, or the prefix of the key
 * @param number the offset, or the number in the key
 * @param length of the record, or of the number in digits
 */
record Position(String text, long number, long length) {
  static Optional<Position> of(ArchivedCapture capture) {
    return capture
        .place()
        .map(p -> new Position(p.file(), p.offset(), p.length()))
        .or(() -> capture.row().map(UpstreamRow::split).map(Position::of));
  }

  private static Position of(UpstreamRow.Split split) {
    return new Position(split.prefix(), split.number(), split.digits());
  }

  ArchivedCapture.Place place() {
    return new ArchivedCapture.Place(text, number, length);
  }

  UpstreamRow row(String release) {
    return new UpstreamRow(release, new UpstreamRow.Split(text, number, (int) length).key());
  }

  /** By which it is looked up. */
  long hash(Kind kind) {
    return kind.release().isPresent()
        ? Hashing.row(kind.release().get(), row(kind.release().get()).key())
        : Hashing.position(text, number);
  }
}
