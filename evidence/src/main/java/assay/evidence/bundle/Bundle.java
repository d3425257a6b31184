package assay.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.dsse.Envelope;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The evidence of a snapshot, as it is published: the parts of a bundle by their names. */
public final class Bundle {
  /** The signed statement. */
  public static final String STATEMENT = "statement.dsse.json";

  /** That the statement is in the log. */
  public static final String LOG_PROOF = "log.tlog-proof";

  /** The leaves of the shards tree. */
  public static final String SHARDS = "shards.jsonl";

  /** What it says, for people. */
  public static final String README = "README.txt";

  private static final List<String> ORDER =
      List.of(
          STATEMENT,
          "items.checkpoint",
          "shards.checkpoint",
          "contents.checkpoint",
          LOG_PROOF,
          SHARDS,
          README);

  /** A manifest of a million shards is a third of this; every other part fits an envelope. */
  private static final int MOST_BYTES = 1 << 30;

  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, byte[]> parts;

  private Bundle(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /** The name of the signed head of a tree: {@code items}, {@code shards}, {@code contents}. */
  public static String checkpoint(String tree) {
    return tree + ".checkpoint";
  }

  /**
   * A bundle of these parts.
   *
   * @throws IllegalArgumentException if a part has no place in a bundle, or there is no statement
   */
  public static Bundle of(Map<String, byte[]> parts) {
    if (!ORDER.containsAll(parts.keySet()) || !parts.containsKey(STATEMENT)) {
      throw new IllegalArgumentException("a bundle has a statement, and only parts that are known");
    }
    Map<String, byte[]> ordered = new LinkedHashMap<>();
    for (String name : ORDER) {
      if (parts.containsKey(name)) {
        ordered.put(name, parts.get(name).clone());
      }
    }
    return new Bundle(ordered);
  }

  /**
   * Reads a bundle, or a statement alone.
   *
   * @throws BundleException if the file is neither
   */
  public static Bundle read(Path file) throws IOException, BundleException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
        return readZip(file);
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] statement = in.readNBytes(Envelope.MAX_BYTES + 1);
      if (statement.length > Envelope.MAX_BYTES) {
        throw new BundleException("is too large for a statement");
      }
      return of(Map.of(STATEMENT, statement));
    }
  }

  private static Bundle readZip(Path file) throws IOException, BundleException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!ORDER.contains(entry.getName())) {
          throw new BundleException("holds a part that has no place in a bundle");
        } else if (entry.getMethod() != ZipEntry.STORED) {
          // What is stored is no larger than the file; what is compressed may be a thousand times.
          throw new BundleException("holds " + entry.getName() + " compressed");
        }
        byte[] content = content(zip, entry.getName());
        if (parts.put(entry.getName(), content) != null) {
          throw new BundleException("holds " + entry.getName() + " twice");
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new BundleException("is damaged: it cannot be read as a zip file");
    }
    if (!parts.containsKey(STATEMENT)) {
      throw new BundleException("has no " + STATEMENT);
    }
    return of(parts);
  }

  private static byte[] content(InputStream in, String name) throws IOException, BundleException {
    int most = name.equals(SHARDS) ? MOST_BYTES : Envelope.MAX_BYTES;
    byte[] content = in.readNBytes(most + 1);
    if (content.length > most) {
      throw new BundleException("is too large for a bundle");
    }
    return content;
  }

  /** A part, if it is there. */
  public Optional<byte[]> part(String name) {
    return Optional.ofNullable(parts.get(name)).map(byte[]::clone);
  }

  /** A part that is text, if it is there. */
  public Optional<String> text(String name) {
    return part(name).map(bytes -> new String(bytes, UTF_8));
  }

  /** Writes the bundle; the same parts give the same bytes. */
  public void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      zip.putNextEntry(entry(part.getKey(), part.getValue()));
      zip.write(part.getValue());
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  private static ZipEntry entry(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(EPOCH);
    return entry;
  }
}
