package assay.match.live;

import assay.durable.OwnerOnly;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.match.atrest.AtRest;
import assay.match.atrest.BrokenSealException;
import assay.match.atrest.Content;
import assay.match.file.IndexFileException;
import assay.match.index.FingerprintColumn;
import assay.match.index.FingerprintSorter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Writes and reads a state file; the package says how it is laid out. */
final class StateFile {
  private static final byte[] MAGIC = "ASSAYLIV".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int START = MAGIC.length + Integer.BYTES + Long.BYTES;
  private static final DigestAlgorithm CHECKSUM = DigestAlgorithm.SHA256;

  private StateFile() {}

  /**
   * What a file says, before it is known what the base has: a position may be anything.
   *
   * @param withdrawn positions, not looked at yet
   */
  record Told(Path file, long generation, long base, FingerprintColumn added, IntBuffer withdrawn) {
    /**
     * The state, if the base has what is withdrawn.
     *
     * @throws IndexFileException if it does not
     */
    State about(Values values) throws IndexFileException {
      BitSet hidden = new BitSet();
      int last = -1;
      for (int i = 0; i < withdrawn.limit(); i++) {
        int position = withdrawn.get(i);
        if (position <= last || position >= values.size()) {
          throw IndexFileException.in(file, "it withdraws what the base does not have");
        }
        hidden.set(position);
        last = position;
      }
      return new State(generation, base, new Delta(added, hidden));
    }
  }

  /** Replaces the state, or leaves it as it was. */
  static void write(Path file, AtRest atRest, State state) throws IOException {
    OwnerOnly.write(file, stored -> atRest.write(stored, plain -> write(plain, state)));
  }

  private static void write(OutputStream plain, State state) throws IOException {
    MessageDigest checksum = CHECKSUM.begin();
    OutputStream checked = new DigestOutputStream(plain, checksum);
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, 1 << 16));
    out.write(MAGIC);
    out.writeInt(VERSION);
    out.writeLong(state.generation());
    out.writeLong(state.base());
    write(out, state.delta());
    out.flush();
    plain.write(checksum.digest());
  }

  private static void write(DataOutputStream out, Delta delta) throws IOException {
    String algorithm = delta.algorithm();
    out.writeByte(algorithm.length());
    out.writeBytes(algorithm);
    write(out, delta.added());
    out.writeInt(delta.withdrawn().cardinality());
    for (int at = delta.withdrawn().nextSetBit(0);
        at >= 0;
        at = delta.withdrawn().nextSetBit(at + 1)) {
      out.writeInt(at);
    }
  }

  private static void write(DataOutputStream out, FingerprintColumn values) throws IOException {
    out.writeInt(values.size());
    for (int position = 0; position < values.size(); position++) {
      out.write(values.get(position).bytes());
    }
  }

  /** The generation, without a look at the rest. */
  static long generation(Path file, AtRest atRest) throws IOException {
    return begin(file, content(file, atRest, START)).getLong();
  }

  private static byte[] content(Path file, AtRest atRest, int most) throws IOException {
    try (Content content = atRest.open(file)) {
      if (content.size() > Integer.MAX_VALUE - Long.BYTES) {
        throw IndexFileException.in(file, "this is no state of a live index");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(content.size(), most));
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = content.read(bytes, bytes.position());
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    } catch (BrokenSealException e) {
      throw IndexFileException.in(file, e.getMessage());
    }
  }

  /**
   * Reads the state.
   *
   * @throws IndexFileException if any byte of it is not as it was written
   */
  static Told read(Path file, AtRest atRest) throws IOException {
    byte[] bytes = content(file, atRest, Integer.MAX_VALUE);
    begin(file, bytes);
    int end = bytes.length - CHECKSUM.length();
    MessageDigest checksum = CHECKSUM.begin();
    checksum.update(bytes, 0, Math.max(0, end));
    if (!Arrays.equals(
        checksum.digest(), 0, CHECKSUM.length(), bytes, Math.max(0, end), bytes.length)) {
      throw IndexFileException.in(file, "it does not have the checksum it was written with");
    }
    try {
      return told(file, begin(file, Arrays.copyOf(bytes, end)));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw IndexFileException.in(file, "what it says makes no sense");
    }
  }

  private static ByteBuffer begin(Path file, byte[] bytes) throws IndexFileException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < START || !in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw IndexFileException.in(file, "this is no state of a live index");
    }
    int version = in.position(MAGIC.length).getInt();
    if (version != VERSION) {
      throw IndexFileException.in(file, "expected version " + VERSION + ", found " + version);
    }
    return in;
  }

  private static Told told(Path file, ByteBuffer in) {
    long generation = in.getLong();
    long base = in.getLong();
    String algorithm = algorithm(in);
    FingerprintColumn added = values(in, algorithm);
    IntBuffer withdrawn = positions(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("bytes are left");
    }
    return new Told(file, generation, base, added, withdrawn);
  }

  private static String algorithm(ByteBuffer in) {
    byte[] name = new byte[in.get() & 0xff];
    in.get(name);
    String algorithm = new String(name, StandardCharsets.US_ASCII);
    // By another of its names, no value would be of it.
    Optional<String> label = DigestAlgorithm.named(algorithm).map(DigestAlgorithm::label);
    if (!algorithm.equals("pdq") && !label.equals(Optional.of(algorithm))) {
      throw new IllegalArgumentException("there is no such algorithm");
    }
    return algorithm;
  }

  private static IntBuffer positions(ByteBuffer in) {
    int count = count(in);
    if (count > in.remaining() / Integer.BYTES) {
      throw new BufferUnderflowException();
    }
    IntBuffer positions = in.slice(in.position(), count * Integer.BYTES).asIntBuffer();
    in.position(in.position() + count * Integer.BYTES);
    return positions;
  }

  private static int count(ByteBuffer in) {
    int count = in.getInt();
    if (count < 0) {
      throw new IllegalArgumentException("fewer than none");
    }
    return count;
  }

  private static FingerprintColumn values(ByteBuffer in, String algorithm) {
    FingerprintSorter sorter = new FingerprintSorter(algorithm);
    for (int i = count(in); i > 0; i--) {
      sorter.add(value(in, algorithm));
    }
    return sorter.sort().column();
  }

  private static Fingerprint value(ByteBuffer in, String algorithm) {
    int length =
        DigestAlgorithm.named(algorithm).map(DigestAlgorithm::length).orElse(Pdq.BITS / Byte.SIZE);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return Fingerprint.of(algorithm, bytes);
  }
}
