package assay.casework.captures;

import static java.util.stream.Collectors.toSet;

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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
  private final Kept kept;
  private final int[] digestLengths;
  private final KeyUnpacking unpacking;
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
    this.kept = new Kept(Math.toIntExact(contents.number("keptOfSha1").orElseThrow()));
    this.digestLengths = kinds.stream().mapToInt(k -> k.digestBytes(kept)).toArray();
    this.unpacking = new KeyUnpacking(sectionBytes(contents, "dictionary"));
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
        section(contents, name),
        section(contents, name + ".ends"),
        section(contents, name + ".samples"));
  }

  private byte[] sectionBytes(JsonObject contents, String name) {
    long length =
        contents
            .object("sections")
            .flatMap(s -> s.object(name))
            .orElseThrow()
            .number("length")
            .orElseThrow();
    return file.bytes(section(contents, name), Math.toIntExact(length));
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
    long checked = Verifying.of(path, file);
    try {
      JsonObject contents = IndexLayout.contents(file, checked);
      return new CaptureIndex(path, file, contents);
    } catch (JsonException | RuntimeException e) {
      throw new CaptureIndexException(path, "its table of contents does not fit it");
    }
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

  /** The releases of whose rows there are some. */
  public Set<String> releases() {
    return kinds.stream().flatMap(k -> k.release().stream()).collect(toSet());
  }

  /**
   * Captures of this content, by address and time.
   *
   * @param most no more than as many
   */
  public List<Sighting> byDigest(Digest digest, int most) {
    List<Sighting> found = new ArrayList<>();
    byDigest.find(
        Hashing.digest(digest),
        number -> {
          Block block = block(number);
          List<Integer> slots = withDigest(block, digest);
          found.addAll(
              sightings(block, slots.subList(0, Math.min(slots.size(), most - found.size()))));
          return found.size() < most;
        });
    return found;
  }

  private List<Integer> withDigest(Block block, Digest digest) {
    byte[] sought = Arrays.copyOf(digest.bytes(), kept.of(digest.algorithm()));
    List<Integer> slots = new ArrayList<>();
    block.walk(
        block.size(),
        digestLengths,
        (slot, kind, begin) -> {
          int at = begin;
          for (Kind.Slot part : kinds.get(kind).digests()) {
            if (part.algorithm() == digest.algorithm() && block.has(sought, at)) {
              slots.add(slot);
              return;
            }
            at += kept.of(part.algorithm());
          }
        });
    return slots;
  }

  /**
   * The captures whose record begins there. More than one only if several files have this name.
   *
   * @param archive the name of the file, with or without its folders
   */
  public List<Sighting> byPosition(String archive, long offset) {
    return byPosition(
        Hashing.position(archive, offset),
        offset,
        s -> s.capture().place().filter(p -> p.isAt(archive, offset)).isPresent());
  }

  /** What a release tells of a row. More than one only if it has several of this key. */
  public List<Sighting> byRow(UpstreamRow row) {
    return byPosition(
        Hashing.row(row.release(), row.key()),
        row.split().number(),
        s -> s.capture().row().filter(row::equals).isPresent());
  }

  private List<Sighting> byPosition(long hash, long number, Predicate<Sighting> isIt) {
    List<Sighting> found = new ArrayList<>();
    byPlace.find(
        hash,
        at -> {
          Block block = block(at);
          found.addAll(sightings(block, block.slotsAt(number)).stream().filter(isIt).toList());
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
      byte[][] all = block.keys(block.size());
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
    return new Block(bytes, unpacking);
  }

  private List<Sighting> sightings(Block block, List<Integer> slots) {
    if (slots.isEmpty()) {
      return List.of();
    }
    byte[][] all = block.keys(slots.get(slots.size() - 1) + 1);
    return slots.stream().map(slot -> sighting(block, slot, all[slot])).toList();
  }

  private Sighting sighting(Block block, int slot, byte[] key) {
    Kind kind = kinds.get((int) block.get(Column.KIND, slot));
    Instant from = Instant.ofEpochSecond(block.get(Column.TIME, slot));
    Instant to = from.plusSeconds(block.get(Column.SPAN, slot));
    Optional<Position> position = position(block, slot);
    return new Sighting(
        new ArchivedCapture(
            UrlKey.url(key),
            kind.bounds() == Kind.Bounds.BOTH ? Optional.of(from) : Optional.empty(),
            kind.bounds() == Kind.Bounds.NONE ? Optional.empty() : Optional.of(to),
            kind.status(),
            kind.mime(),
            IndexLayout.digests(kind, kept, block.digests(slot, digestLengths)),
            kind.release().isPresent() ? Optional.empty() : position.map(Position::place),
            kind.release().flatMap(r -> position.map(p -> p.row(r))),
            kind.collection(),
            kind.agent(),
            kind.truncated(),
            kind.transformed()),
        sources.get((int) block.get(Column.SOURCE, slot)));
  }

  private Optional<Position> position(Block block, int slot) {
    int text = (int) block.get(Column.FILE, slot);
    return text == 0
        ? Optional.empty()
        : Optional.of(
            new Position(
                files.text(text - 1),
                block.get(Column.OFFSET, slot),
                block.get(Column.LENGTH, slot)));
  }
}
