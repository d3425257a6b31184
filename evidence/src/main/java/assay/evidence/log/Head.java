package assay.evidence.log;

import assay.merkle.Hash;
import assay.merkle.TreeHead;
import java.util.Optional;

/** The first three lines of a checkpoint (C2SP tlog-checkpoint). */
record Head(String origin, TreeHead tree) {
  /** Empty if the text does not start with three such lines. */
  static Optional<Head> parse(String text) {
    int origin = text.indexOf('\n');
    int size = text.indexOf('\n', origin + 1);
    int root = text.indexOf('\n', size + 1);
    if (origin < 1 || size < 0 || root < 0) {
      return Optional.empty();
    }
    try {
      long leaves = Long.parseLong(text.substring(origin + 1, size));
      Hash hash = Hash.parseBase64(text.substring(size + 1, root));
      Head head = new Head(text.substring(0, origin), new TreeHead(leaves, hash));
      // The size is written in one way: without a sign and leading zeros.
      return Optional.of(head).filter(h -> text.startsWith(h.write()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String write() {
    return origin + "\n" + tree.size() + "\n" + tree.root().base64() + "\n";
  }
}
