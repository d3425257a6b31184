package assay.match.child;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What a child reads on its standard input. */
@FunctionalInterface
public interface Feed {
  /** Writes all of it. An exception of the stream says that the child reads no more. */
  void to(OutputStream out) throws IOException;

  /** These pieces, in this order. */
  static Feed of(List<byte[]> pieces) {
    return out -> {
      for (byte[] piece : pieces) {
        out.write(piece);
      }
    };
  }
}
