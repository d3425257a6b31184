package assay.casework.vault;

import assay.stage.CustodyException;
import com.exceptionfactory.jagged.PayloadException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Decrypted bytes; what was altered is refused where it is met, a wrong whole at its end. */
final class SealedContent extends FilterInputStream {
  private final String place;
  private final MessageDigest read;
  private final byte[] expected;

  SealedContent(InputStream decrypted, String place, SealedHeader header) {
    super(new DigestInputStream(decrypted, header.sha256().algorithm().begin()));
    this.place = place;
    this.read = ((DigestInputStream) in).getMessageDigest();
    this.expected = header.sha256().bytes();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(buffer, offset, length);
    } catch (IOException e) {
      throw unlessAltered(e, place);
    }
    if (count < 0) {
      verify();
    }
    return count;
  }

  private void verify() {
    // Cloned, so that whoever reads on at the end is told the same again.
    if (!MessageDigest.isEqual(expected, whole())) {
      throw new CustodyException(place + ": the content is not what was sealed");
    }
  }

  private byte[] whole() {
    try {
      return ((MessageDigest) read.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length; // skipped bytes are verified as well
  }

  /** Tells an altered container from a disk that cannot be read. */
  static IOException unlessAltered(IOException e, String place) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof GeneralSecurityException
          || t instanceof PayloadException
          || t instanceof EOFException) {
        throw new CustodyException(place + ": the container was altered or cut short", e);
      }
    }
    return e;
  }
}
