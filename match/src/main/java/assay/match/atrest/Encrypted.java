package assay.match.atrest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Everything is encrypted with keys that are derived from one. */
final class Encrypted implements AtRest {
  private final byte[] key;
  private final byte[] id;

  Encrypted(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key of lists has 32 bytes");
    }
    this.key = key.clone();
    this.id = Arrays.copyOf(Derived.key(key, "assay list key id"), Header.ID);
  }

  @Override
  public Optional<String> keyId() {
    return Optional.of(HexFormat.of().formatHex(id));
  }

  private Chunks chunks(Header header) {
    return new Chunks(Derived.key(key, "assay list file", header.salt()), header.bytes());
  }

  @Override
  public void write(OutputStream out, Body body) throws IOException {
    Header header = Header.of(id);
    out.write(header.bytes());
    SealedOutput sealed = new SealedOutput(out, chunks(header));
    body.writeTo(sealed);
    sealed.end();
  }

  @Override
  public Content open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      Header header = Header.read(channel);
      if (!Arrays.equals(header.id(), id)) {
        throw LockedException.otherKey(file);
      }
      return SealedContent.of(channel, chunks(header));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A key of its own, that is gone with the process. */
  @Override
  public Pieces pieces() {
    return new Pieces.Sealed(new Chunks(Derived.random(KEY_BYTES), new byte[0]));
  }

  @Override
  public Optional<Columns> columns() {
    return Optional.of(
        new Columns(
            Derived.key(key, "assay list column iv"), Derived.key(key, "assay list column")));
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "encrypted";
  }
}
