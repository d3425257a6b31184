package assay.casework.captures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** What the pieces of the file have in common; the package page draws it. */
final class IndexLayout {
  static final int BLOCK_LOG = 10;
  static final int BLOCK = 1 << BLOCK_LOG;
  static final int VERSION = 2;
  static final byte[] MAGIC = "ASSAYCAP".getBytes(US_ASCII);
  private static final byte[] END_MAGIC = "ASSAYEND".getBytes(US_ASCII);
  static final int END_LENGTH = 28;

  private final CheckedOutput out;
  private final Map<String, JsonObject> sections = new TreeMap<>();

  IndexLayout(CheckedOutput out) {
    this.out = out;
  }

  /** Writes a section. */
  @FunctionalInterface
  interface Section {
    void write() throws IOException;
  }

  void section(String name, Section section) throws IOException {
    long begin = out.position();
    section.write();
    sections.put(
        name, JsonObject.empty().with("offset", begin).with("length", out.position() - begin));
  }

  /** Writes the table of contents, and behind it how long it is. */
  void finish(
      long captures,
      List<IndexSource> sources,
      Kept kept,
      SideTable.Layout digests,
      SideTable.Layout places)
      throws IOException {
    byte[] contents =
        JsonObject.empty()
            .with("type", "assay.captures")
            .with("version", VERSION)
            .with("captures", captures)
            .with("sections", sections)
            .with("keptOfSha1", kept.bytes())
            .with("digestBits", bits(digests))
            .with("placeBits", bits(places))
            .with(
                "sources",
                sources.stream()
                    .map(s -> JsonObject.empty().with("name", s.name()).with("sha256", s.sha256()))
                    .toList())
            .bytes();
    out.write(contents);
    out.write(new Bytes().putInt(contents.length).toArray());
  }

  private static JsonObject bits(SideTable.Layout layout) {
    return JsonObject.empty()
        .with("bucket", layout.bucketBits())
        .with("more", layout.moreBits())
        .with("block", layout.blockBits());
  }

  static SideTable.Layout bits(JsonObject json) {
    return new SideTable.Layout(
        (int) json.number("bucket").orElseThrow(),
        (int) json.number("more").orElseThrow(),
        (int) json.number("block").orElseThrow());
  }

  /** Ends the file: the length of what was checked, the checksum of the checksums, its own. */
  static byte[] end(long checked, byte[] checksums) {
    Bytes end = new Bytes().put(END_MAGIC).putLong(checked).putInt(checksum(checksums));
    end.putInt(checksum(end.toArray()));
    return end.putInt(VERSION).toArray();
  }

  static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  static Kind kind(String text) {
    try {
      return Kind.read(text);
    } catch (JsonException e) {
      throw new IllegalStateException("what was written reads back", e);
    }
  }

  /** Takes what is kept of the digests of a capture apart. */
  static List<CaptureDigest> digests(Kind kind, Kept kept, byte[] bytes) {
    List<CaptureDigest> digests = new ArrayList<>();
    int at = 0;
    for (Kind.Slot slot : kind.digests()) {
      int end = at + kept.of(slot.algorithm());
      String hex = HexFormat.of().formatHex(bytes, at, end);
      digests.add(new CaptureDigest(slot.algorithm(), hex, slot.declared()));
      at = end;
    }
    return digests;
  }

  /** The table of contents in a file that was found whole. */
  static JsonObject contents(MappedBytes file, long checked) throws JsonException {
    int length = file.getInt(checked - Integer.BYTES);
    byte[] contents = file.bytes(checked - Integer.BYTES - length, length);
    return JsonObject.parse(new String(contents, UTF_8));
  }
}
