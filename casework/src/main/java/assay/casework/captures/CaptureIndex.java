package assay.casework.captures;

import assay.fingerprint.Digest;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Finds captures by what was fetched, from where, and where it is archived. What it returns is
 * compared in full with what was asked for. May be read by any number of threads.
 */
public final class CaptureIndex {
  private final Path path;
  private final MappedBytes file;
  private final long size;
  private final long begins;
  private final TextTable keys;
  private final TextTable files;
  private final List<Kind> kinds;
  private final int[] digestLengths;
  private final List<IndexSource> sources;
  private final SideTable byDigest;
  private final SideTable byPlace;

  private CaptureIndex(Path path, MappedBytes file, JsonObject contents) {
    this.path = path;
    this.file = file;
    this.size = contents.number("captures").orElseThrow();
    this.begins = section(contents, "begins");
    this.keys = new TextTable(file, section(contents, "keys"));
    this.files = new TextTable(file, section(contents, "files"));
    TextTable texts = new TextTable(file, section(contents, "kinds"));
    this.kinds =
        IntStream.range(0, texts.size()).mapToObj(k -> IndexLayout.kind(texts.text(k))).toList();
    this.digestLengths = kinds.stream().mapToInt(Kind::digestBytes).toArray();
    this.sources =
        contents.objects("sources").stream()
            .map(s -> new IndexSource(s.text("name").orElseThrow(), s.text("sha256").orElseThrow()))
            .toList();
    this.byDigest = table(contents, "digests", "digestBits");
    this.byPlace = table(contents, "places", "placeBits");
  }

  private SideTable table(JsonObject contents, String name, String bits) {
    return new SideTable(
        file,
        IndexLayout.bits(contents.object(bits).orElseThrow()),
        section(contents, name + ".ends"),
        section(contents, name));
  }

  private static long section(JsonObject contents, String name) {
    return contents
        .object("sections")
        .flatMap(s -> s.object(name))
        .orElseThrow()
        .number("offset")
        .orElseThrow();
  }

  /**
   * Maps a file and verifies all of it, on all processors.
   *
   * @throws CaptureIndexException if any byte of it is not as it was written
   */
  public static CaptureIndex open(Path path) throws IOException {
    MappedBytes file = MappedBytes.open(path);
    long checked = verify(path, file);
    try {
      JsonObject contents = IndexLayout.contents(file, checked);
      if (contents.number("version").orElse(0) != IndexLayout.VERSION) {
        throw new CaptureIndexException(path, "is of another version; make it again");
      }
      return new CaptureIndex(path, file, contents);
    } catch (JsonException | RuntimeException e) {
      throw new CaptureIndexException(path, "its table of contents does not fit it");
    }
  }

  private static long verify(Path path, MappedBytes file) throws CaptureIndexException {
    long end = file.length() - IndexLayout.END_LENGTH;
    if (end < IndexLayout.MAGIC.length
        || !Arrays.equals(file.bytes(0, IndexLayout.MAGIC.length), IndexLayout.MAGIC)) {
      throw new CaptureIndexException(path, "is no capture index, or was cut short");
    }
    long checked = file.getLong(end + Long.BYTES);
    long chunks = (checked + CheckedOutput.CHUNK - 1) / CheckedOutput.CHUNK;
    if (checked < 0 || checked > end || checked + chunks * Integer.BYTES != end) {
      throw new CaptureIndexException(path, "was cut short, or its end was altered");
    }
    byte[] checksums = file.bytes(checked, (int) chunks * Integer.BYTES);
    byte[] tail = file.bytes(end, IndexLayout.END_LENGTH);
    if (!Arrays.equals(tail, IndexLayout.end(checked, checksums))) {
      throw new CaptureIndexException(path, "was cut short, or its end was altered");
    }
    boolean whole =
        IntStream.range(0, (int) chunks)
            .parallel()
            .allMatch(chunk -> isWhole(file, chunk, checked));
    if (!whole) {
      throw new CaptureIndexException(path, "is not the bytes that were written");
    }
    return checked;
  }

  private static boolean isWhole(MappedBytes file, int chunk, long checked) {
    long from = (long) chunk * CheckedOutput.CHUNK;
    int length = (int) Math.min(CheckedOutput.CHUNK, checked - from);
    CRC32C checksum = new CRC32C();
    checksum.update(file.slice(from, length));
    return (int) checksum.getValue() == file.getInt(checked + 4L * chunk);
  }

