package assay.evidence.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.stage.CustodyException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads one shard's ledger, line by line, and verifies it on the way. For one thread. */
public final class LedgerReader implements Closeable {
  /** No entry says more about itself than this; a longer line is damage. */
  private static final int LONGEST_LINE = 1 << 26;

  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private final MessageDigest read = DigestAlgorithm.SHA256.begin();
  private long lines;
  private Optional<LedgerEnd> end = Optional.empty();

  private LedgerReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /**
   * Opens a ledger.
   *
   * @throws CustodyException if it is none
   */
  public static LedgerReader open(Path file) throws IOException {
    String name = file.getFileName().toString();
    InputStream raw = Files.newInputStream(file);
    try {
      return new LedgerReader(name, new GZIPInputStream(raw, 1 << 15));
    } catch (EOFException e) {
      raw.close();
      throw new TornLedgerException(name + ": the ledger ends before its first line");
    } catch (ZipException e) {
      raw.close();
      throw new CustodyException(name + ": a ledger was expected", e);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Reads a ledger through, to tell whether its shard must be screened again.
   *
   * @return what it ends with; empty if there is no file, or its closing line is not there
   * @throws CustodyException if what is there was altered
   */
  public static Optional<LedgerEnd> whole(Path file) throws IOException {
    try (LedgerReader reader = open(file)) {
      Optional<LedgerLine> line;
      do {
        line = reader.next(); // which verifies it
      } while (line.isPresent());
      return reader.end;
    } catch (TornLedgerException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * The next entry; empty after the last, when all of them are known to be what was written.
   *
   * @throws CustodyException naming the line, if it is not
   */
  public Optional<LedgerLine> next() throws IOException {
    if (end.isPresent()) {
      return Optional.empty();
    }
    byte[] line = line();
    try {
      JsonObject json = JsonObject.parse(new String(line, UTF_8));
      Optional<Closing> closing = Closing.of(json);
      if (closing.isPresent()) {
        verify(closing.get());
        return Optional.empty();
      }
      read.update(line);
      read.update((byte) '\n');
      lines++;
      return Optional.of(LedgerLine.of(json));
    } catch (JsonException | IllegalArgumentException | NoSuchElementException e) {
      throw fault("is not an entry of a ledger", e);
    }
  }

  private void verify(Closing closing) throws IOException {
    String digest = HexFormat.of().formatHex(read.digest());
    if (closing.lines() != lines || !closing.linesSha256().equals(digest) || at < limit || fill()) {
      throw fault("closes another ledger: entries were changed, lost or added", null);
    }
    end = Optional.of(closing.end());
  }

  /** What the ledger ends with; valid after {@link #next} returned empty. */
  public LedgerEnd end() {
    return end.orElseThrow(() -> new IllegalStateException("the ledger was not read to its end"));
  }

  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    while (true) {
      int end = at;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, end - at);
      at = end + 1;
      if (end < limit) {
        return line.toByteArray();
      } else if (line.size() > LONGEST_LINE) {
        throw fault("is longer than any entry", null);
      } else if (!fill()) {
        throw new TornLedgerException(place() + "the ledger ends without its closing line");
      }
    }
  }

  /** Reads on; false at the end, also where gzip's own end is missing. */
  private boolean fill() throws IOException {
    at = 0;
    limit = 0;
    try {
      limit = Math.max(0, in.read(buffer));
    } catch (EOFException e) {
      return false;
    } catch (ZipException e) {
      throw fault("cannot be decompressed", e);
    }
    return limit > 0;
  }

  private CustodyException fault(String what, Exception cause) {
    return new CustodyException(place() + "the line " + what, cause);
  }

  private String place() {
    return name + ":" + (lines + 1) + ": ";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The file is the beginning of a ledger, as after a power failure. */
  private static final class TornLedgerException extends CustodyException {
    private static final long serialVersionUID = 1;

    TornLedgerException(String message) {
      super(message);
    }
  }
}
