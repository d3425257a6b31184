package assay.match.atrest;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Pieces of one scratch file, each written once and known by its number. For one thread. */
public interface Pieces {
  /** As they are. */
  Pieces CLEAR =
      new Pieces() {
        @Override
        public ByteBuffer seal(long number, ByteBuffer piece) {
          return piece;
        }

        @Override
        public ByteBuffer open(long number, ByteBuffer stored) {
          return stored;
        }
      };

  /** What is stored of a piece; no number may come twice. */
  ByteBuffer seal(long number, ByteBuffer piece);

  /**
   * The piece.
   *
   * @throws BrokenSealException if what is stored is not what was to be stored
   */
  ByteBuffer open(long number, ByteBuffer stored) throws BrokenSealException;

  /** Encrypted. */
  record Sealed(Chunks chunks) implements Pieces {
    @Override
    public ByteBuffer seal(long number, ByteBuffer piece) {
      byte[] sealed = new byte[piece.remaining() + Chunks.TAG];
      chunks.seal(number, false, bytes(piece), piece.remaining(), sealed);
      return ByteBuffer.wrap(sealed);
    }

    @Override
    public ByteBuffer open(long number, ByteBuffer stored) throws BrokenSealException {
      byte[] plain = new byte[stored.remaining()];
      int length = chunks.open(number, false, bytes(stored), stored.remaining(), plain);
      return ByteBuffer.wrap(plain, 0, length);
    }

    private static byte[] bytes(ByteBuffer buffer) {
      int from = buffer.arrayOffset() + buffer.position();
      return Arrays.copyOfRange(buffer.array(), from, from + buffer.remaining());
    }
  }
}
