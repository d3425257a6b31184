package assay.match.list;

import assay.merkle.MerkleRoot;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The RFC 6962 root over the distinct values of a list, each {@code <algorithm>:<hex>}, sorted by
 * bytes. The publisher can compute the same from its own export.
 */
final class Commitment {
  private final MerkleRoot root = new MerkleRoot();

  /**
   * In the order of the lines, which is that of the names unless one is the beginning of another.
   */
  static final Comparator<String> ORDER = Comparator.comparing(algorithm -> algorithm + ":");

  /** Adds the values of the next algorithm, in {@link #ORDER}. */
  void add(String algorithm, ListedValues values) {
    for (int position = 0; position < values.size(); position++) {
      String line = algorithm + ":" + values.get(position).hex();
      root.add(line.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** In hexadecimal. */
  String root() {
    return HexFormat.of().formatHex(root.root());
  }

  long size() {
    return root.size();
  }
}
