package assay.screen;

import assay.durable.OwnerOnly;
import assay.stage.Content;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes of one item that are too many to be held in memory, until the item has been screened.
 *
 * <p>They are encrypted (AES-256 in counter mode) before they reach the disk, with a key that is
 * drawn for this item, never written anywhere and forgotten at the end. The file has no name once
 * it is open, so that nothing of it is left behind, however the process ends. For one thread.
 */
final class Scratch implements Content, Closeable {
  private static final int BLOCK = 16;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FileChannel file;
  private final SecretKeySpec key;
  private final Cipher writing;
  private long length;

  private Scratch(FileChannel file, SecretKeySpec key) {
    this.file = file;
    this.key = key;
    this.writing = cipher(key, 0);
  }

  /** Empty, in a folder that is made if it is not there, and is its owner's only. */
  static Scratch in(Path folder) throws IOException {
    OwnerOnly.directory(folder);
    Path path = Files.createTempFile(folder, "", ""); // the owner's only
    try {
      FileChannel file =
          FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
      byte[] key = new byte[KEY_BYTES];
      RANDOM.nextBytes(key);
      return new Scratch(file, new SecretKeySpec(key, "AES"));
    } finally {
      Files.delete(path);
    }
  }

  /** Adds bytes at the end. */
  void append(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return;
    }
    ByteBuffer sealed = ByteBuffer.wrap(writing.update(bytes, offset, count));
    while (sealed.hasRemaining()) {
      file.write(sealed, length + sealed.position());
    }
    length += count;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long position, byte[] into, int offset, int count) throws IOException {
    if (position >= length) {
      return -1;
    }
    int wanted = (int) Math.min(count, length - position);
    ByteBuffer sealed = ByteBuffer.allocate(wanted);
    while (sealed.hasRemaining()) {
      if (file.read(sealed, position + sealed.position()) < 0) {
        throw new IOException("a scratch file was cut");
      }
    }
    // The counter counts whole blocks, so a read within one begins with a part of its key stream.
    Cipher reading = cipher(key, position / BLOCK);
    int within = (int) (position % BLOCK);
    if (within > 0) {
      reading.update(new byte[within]);
    }
    try {
      return reading.update(sealed.array(), 0, wanted, into, offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("counter mode gives a byte for a byte", e);
    }
  }

  private static Cipher cipher(SecretKeySpec key, long block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      byte[] counter = ByteBuffer.allocate(BLOCK).putLong(0).putLong(block).array();
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