  public Path path() {
    return path;
  }

  /** The number of captures. */
  public long size() {
    return size;
  }

  /** What it was made of. */
  public List<IndexSource> sources() {
    return sources;
  }

  /**
   * Captures of this content, by address and time.
   *
   * @param most no more than as many
   */
  public List<Sighting> byDigest(Digest digest, int most) {
    List<Sighting> found = new ArrayList<>();
    byte[] sought = digest.bytes();
    byDigest.find(
        Hashing.digest(digest),
        row -> {
          Block block = block(row / IndexLayout.BLOCK);
          int slot = row % IndexLayout.BLOCK;
          if (hasDigest(block, slot, digest, sought)) {
            found.add(sighting(block, slot));
          }
          return found.size() < most;
        });
    return found;
  }

  private boolean hasDigest(Block block, int slot, Digest digest, byte[] sought) {
    byte[] digests = block.digests(slot, digestLengths);
    int at = 0;
    for (Kind.Slot part : kinds.get((int) block.get(Column.KIND, slot)).digests()) {
      int end = at + part.algorithm().length();
      if (part.algorithm() == digest.algorithm()
          && Arrays.equals(digests, at, end, sought, 0, sought.length)) {
        return true;
      }
      at = end;
    }
    return false;
  }

  /**
   * The captures whose record begins there. More than one only if several files have this name.
   *
   * @param archive the name of the file, with or without its folders
   */
  public List<Sighting> byPosition(String archive, long offset) {
    List<Sighting> found = new ArrayList<>();
    byPlace.find(
        Hashing.position(archive, offset),
        row -> {
          Block block = block(row / IndexLayout.BLOCK);
          int slot = row % IndexLayout.BLOCK;
          if (place(block, slot).filter(p -> p.isAt(archive, offset)).isPresent()) {
            found.add(sighting(block, slot));
          }
          return true;
        });
    return found;
  }

  /**
   * Captures of exactly this address, by time.
   *
   * @param most no more than as many
   */
  public List<Sighting> byUrl(String url, int most) {
    byte[] sought = UrlKey.of(url);
    List<Sighting> found = new ArrayList<>();
    for (int number = firstBlock(sought); number < keys.size(); number++) {
      if (Arrays.compareUnsigned(keys.bytes(number), sought) > 0) {
        return found;
      }
      Block block = block(number);
      byte[][] all = block.keys();
      for (int slot = 0; slot < all.length && found.size() < most; slot++) {
        if (Arrays.equals(all[slot], sought)) {
          found.add(sighting(block, slot, all[slot]));
        }
      }
    }
    return found;
  }

  /** The last block that begins before the key, since the block may end with it. */
  private int firstBlock(byte[] key) {
    int low = 0;
    int high = keys.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(keys.bytes(middle), key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  private Block block(int number) {
    long begin = file.getLong(begins + 8L * number);
    long end = file.getLong(begins + 8L * (number + 1));
    ByteBuffer bytes = file.slice(begin, (int) (end - begin));
    return new Block(bytes);
  }

  private Sighting sighting(Block block, int slot) {
    return sighting(block, slot, block.key(slot));
  }

  private Sighting sighting(Block block, int slot, byte[] key) {
    Kind kind = kinds.get((int) block.get(Column.KIND, slot));
    Instant from = Instant.ofEpochSecond(block.get(Column.TIME, slot));
    Instant to = from.plusSeconds(block.get(Column.SPAN, slot));
    return new Sighting(
        new ArchivedCapture(
            UrlKey.url(key),
            kind.bounds() == Kind.Bounds.BOTH ? Optional.of(from) : Optional.empty(),
            kind.bounds() == Kind.Bounds.NONE ? Optional.empty() : Optional.of(to),
            kind.status(),
            kind.mime(),
            IndexLayout.digests(kind, block.digests(slot, digestLengths)),
            place(block, slot),
            kind.collection(),
            kind.agent(),
            kind.truncated(),
            kind.transformed()),
        sources.get((int) block.get(Column.SOURCE, slot)));
  }

  private Optional<ArchivedCapture.Place> place(Block block, int slot) {
    int name = (int) block.get(Column.FILE, slot);
    return name == 0
        ? Optional.empty()
        : Optional.of(
            new ArchivedCapture.Place(
                files.text(name - 1),
                block.get(Column.OFFSET, slot),
                block.get(Column.LENGTH, slot)));
  }
}
