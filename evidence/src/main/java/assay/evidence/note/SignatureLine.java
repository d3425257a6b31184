package assay.evidence.note;

import assay.evidence.signature.Base64Text;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature below a note. */
public final class SignatureLine {
  private static final String DASH = "\u2014 ";

  private final String name;
  private final int keyId;
  private final byte[] signature;

  private SignatureLine(String name, int keyId, byte[] signature) {
    this.name = name;
    this.keyId = keyId;
    this.signature = signature.clone();
  }

  /** Reads a line without its newline. */
  static SignatureLine parse(String line) throws NoteException {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new NoteException("a signature line is an em dash, a name and Base64");
    }
    byte[] bytes =
        Base64Text.standard(line.substring(space + 1))
            .filter(decoded -> decoded.length > Integer.BYTES)
            .orElseThrow(
                () -> new NoteException("a signature line ends in the Base64 of id and signature"));
    return new SignatureLine(
        NoteText.name(line.substring(DASH.length(), space)),
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
  }

  static SignatureLine by(NoteKey key, byte[] signature) {
    return new SignatureLine(key.name(), key.keyId(), signature);
  }

  /** The name of the key that is said to have signed. */
  public String name() {
    return name;
  }

  /** The id of that key. */
  public int keyId() {
    return keyId;
  }

  /** What follows the id, in the form of the key's type. */
  public byte[] signature() {
    return signature.clone();
  }

  /** The line, without its newline. */
  public String write() {
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(keyId).put(signature).array();
    return DASH + name + " " + Base64Text.write(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignatureLine line && write().equals(line.write());
  }

  @Override
  public int hashCode() {
    return write().hashCode();
  }

  /** The line. */
  @Override
  public String toString() {
    return write();
  }
}
