package assay.dataset.inside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.dataset.folder.FolderFormat;
import assay.dataset.tar.TarFormat;
import assay.item.Extent;
import assay.item.Locator;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Ties;
import assay.verdict.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One item that a walk showed, of the shard or inside another.
 *
 * @param content each byte as a character
 */
record Looked(
    String member,
    Optional<Long> parent,
    Set<Reason> faults,
    boolean opened,
    String content,
    Ties ties,
    Provenance provenance) {

  /** As a file in a folder: it is read where it lies. */
  static List<Looked> file(Path folder, String name, byte[] content, Limits limits)
      throws IOException, DatasetException {
    Path shard = Files.createDirectories(folder.resolve("shard"));
    Files.write(shard.resolve(name), content);
    return all(new FolderFormat(), shard, limits);
  }

  /** As a member of a shard: it is held in memory. */
  static List<Looked> member(Path folder, String name, byte[] content, Limits limits)
      throws IOException, DatasetException {
    Path shard = folder.resolve("shard.tar");
    Files.write(shard, Packing.tar(Map.of(name, content)));
    return all(new TarFormat(), shard, limits);
  }

  /** As the only item of a shard. */
  static List<Looked> memory(byte[] content, Limits limits) throws IOException, DatasetException {
    return all(new OneItem(content), limits);
  }

  /** A shard that lies nowhere. */
  private static final class OneItem implements ShardReader, Item {
    private final byte[] content;
    private boolean shown;

    OneItem(byte[] content) {
      this.content = content;
    }

    @Override
    public Optional<Entry> next() {
      boolean first = !shown;
      shown = true;
      Extent extent = new Extent(0, content.length);
      return first
          ? Optional.of(
              new Entry(
                  extent,
                  0,
                  "item",
                  Role.ITEM,
                  content.length,
                  Optional.of(this),
                  Ties.none(),
                  () -> new byte[0]))
          : Optional.empty();
    }

    @Override
    public ShardIdentity identity() {
      return new ShardIdentity(content.length, "");
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void close() {}

    @Override
    public Locator locator() {
      return new Locator("shard", 0, "item");
    }

    @Override
    public Provenance provenance() {
      return Provenance.unknown();
    }

    @Override
    public boolean hasBytes() {
      return true;
    }

    @Override
    public Set<Reason> read(ReadingSink sink) {
      sink.accept(Reading.STORED, content, 0, content.length);
      return Set.of();
    }
  }

  static List<Looked> all(DatasetFormat format, Path shard, Limits limits)
      throws IOException, DatasetException {
    return all(format.read(new ShardFile(shard, "shard")), limits);
  }

  private static List<Looked> all(ShardReader shard, Limits limits)
      throws IOException, DatasetException {
    List<Looked> all = new ArrayList<>();
    try (OpenedShard walk = new Opener(limits).open(shard)) {
      for (Optional<Entry> e = walk.next(); e.isPresent(); e = walk.next()) {
        if (e.get().item().isPresent()) {
          Looked outer = of(e.get().item().get(), e.get().ties(), all.size());
          all.add(outer.tied(walk.and(outer.ties())));
          for (Optional<Entry> i = walk.nextInside(); i.isPresent(); i = walk.nextInside()) {
            all.add(of(i.get().item().orElseThrow(), i.get().ties(), all.size()));
          }
        }
      }
    }
    return all;
  }

  private static Looked of(Item item, Ties ties, long index) throws IOException, DatasetException {
    if (item.locator().index() != index) {
      throw new AssertionError("numbered " + item.locator().index() + ", not " + index);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Set<Reason> faults =
        item.read(
            (reading, buffer, offset, n) -> {
              if (reading == Reading.STORED) {
                bytes.write(buffer, offset, n);
              }
            });
    return new Looked(
        item.locator().member(),
        item.locator().parent().isPresent()
            ? Optional.of(item.locator().parent().getAsLong())
            : Optional.empty(),
        new TreeSet<>(faults),
        item.isOpened(),
        bytes.toString(ISO_8859_1),
        ties,
        item.provenance());
  }

  private Looked tied(Ties together) {
    return new Looked(member, parent, faults, opened, content, together, provenance);
  }

  @Override
  public String toString() {
    return member + " in " + parent + " " + faults;
  }
}
