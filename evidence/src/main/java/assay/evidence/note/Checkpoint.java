package assay.evidence.note;

import assay.evidence.signature.Base64Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The head of a tree, as a log signs it. */
public final class Checkpoint {
  private static final int ROOT_BYTES = 32;

  private final String origin;
  private final long size;
  private final byte[] root;

  /**
   * The head of a tree.
   *
   * @param origin which tree; also the name of the key that signs it
   * @param size the number of its leaves
   * @param root its hash, 32 bytes
   * @throws IllegalArgumentException if it could not be written
   */
  public Checkpoint(String origin, long size, byte[] root) {
    this.origin = origin;
    this.size = size;
    this.root = root.clone();
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("an origin is one line that is not empty");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no " + size + " leaves");
    }
    if (root.length != ROOT_BYTES) {
      throw new IllegalArgumentException("a root has 32 bytes, not " + root.length);
    }
  }

  /**
   * Reads the text of a note. Further lines are allowed and ignored.
   *
   * @throws NoteException if it is not a checkpoint
   */
  public static Checkpoint parse(String text) throws NoteException {
    NoteText.signable(text);
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 3 || lines.contains("")) {
      throw new NoteException("a checkpoint has at least three lines and no empty ones");
    }
    byte[] root =
        Base64Text.standard(lines.get(2))
            .filter(bytes -> bytes.length == ROOT_BYTES)
            .orElseThrow(
                () -> new NoteException("line 3 of a checkpoint is the Base64 of 32 bytes"));
    return new Checkpoint(lines.get(0), size(lines.get(1)), root);
  }

  private static long size(String digits) throws NoteException {
    try {
      if (digits.matches("0|[1-9][0-9]{0,18}")) {
        return Long.parseLong(digits);
      }
    } catch (NumberFormatException e) {
      // nineteen digits may be more than a long holds
    }
    throw new NoteException("line 2 of a checkpoint is a number below 2^63 without leading zeros");
  }

  /** Which tree; also the name of the key that signs it. */
  public String origin() {
    return origin;
  }

  /** The number of its leaves. */
  public long size() {
    return size;
  }

  /** Its hash. */
  public byte[] root() {
    return root.clone();
  }

  /** The text to be signed: three lines. */
  public String text() {
    return String.format(Locale.ROOT, "%s\n%d\n%s\n", origin, size, Base64Text.write(root));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint c
        && size == c.size
        && origin.equals(c.origin)
        && Arrays.equals(root, c.root);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Arrays.hashCode(root);
  }

  /** The three lines. */
  @Override
  public String toString() {
    return text();
  }
}
