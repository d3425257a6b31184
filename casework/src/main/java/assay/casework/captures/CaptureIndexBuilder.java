package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the index of more captures than fit in memory: sorts them on disk, then packs them. The
 * same captures in the same order give the same file. For one thread.
 *
 * <p>Memory: the share, names of archive files, and half a byte for each capture. Disk, until it is
 * written: some hundred bytes for each capture, in a nameless file that vanishes with the process.
 */
public final class CaptureIndexBuilder implements Closeable {
  /** 64 MiB. */
  public static final int SHARE = 1 << 26;

  private final Path scratch;
  private final int share;
  private final RowSorter rows;
  private final Names files = new Names();
  private final Names kinds = new Names();
  private final List<IndexSource> sources = new ArrayList<>();
  private final Bytes row = new Bytes();
  private long added;
  private long digests;
  private long places;

  /**
   * Starts empty.
   *
   * @param scratch the owner's own folder, on whose disk is sorted
   */
  public CaptureIndexBuilder(Path scratch) throws IOException {
    this(scratch, SHARE);
  }

  CaptureIndexBuilder(Path scratch, int share) throws IOException {
    this.scratch = scratch;
    this.share = share;
    this.rows = new RowSorter(scratch, share);
  }

  /** Texts, numbered as they come. */
  private static final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>();

