package assay.dataset.folder;

import assay.dataset.sidecar.ShardStats;
import assay.dataset.sidecar.Sidecar;
import assay.fingerprint.Digest;
import assay.policy.SidecarKeys;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out where a file came from: from a sidecar beside it, else from its row in the folder's
 * metadata, else from what a download program left with it.
 */
final class Downloads {
  private final SidecarKeys keys;
  private final MetadataNotes metadata;
  private Optional<Path> directory = Optional.empty();
  private Optional<ShardStats> stats = Optional.empty();

  Downloads(String shard, SidecarKeys keys) {
    this.keys = keys;
    this.metadata = new MetadataNotes(shard, keys);
  }

  /** What could not be asked. */
  List<String> warnings() {
    return metadata.warnings();
  }

  Provenance of(FolderFile file) throws IOException {
    Optional<Sidecar> said = said(file);
    boolean placed = said.filter(s -> s.url().isPresent() || s.pageUrl().isPresent()).isPresent();
    Optional<DownloadMark> mark = placed ? Optional.empty() : mark(file);
    if (mark.isPresent()) {
      return marked(file.path(), mark.get(), said);
    }
    Optional<ShardStats> shard = said.isPresent() ? stats(file) : Optional.empty();
    return said.map(s -> s.provenance(shard, !Neighbours.isBeside(file)))
        .orElseGet(Provenance::unknown); // then the time is only that of a copy on this disk
  }

  /** What the texts beside a file say of it. */
  private Optional<Sidecar> said(FolderFile file) throws IOException {
    Optional<Sidecar> own = sidecar(file);
    Optional<Sidecar> row = metadata.of(file);
    Optional<Sidecar> json = own.isPresent() ? own.map(o -> row.map(o::and).orElse(o)) : row;
    Optional<Sidecar> caption =
        Neighbours.isBeside(file)
            ? Optional.empty()
            : read(file.path().resolveSibling(file.stem() + ".txt"), Sidecar::ofCaption);
    return json.isPresent() ? json.map(j -> caption.map(j::and).orElse(j)) : caption;
  }

  /** {@code 7.jpg.json} speaks of {@code 7.jpg} alone, so it goes before {@code 7.json}. */
  private Optional<Sidecar> sidecar(FolderFile file) throws IOException {
    Optional<Sidecar> own = json(file.path().resolveSibling(file.baseName() + ".json"));
    return own.isPresent() ? own : json(file.path().resolveSibling(file.stem() + ".json"));
  }

  private Optional<Sidecar> json(Path file) throws IOException {
    return read(file, content -> Sidecar.parse(content, keys));
  }

  private static Optional<Sidecar> read(Path file, Function<byte[], Optional<Sidecar>> parser)
      throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > Sidecar.LONGEST) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return parser.apply(in.readNBytes(Sidecar.LONGEST));
    }
  }

  /** {@code 00001_stats.json} beside the directory {@code 00001}; files of one come in sequence. */
  private Optional<ShardStats> stats(FolderFile file) throws IOException {
    Optional<Path> parent = Optional.ofNullable(file.path().getParent());
    if (!parent.equals(directory)) {
      directory = parent;
      stats = parent.isPresent() ? ShardStats.beside(parent.get()) : Optional.empty();
    }
    return stats;
  }

  private static Optional<DownloadMark> mark(FolderFile file) throws IOException {
    return file.marked().isPresent()
        ? DownloadMark.ofNote(file.path())
        : DownloadMark.of(file.path());
  }

  private static Provenance marked(Path file, DownloadMark mark, Optional<Sidecar> said)
      throws IOException {
    Optional<Digest> caption = said.flatMap(Sidecar::caption);
    Optional<ShardStats> fetched = said.flatMap(Sidecar::times);
    Capture capture =
        Capture.unknown()
            .between(
                fetched.map(ShardStats::start),
                Optional.of(fetched.isPresent() ? fetched.get().end() : modified(file)));
    return Provenance.of(
        Optional.of(new Origin(mark.url(), List.of(), mark.page(), Optional.empty(), caption)),
        Optional.of(capture),
        Map.of(
            "origin",
            Basis.DECLARED,
            "capture",
            fetched.isPresent() ? Basis.DECLARED : Basis.INFERRED));
  }

  /** In whole seconds, rounded up. */
  private static Instant modified(Path file) throws IOException {
    Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(modified) ? second : second.plusSeconds(1);
  }
}
