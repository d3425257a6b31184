package assay.evidence.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Reads and writes the few DER elements that keys and signatures are made of, each in its shortest
 * form and none other.
 */
public final class Der {
  /** The tag of an integer. */
  public static final int INTEGER = 0x02;

  /** The tag of a string of bytes. */
  public static final int OCTETS = 0x04;

  /** The tag of a null. */
  public static final int NULL = 0x05;

  /** The tag of an object identifier. */
  public static final int OID = 0x06;

  /** The tag of a sequence. */
  public static final int SEQUENCE = 0x30;

  private final ByteBuffer in;

  private Der(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  /** Reads elements one after another. */
  public static Der of(byte[] bytes) {
    return new Der(bytes);
  }

  /** Whether an element with this tag is next. */
  public boolean nextIs(int tag) {
    return in.hasRemaining() && (in.get(in.position()) & 0xff) == tag;
  }

  /**
   * The content of the next element.
   *
   * @throws KeyException if it has another tag, is cut, or has a length that is not the shortest
   */
  public byte[] next(int tag) throws KeyException {
    if (!nextIs(tag)) {
      throw new KeyException("a DER element with tag " + tag + " was expected");
    }
    in.get();
    int length = length();
    if (length > in.remaining()) {
      throw cut();
    }
    byte[] content = new byte[length];
    in.get(content);
    return content;
  }

  private int length() throws KeyException {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int octets = first - 0x80;
    if (octets < 1 || octets > 3) {
      throw new KeyException("a DER length of " + octets + " bytes");
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | octet();
    }
    if (length < 0x80 || (length >> (8 * (octets - 1))) == 0) {
      throw new KeyException("a DER length that is not the shortest");
    }
    return length;
  }

  private int octet() throws KeyException {
    if (!in.hasRemaining()) {
      throw cut();
    }
    return in.get() & 0xff;
  }

  private static KeyException cut() {
    return new KeyException("a DER element ends early");
  }

  /** The elements of the sequence that is next. */
  public Der sequence() throws KeyException {
    return new Der(next(SEQUENCE));
  }

  /** The integer that is next, which is not negative. */
  public BigInteger unsigned() throws KeyException {
    byte[] content = next(INTEGER);
    boolean padded = content.length > 1 && content[0] == 0 && content[1] >= 0;
    if (content.length == 0 || content[0] < 0 || padded) {
      throw new KeyException("a DER integer that is negative or not the shortest");
    }
    return new BigInteger(content);
  }

  /** Demands that nothing follows. */
  public void end() throws KeyException {
    if (in.hasRemaining()) {
      throw new KeyException("something follows the DER element");
    }
  }

  /** Writes an element that consists of these parts. */
  public static byte[] element(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    writeLength(content.size(), out);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static void writeLength(int length, ByteArrayOutputStream out) {
    if (length >= 0x80) {
      byte[] octets = BigInteger.valueOf(length).toByteArray();
      int from = octets[0] == 0 ? 1 : 0;
      out.write(0x80 + octets.length - from);
      out.write(octets, from, octets.length - from);
    } else {
      out.write(length);
    }
  }
}
