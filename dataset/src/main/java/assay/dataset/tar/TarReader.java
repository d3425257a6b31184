package assay.dataset.tar;

import assay.dataset.io.ShardInput;
import assay.dataset.packed.DamagedException;
import assay.dataset.sidecar.ShardStats;
import assay.dataset.sidecar.Sidecar;
import assay.item.Extent;
import assay.item.Locator;
import assay.provenance.Provenance;
import assay.stage.DatasetException;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Ties;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks through a shard member by member. */
final class TarReader implements ShardReader {
  /** Text about the downloaded file, not the file. */
  private static final Set<String> ABOUT = Set.of("json", "txt");

  private static final int END = 2 * TarHeader.BLOCK;

  private final ShardFile shard;
  private final ShardInput input;
  private final InputStream archive;
  private final TarBlocks blocks;
  private final TarParts parts;
  private final Scout scout;
  private final Optional<ShardStats> stats;
  private final List<String> warnings = new ArrayList<>();
  private Optional<TarPart> ahead = Optional.empty();
  private Optional<ShardIdentity> identity = Optional.empty();
  private long dataEnd;
  private long members;
  private long items;
  private long zeros;

  TarReader(
      ShardFile shard,
      Optional<ShardStats> stats,
      ShardInput input,
      InputStream archive,
      Scout scout) {
    this.shard = shard;
    this.input = input;
    this.archive = archive;
    this.blocks = new TarBlocks(archive);
    this.parts = new TarParts(blocks);
    this.scout = scout;
    this.stats = stats;
  }

  @Override
  public Optional<Entry> next() throws IOException, DatasetException {
    try {
      blocks.skipTo(dataEnd);
      Optional<TarPart> part = take();
      if (part.isEmpty()) {
        end();
        return Optional.empty();
      }
      return Optional.of(entry(part.get()));
    } catch (DamagedException e) {
      throw new DatasetException(place(blocks.position()) + e.getMessage(), e);
    }
  }

  private Optional<TarPart> take() throws IOException {
    Optional<TarPart> part = ahead.isPresent() ? ahead : parts.next();
    ahead = Optional.empty();
    return part;
  }

  private Entry entry(TarPart part) throws IOException {
    if (part instanceof TarPart.Zeros first) {
      return Entry.glue(zeros(first));
    }
    if (zeros >= END) {
      warnings.add(place(part.start()) + "a second archive follows the end of the first");
    } else if (zeros > 0) {
      warnings.add(place(part.start()) + "members follow a lone block of zeros");
    }
    zeros = 0;
    return part instanceof TarPart.Member member
        ? entry(member)
        : Entry.glue(new Extent(part.start(), ((TarPart.Global) part).length()));
  }

  private Extent zeros(TarPart.Zeros first) throws IOException {
    zeros = first.length();
    while (true) {
      ahead = behindZeros();
      if (ahead.isPresent() && ahead.get() instanceof TarPart.Zeros more) {
        zeros += more.length();
      } else {
        return new Extent(first.start(), zeros);
      }
    }
  }

  private Optional<TarPart> behindZeros() throws IOException {
    try {
      return parts.next();
    } catch (DamagedException e) {
      throw new DamagedException("behind the end of the archive: " + e.getMessage(), e);
    }
  }

  private Entry entry(TarPart.Member member) throws IOException {
    Extent extent = new Extent(member.start(), member.end() - member.start());
    Optional<Sidecar> sidecar = scout.sidecar(member.name().key(), members++);
    dataEnd = member.end();
    if (!member.isFile() && !member.isHardLink()) {
      return Entry.glue(extent);
    }
    Locator locator = new Locator(shard.name(), items++, member.name().text());
    Provenance facts =
        sidecar
            .map(s -> s.provenance(stats, !ABOUT.contains(member.name().suffix())))
            .orElseGet(Provenance::unknown);
    Item item =
        member.isHardLink()
            ? new LinkItem(locator, facts)
            : new FileItem(locator, facts, member, blocks);
    return new Entry(
        extent,
        0,
        member.name().text(),
        Role.ITEM,
        member.size(),
        Optional.of(item),
        ties(member),
        member.context());
  }

  /** The sample leaves as one; a hard link ties it to the sample of its target. */
  private Ties ties(TarPart.Member member) {
    String own = tie(member.name());
    Set<String> names = new HashSet<>(Set.of(own));
    if (member.isHardLink()) {
      names.add(tie(member.link()));
    }
    return Ties.group(names);
  }

  private String tie(MemberName name) {
    return shard.name() + "!" + name.key();
  }

  private void end() throws IOException {
    if (zeros < END) {
      String found = zeros == 0 ? "none" : "half of one";
      warnings.add(place(blocks.position()) + "an end of archive was expected, found " + found);
    }
    identity = Optional.of(input.identity());
  }

  private String place(long position) {
    return shard.name() + "@" + position + ": ";
  }

  @Override
  public ShardIdentity identity() {
    return identity.orElseThrow(() -> new IllegalStateException("the walk has not ended"));
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() throws IOException {
    try (input;
        archive) {
      scout.close();
    }
  }
}
