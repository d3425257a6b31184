package assay.dataset.embedded;

import java.util.Optional;

/**
 * A C2PA manifest store, read as far as it names its makers. The active manifest is the last one,
 * so what comes later counts.
 */
final class ManifestStore {
  /** A longer store is cut. */
  static final int LONGEST = 1 << 20;

  private static final int MOST_BOXES = 2000;
  private static final int DEEPEST = 8;
  private static final String STORE = Bytes.latin1("6332706100110010800000aa00389b71");

  private final ClaimWords words = new ClaimWords();
  private int boxes;

  private ManifestStore() {}

  /** The store in the bytes; empty if there is none. */
  static Optional<ManifestStore> in(Bytes bytes) {
    for (Boxes outer = new Boxes(bytes.part(0, LONGEST)); outer.next(); ) {
      if (outer.type().equals("jumb") && isStore(outer.data())) {
        ManifestStore store = new ManifestStore();
        store.walk(outer.data(), 0);
        return Optional.of(store);
      }
    }
    return Optional.empty();
  }

  private static boolean isStore(Bytes superbox) {
    Boxes first = new Boxes(superbox);
    return first.next()
        && first.type().equals("jumd")
        && first.data().has(0, STORE)
        && first.data().has(17, "c2pa\0");
  }

  private void walk(Bytes superbox, int depth) {
    for (Boxes inner = new Boxes(superbox); inner.next() && ++boxes <= MOST_BOXES; ) {
      switch (inner.type()) {
        case "jumb" -> {
          if (depth < DEEPEST) {
            walk(inner.data(), depth + 1);
          }
        }
        case "cbor" -> new Cbor(inner.data(), words).read();
        case "json" -> JsonClaim.read(inner.data(), words);
        default -> {}
      }
    }
  }

  Optional<String> claimGenerator() {
    return words.generator();
  }

  Optional<String> sourceType() {
    return words.sourceType();
  }
}
