package assay.match.webp;

/**
 * Smoothes the edges of macroblocks and, where there are residuals or subblocks, of the blocks in
 * them (15). Runs over the whole picture at the end: predictions see what is not filtered.
 */
final class LoopFilter {
  private final FrameHeader header;
  private final Plane[] planes;
  private final int across;

  /** For each macroblock, its level times two, plus one if the blocks in it are filtered, too. */
  private final byte[] levels;

  LoopFilter(FrameHeader header, Plane[] planes, int across, int down) {
    this.header = header;
    this.planes = planes;
    this.across = across;
    this.levels = new byte[across * down];
  }

  void note(int block, int level, boolean inside) {
    levels[block] = (byte) (level << 1 | (inside ? 1 : 0));
  }

  /** Filters a row of macroblocks; from top to bottom. */
  void row(int blockY) {
    for (int blockX = 0; blockX < across; blockX++) {
      int noted = levels[blockY * across + blockX];
      if (header.filterLevel > 0 && noted > 1) {
        block(blockX, blockY, noted >> 1, (noted & 1) == 1);
      }
    }
  }

  private void block(int blockX, int blockY, int level, boolean inside) {
    int interior = interior(level);
    int limit = 2 * level + interior;
    int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    int count = header.simpleFilter ? 1 : planes.length;
    for (int p = 0; p < count; p++) {
      int side = p == 0 ? 16 : 8;
      Plane plane = planes[p];
      int at = plane.at(side * blockX, side * blockY);
      Edges edges =
          header.simpleFilter
              ? new Edges.Simple(plane.samples)
              : new Edges.Normal(plane.samples, interior, variance);
      if (blockX > 0) {
        edges.outer(at, 1, plane.stride, side, 2 * (limit + 4) + 1);
      }
      for (int x = 4; inside && x < side; x += 4) {
        edges.inner(at + x, 1, plane.stride, side, 2 * limit + 1);
      }
      if (blockY > 0) {
        edges.outer(at, plane.stride, 1, side, 2 * (limit + 4) + 1);
      }
      for (int y = 4; inside && y < side; y += 4) {
        edges.inner(at + y * plane.stride, plane.stride, 1, side, 2 * limit + 1);
      }
    }
  }

  private int interior(int level) {
    int interior = level;
    if (header.sharpness > 0) {
      interior >>= header.sharpness > 4 ? 2 : 1;
      interior = Math.min(interior, 9 - header.sharpness);
    }
    return Math.max(1, interior);
  }
}
