package assay.match.index;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The distinct digests of one algorithm, in the order of their bytes, each as long as it is. They
 * lie in pieces, since no buffer spans 2 GiB.
 */
final class DigestColumn {
  private static final int PIECE_BYTES_LOG = 30;

  private final DigestAlgorithm algorithm;
  private final int width;
  private final int pieceLog;
  private final ByteBuffer[] pieces;
  private final int size;

  private DigestColumn(DigestAlgorithm algorithm, List<ByteBuffer> pieces, int size) {
    this.algorithm = algorithm;
    this.width = algorithm.length();
    this.pieceLog = pieceLog(algorithm);
    this.pieces = pieces.stream().map(DigestColumn::bigEndian).toArray(ByteBuffer[]::new);
    this.size = size;
  }

  /** All of one class, so that reading them is inlined; the order of the bytes is that of longs. */
  private static ByteBuffer bigEndian(ByteBuffer piece) {
    return piece.asReadOnlyBuffer().order(ByteOrder.BIG_ENDIAN);
  }

  /** A copy of a column of digests, outside the heap. */
  static DigestColumn copy(FingerprintColumn column, DigestAlgorithm algorithm) {
    List<ByteBuffer> pieces = new ArrayList<>();
    for (int position = 0; position < column.size(); ) {
      int values = Math.min(1 << pieceLog(algorithm), column.size() - position);
      ByteBuffer piece = ByteBuffer.allocateDirect(values * algorithm.length());
      for (; piece.hasRemaining(); position++) {
        piece.put(((Digest) column.get(position)).bytes());
      }
      pieces.add(piece.flip());
    }
    return new DigestColumn(algorithm, pieces, column.size());
  }

  /** The column that lies in a file. */
  static DigestColumn open(IndexFile file, DigestAlgorithm algorithm) throws IndexFileException {
    List<ByteBuffer> pieces = new ArrayList<>();
    long size = 0;
    long whole = 1L << pieceLog(algorithm);
    for (String name = section(algorithm, 0);
        file.names().contains(name);
        name = section(algorithm, pieces.size())) {
      ByteBuffer piece = file.section(name);
      int values = piece.remaining() / algorithm.length();
      boolean first = pieces.isEmpty() || size % whole == 0; // only the last may be shorter
      if (piece.remaining() % algorithm.length() != 0 || values > whole || !first) {
        throw IndexFileException.in(file.path(), name, "its length is not that of a piece");
      }
      pieces.add(piece);
      size += values;
    }
    if (size > Integer.MAX_VALUE) {
      throw IndexFileException.in(file.path(), section(algorithm, 0), "there are too many pieces");
    }
    return new DigestColumn(algorithm, pieces, (int) size);
  }

  void write(IndexFileWriter file) throws IOException {
    for (int piece = 0; piece < pieces.length; piece++) {
      file.section(section(algorithm, piece), pieces[piece]);
    }
  }

  /** The name of the section that holds a piece. */
  static String section(DigestAlgorithm algorithm, int piece) {
    return algorithm.label() + ".values." + piece;
  }

  /** How many digests a piece has, as a power of two: at most 1 GiB. */
  static int pieceLog(DigestAlgorithm algorithm) {
    return PIECE_BYTES_LOG - (Integer.SIZE - Integer.numberOfLeadingZeros(algorithm.length() - 1));
  }

  DigestAlgorithm algorithm() {
    return algorithm;
  }

  int size() {
    return size;
  }

  Digest get(int position) {
    Objects.checkIndex(position, size);
    byte[] bytes = new byte[width];
    pieces[position >>> pieceLog].get(at(position), bytes);
    return Digest.of(algorithm, bytes);
  }

  /** The first 64 bits of a digest. */
  long head(int position) {
    return pieces[position >>> pieceLog].getLong(at(position));
  }

  /** Compares a digest with the words of another, as their bytes compare. */
  int compare(int position, long[] sought) {
    ByteBuffer piece = pieces[position >>> pieceLog];
    int at = at(position);
    int words = width / Long.BYTES;
    for (int word = 0; word < words; word++) {
      int order = Long.compareUnsigned(piece.getLong(at + word * Long.BYTES), sought[word]);
      if (order != 0) {
        return order;
      }
    }
    return width % Long.BYTES == 0 // else SHA-1, whose last word is a half one
        ? 0
        : Integer.compareUnsigned(
            piece.getInt(at + words * Long.BYTES), (int) (sought[words] >>> Integer.SIZE));
  }

  private int at(int position) {
    return (position & ((1 << pieceLog) - 1)) * width;
  }
}
