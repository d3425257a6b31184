package assay.evidence.ledger;

import assay.durable.OwnerOnly;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes one shard's ledger, line by line. The same lines give the same file. For one thread. */
public final class LedgerWriter {
  private final OutputStream out;
  private final MessageDigest written = DigestAlgorithm.SHA256.begin();
  private long lines;

  private LedgerWriter(OutputStream out) {
    this.out = out;
  }

  /** Adds the entries of a shard, and says what it ends with. */
  @FunctionalInterface
  public interface Body<E extends Exception> {
    LedgerEnd writeTo(LedgerWriter ledger) throws IOException, E;
  }

  /** Writes a ledger, which appears under its name when it is whole and on disk. */
  public static <E extends Exception> void write(Path file, Body<E> body) throws IOException, E {
    OwnerOnly.write(
        file,
        raw -> {
          GZIPOutputStream gzip = new FastGzip(raw);
          OutputStream out = new BufferedOutputStream(gzip, 1 << 16);
          LedgerWriter ledger = new LedgerWriter(out);
          ledger.close(body.writeTo(ledger));
          out.flush();
          gzip.finish();
        });
  }

  /** Adds the next entry of the walk. */
  public void add(LedgerLine line) throws IOException {
    write(line.json());
    lines++;
  }

  private void close(LedgerEnd end) throws IOException {
    write(new Closing(end, lines, HexFormat.of().formatHex(written.digest())).json());
  }

  private void write(JsonObject json) throws IOException {
    byte[] line = json.bytes();
    written.update(line);
    written.update((byte) '\n');
    out.write(line);
    out.write('\n');
  }

  /** A ledger lives for one run; speed counts for more than size. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 15);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
