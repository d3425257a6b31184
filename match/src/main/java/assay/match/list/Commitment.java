package assay.match.list;

import assay.fingerprint.Fingerprint;
import assay.merkle.MerkleRoot;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The RFC 6962 root over the distinct values of a list, each {@code <algorithm>:<hex>}, sorted by
 * bytes. The publisher can compute the same from its own export.
 */
public final class Commitment {
  private final MerkleRoot root = new MerkleRoot();

  /**
   * In the order of the lines, which is that of the names unless one is the beginning of another.
   */
  public static final Comparator<String> ORDER = Comparator.comparing(algorithm -> algorithm + ":");

  /**
   * Adds the next value. They must come algorithm by algorithm in {@link #ORDER}, those of one
   * algorithm in the order of their bytes, each once.
   */
  public void add(Fingerprint value) {
    String line = value.algorithmName() + ":" + value.hex();
    root.add(line.getBytes(StandardCharsets.US_ASCII));
  }

  /** Adds the values of the next algorithm, in {@link #ORDER}. */
  void add(ListedValues values) {
    for (int position = 0; position < values.size(); position++) {
      add(values.get(position));
    }
  }

  /** In hexadecimal. More may follow. */
  public String root() {
    return HexFormat.of().formatHex(root.root());
  }

  /** How many values there were so far. */
  public long size() {
    return root.size();
  }
}
