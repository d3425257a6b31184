package assay.evidence.log;

import assay.merkle.Hash;
import java.util.HashMap;
import java.util.Map;

/** Signs with a fixed line, and never two roots of one size. */
final class FakeSigner implements CheckpointSigner {
  static final String ORIGIN = "example.org/log";
  private static final String SIGNATURE = "\n\u2014 example.org/log AAAAAA==\n";

  private final Map<Long, Hash> signed;

  FakeSigner() {
    this(Map.of());
  }

  /** Remembers what another one signed. */
  FakeSigner(Map<Long, Hash> signed) {
    this.signed = new HashMap<>(signed);
  }

  static boolean isGenuine(String note) {
    return note.endsWith(SIGNATURE);
  }

  Map<Long, Hash> signed() {
    return Map.copyOf(signed);
  }

  @Override
  public String origin() {
    return ORIGIN;
  }

  @Override
  public String sign(long size, Hash root) {
    Hash before = signed.put(size, root);
    if (before != null && !before.equals(root)) {
      throw new AssertionError("two roots were signed for size " + size);
    }
    return ORIGIN + "\n" + size + "\n" + root.base64() + "\n" + SIGNATURE;
  }
}
