package assay.dataset.inside;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.dataset.io.Positioned;
import assay.dataset.names.RawName;
import assay.dataset.packed.DamagedException;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** A 7z archive, solid or not: it is read front to back. */
final class SevenZipUnpacker implements Unpacker {
  /** What its headers and its dictionaries may take together. */
  private static final int MEMORY_KIB = 128 << 10;

  private final PositionedChannel channel;
  private final SevenZFile archive;

  SevenZipUnpacker(Positioned content) throws IOException {
    channel = new PositionedChannel(content);
    try {
      archive =
          SevenZFile.builder()
              .setSeekableByteChannel(channel)
              .setMaxMemoryLimitKiB(MEMORY_KIB)
              .get();
    } catch (IOException e) {
      throw complaint(e);
    }
  }

  /** A disk that failed is no fault of the archive. */
  private IOException complaint(IOException e) {
    if (channel.failure().isPresent()) {
      return channel.failure().get();
    } else if (e instanceof PasswordRequiredException) {
      return Broken.because(Reason.ENCRYPTED, "the 7z archive is encrypted");
    } else if (e instanceof MemoryLimitException) {
      return Broken.because(Reason.TOO_LARGE, "the 7z archive needs more memory than it gets");
    }
    return new DamagedException("the 7z archive is damaged", e);
  }

  @Override
  public Optional<Member> next() throws IOException {
    try {
      SevenZArchiveEntry entry = archive.getNextEntry();
      while (entry != null && (entry.isDirectory() || entry.isAntiItem())) {
        entry = archive.getNextEntry();
      }
      return Optional.ofNullable(entry).map(this::member);
    } catch (IOException e) {
      throw complaint(e);
    }
  }

  private Member member(SevenZArchiveEntry entry) {
    String name = Optional.ofNullable(entry.getName()).map(SevenZipUnpacker::shown).orElse("");
    return Member.of(name, time(entry), Data::new);
  }

  private static String shown(String name) {
    return RawName.bounded(RawName.text(name.getBytes(UTF_8)));
  }

  private static Optional<Instant> time(SevenZArchiveEntry entry) {
    try {
      return entry.getHasLastModifiedDate()
          ? Optional.of(entry.getLastModifiedTime().toInstant())
          : Optional.empty();
    } catch (DateTimeException | ArithmeticException noTime) {
      return Optional.empty();
    }
  }

  /** The entry that the archive stands at. */
  private final class Data extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return archive.read(buffer, offset, length);
      } catch (IOException e) {
        throw complaint(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