    int of(String text) {
      return numbers.computeIfAbsent(
          text,
          t -> {
            texts.add(t.getBytes(UTF_8));
            return texts.size() - 1;
          });
    }
  }

  /** Says where the captures that are added next come from, until it is said anew. */
  public void from(String name) {
    sources.add(new IndexSource(name, ""));
  }

  /** Says which bytes the present source is. */
  public void identify(String sha256) {
    int last = sources.size() - 1;
    sources.set(last, new IndexSource(sources.get(last).name(), sha256));
  }

  /** The number of captures that came, repeated ones included. */
  public long added() {
    return added;
  }

  /** Takes the next one; one that is there already, also from another source, is kept once. */
  public void add(ArchivedCapture capture) throws IOException {
    long from = capture.notBefore().map(Instant::getEpochSecond).orElse(0L);
    long to = capture.notAfter().map(CaptureIndexBuilder::roundedUp).orElse(0L);
    boolean both = capture.notBefore().isPresent();
    Bytes digestBytes = new Bytes();
    capture.digests().forEach(d -> digestBytes.put(whole(d)));
    Optional<Position> position = Position.of(capture);
    Row next =
        new Row(
            UrlKey.of(capture.url()),
            both ? from : to,
            both ? to - from : 0,
            position.map(p -> 1 + files.of(p.text())).orElse(0),
            position.map(Position::number).orElse(0L),
            position.map(Position::length).orElse(0L),
            kinds.of(Kind.of(capture).write()),
            digestBytes.toArray(),
            sources.size() - 1);
    next.write(row.clear());
    rows.add(row.view());
    added++;
    digests += capture.digests().size();
    places += position.isPresent() ? 1 : 0;
  }

  private static byte[] whole(CaptureDigest digest) {
    if (!digest.isWhole()) {
      throw new IllegalArgumentException("of a digest only a part is given");
    }
    return HexFormat.of().parseHex(digest.hex());
  }

  private static long roundedUp(Instant time) {
    return time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
  }

  /**
   * Writes the file, its owner's only, whole or not at all. Waits while another process writes the
   * same one. Nothing may be added any more.
   */
  public void write(Path target) throws IOException {
    Path lock = target.resolveSibling("." + target.getFileName() + ".lock");
    Exclusive.hold(
        lock,
        () -> {
          writeAlone(target);
          return target;
        });
  }

  private void writeAlone(Path target) throws IOException {
    byte[] dictionary = KeyDictionary.of(rows, added);
    try (LongSorter byDigest = new LongSorter(scratch, share / 2);
        LongSorter byPlace = new LongSorter(scratch, share / 2);
        KeyPacking packing = new KeyPacking(dictionary)) {
      OwnerOnly.write(
          target,
          out -> {
            CheckedOutput checked = new CheckedOutput(out);
            new Pass(checked, byDigest, byPlace, packing).run(dictionary);
            byte[] checksums = checked.checksums();
            out.write(checksums);
            out.write(IndexLayout.end(checked.position(), checksums));
          });
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** Packs the sorted rows, and all that leads to them. */
  private final class Pass {
    private final CheckedOutput out;
    private final LongSorter byDigest;
    private final LongSorter byPlace;
    private final SideTable.Layout digestLayout = SideTable.Layout.of(added, digests).forDigests();
    private final SideTable.Layout placeLayout = SideTable.Layout.of(added, places);
    private final Kept kept = Kept.beside(digestLayout.hashBits());
    private final List<Kind> kindList;
    private final BlockWriter block;
    private final List<byte[]> firstKeys = new ArrayList<>();
    private final Bytes begins = new Bytes();
    private byte[] last = new byte[0];
    private int number;

    Pass(CheckedOutput out, LongSorter byDigest, LongSorter byPlace, KeyPacking packing) {
      this.out = out;
      this.block = new BlockWriter(packing);
      this.byDigest = byDigest;
      this.byPlace = byPlace;
      this.kindList =
          kinds.texts.stream().map(t -> IndexLayout.kind(new String(t, UTF_8))).toList();
    }

    void run(byte[] dictionary) throws IOException {
      IndexLayout layout = new IndexLayout(out);
      out.write(IndexLayout.MAGIC);
      rows.merge(this::take);
      closeBlock();
      begins.putLong(out.position());
      layout.section("begins", () -> out.write(begins.toArray()));
      layout.section("dictionary", () -> out.write(dictionary));
      layout.section("keys", () -> TextTable.write(firstKeys, out));
      layout.section("files", () -> TextTable.write(files.texts, out));
      layout.section("kinds", () -> TextTable.write(kinds.texts, out));
      table(layout, "digests", byDigest, digestLayout);
      table(layout, "places", byPlace, placeLayout);
      layout.finish(number, sources, kept, digestLayout, placeLayout);
    }

    private void table(IndexLayout layout, String name, LongSorter entries, SideTable.Layout bits)
        throws IOException {
      SideTable.Ends[] ends = new SideTable.Ends[1];
      layout.section(name, () -> ends[0] = SideTable.write(entries, bits, out));
      layout.section(name + ".ends", () -> ends[0].writeBits(out));
      layout.section(name + ".samples", () -> ends[0].writeSamples(out));
    }

    private void take(byte[] bytes) throws IOException {
      if (Row.isSameCapture(bytes, last)) {
        return;
      }
      last = bytes;
      Row next = Row.read(bytes);
      Kind kind = kindList.get(next.kind());
      int here = number / IndexLayout.BLOCK;
      if (next.file() > 0) {
        String text = new String(files.texts.get(next.file() - 1), UTF_8);
        Position position = new Position(text, next.offset(), next.length());
        byPlace.add(placeLayout.entry(position.hash(kind), here));
      }
      block.add(next.keeping(kept(next, kind, here)));
      number++;
      if (block.size() == IndexLayout.BLOCK) {
        closeBlock();
      }
    }

    private byte[] kept(Row row, Kind kind, int here) throws IOException {
      Bytes some = new Bytes();
      int at = 0;
      for (Kind.Slot slot : kind.digests()) {
        int end = at + slot.algorithm().length();
        byte[] whole = Arrays.copyOfRange(row.digests(), at, end);
        byDigest.add(digestLayout.entry(Hashing.digest(Digest.of(slot.algorithm(), whole)), here));
        some.put(whole, 0, kept.of(slot.algorithm()));
        at = end;
      }
      return some.toArray();
    }

    private void closeBlock() throws IOException {
      if (block.size() > 0) {
        begins.putLong(out.position());
        firstKeys.add(block.firstKey());
        out.write(block.finish());
      }
    }
  }
}
