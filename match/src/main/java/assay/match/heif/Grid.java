package assay.match.heif;

import assay.stage.UnreadableItemException;

/** How tiles are laid out: the bytes of an item of type {@code grid}. */
record Grid(int rows, int columns, long width, long height) {
  static Grid read(byte[] bytes) throws UnreadableItemException {
    Cursor in = Cursor.whole(bytes);
    in.skip(1); // version
    int size = (in.u8() & 1) == 0 ? 2 : 4;
    return new Grid(in.u8() + 1, in.u8() + 1, in.number(size), in.number(size));
  }

  int tiles() {
    return rows * columns;
  }

  /** Whether tiles of this size cover the picture; what sticks out is cut off. */
  boolean isCoveredBy(Properties.Size tile) {
    return columns * tile.width() >= width && rows * tile.height() >= height;
  }
}
