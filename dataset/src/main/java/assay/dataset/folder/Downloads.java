package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.dataset.sidecar.ShardStats;
import assay.dataset.sidecar.Sidecar;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out where a file came from: from a sidecar beside it, else from the attributes that
 * download programs leave on Linux.
 */
final class Downloads {
  private static final String ORIGIN = "xdg.origin.url";
  private static final String REFERRER = "xdg.referrer.url";
  private static final int LONGEST_URL = 4096;

  private Optional<Path> directory = Optional.empty();
  private Optional<ShardStats> stats = Optional.empty();

  Provenance of(FolderFile file) throws IOException {
    Optional<Sidecar> json = sidecar(file);
    Optional<Sidecar> caption =
        Neighbours.isBeside(file)
            ? Optional.empty()
            : read(file.path().resolveSibling(file.stem() + ".txt"), Sidecar::ofCaption);
    if (json.isEmpty() && caption.isPresent()) {
      Provenance downloaded = attributes(file.path());
      return downloaded.origin().isPresent()
          ? downloaded
          : caption.get().provenance(Optional.empty(), true);
    }
    Optional<Sidecar> sidecar = json.map(j -> caption.map(j::and).orElse(j));
    return sidecar.isPresent()
        ? sidecar.get().provenance(stats(file), !Neighbours.isBeside(file))
        : attributes(file.path());
  }

  /** {@code 7.jpg.json} speaks of {@code 7.jpg} alone, so it goes before {@code 7.json}. */
  private static Optional<Sidecar> sidecar(FolderFile file) throws IOException {
    Path own = file.path().resolveSibling(file.baseName() + ".json");
    Optional<Sidecar> facts = read(own, Sidecar::parse);
    return facts.isPresent()
        ? facts
        : read(file.path().resolveSibling(file.stem() + ".json"), Sidecar::parse);
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

  private static Provenance attributes(Path file) throws IOException {
    Optional<String> url = attribute(file, ORIGIN);
    Optional<String> page = attribute(file, REFERRER);
    if (url.isEmpty() && page.isEmpty()) {
      return Provenance.unknown(); // then the time is only that of a copy on this disk
    }
    Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
    Instant latest = second.equals(modified) ? second : second.plusSeconds(1);
    return Provenance.of(
        Optional.of(new Origin(url, List.of(), page, Optional.empty())),
        Optional.of(Capture.unknown().between(Optional.empty(), Optional.of(latest))),
        Map.of("origin", Basis.DECLARED, "capture.notAfter", Basis.INFERRED));
  }

  private static Optional<String> attribute(Path file, String name) throws IOException {
    var view =
        Files.getFileAttributeView(
            file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null || !view.list().contains(name) || view.size(name) > LONGEST_URL) {
      return Optional.empty();
    }
    ByteBuffer value = ByteBuffer.allocate(view.size(name));
    view.read(name, value);
    String text = UTF_8.decode(value.flip()).toString().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
