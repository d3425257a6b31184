package assay.match.atrest;

import java.io.IOException;
import java.io.OutputStream;

/** Encrypts what is written. Closing it does nothing: only {@link #end} ends the file. */
final class SealedOutput extends OutputStream {
  private final OutputStream out;
  private final Chunks chunks;
  private final byte[] plain = new byte[Chunks.SIZE];
  private final byte[] sealed = new byte[Chunks.SIZE + Chunks.TAG];
  private int held;
  private long number;

  SealedOutput(OutputStream out, Chunks chunks) {
    this.out = out;
    this.chunks = chunks;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b});
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    while (at < from + length) {
      if (held == plain.length) { // only now is it known that it is not the last
        emit(false);
      }
      int some = Math.min(plain.length - held, from + length - at);
      System.arraycopy(bytes, at, plain, held, some);
      held += some;
      at += some;
    }
  }

  /** Writes the last chunk, which is empty only if the file is. */
  void end() throws IOException {
    emit(true);
  }

  private void emit(boolean last) throws IOException {
    out.write(sealed, 0, chunks.seal(number, last, plain, held, sealed));
    number++;
    held = 0;
  }
}
