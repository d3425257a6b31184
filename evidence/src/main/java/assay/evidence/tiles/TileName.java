package assay.evidence.tiles;

/** Names of tiles (C2SP tlog-tiles): {@code tile/<L>/<N>}, {@code .p/<W>} after partial ones. */
final class TileName {
  private static final int GROUP = 1000;

  private TileName() {}

  /** A tile of hashes. */
  static String hashes(int level, long number, int width) {
    return name(Integer.toString(level), number, width);
  }

  /** A bundle of entries. */
  static String entries(long number, int width) {
    return name("entries", number, width);
  }

  /** The folder of the partial tiles that a full one replaces. */
  static String partials(String full) {
    return full + ".p";
  }

  private static String name(String level, long number, int width) {
    if (number < 0 || width < 1 || width > TileBuilder.WIDTH) {
      throw new IllegalArgumentException("no tile has number " + number + " and width " + width);
    }
    String full = "tile/" + level + "/" + groups(number);
    return width == TileBuilder.WIDTH ? full : partials(full) + "/" + width;
  }

  private static String groups(long number) {
    StringBuilder name = new StringBuilder(group(number % GROUP));
    for (long rest = number / GROUP; rest > 0; rest /= GROUP) {
      name.insert(0, "x" + group(rest % GROUP) + "/");
    }
    return name.toString();
  }

  private static String group(long digits) {
    return Long.toString(GROUP + digits).substring(1);
  }
}
