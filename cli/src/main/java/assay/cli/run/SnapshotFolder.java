package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.evidence.bundle.Bundle;
import assay.evidence.snapshot.SnapshotFiles;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of one snapshot.
 *
 * <pre>
 * run.json                      what was asked for; written before anything else
 * summary.json                  the counts; its presence says that the run is over
 * shards.jsonl                  one leaf of type assay.shard/v1 per output shard
 * inputs.jsonl                  name, length and digest of each input shard
 * statement.dsse.json           the signed statement
 * items.checkpoint, …           signed heads of the three trees
 * tiles/items/0, 1, …           the hashes of the trees, by tile level
 * bundle.assay.zip              all that is needed to verify it; may be published
 * records/00000.parquet         records of kept and withheld items, one file per input shard
 * protected/                    owner-only: everything that speaks of matched items
 *   ledger/00000-….jsonl.gz     what screening found, until the run is over
 *   records/00000.parquet       records of quarantined items
 *   companions/00000.jsonl      which containers hold the side records that left
 *   allowed/00000.jsonl         which items matched, and by which decision that is no match
 *   floods.jsonl                entries that matched far more than an entry does
 *   recovered/00000.jsonl       what indexes of archives know of items that lack provenance
 *   recovered/run.json          what was asked for that, and the counts; there once all of it is
 *   settled/00000.json          the shard is sealed, recorded and published
 *   contents.tags               the tags of the kept contents, sorted
 *   lists/                      the versions of lists that were added, until the run is over
 *   canaries/                   harmless drawings, until the run is over
 *   scratch/                    sorting space, empty between runs
 * </pre>
 */
final class SnapshotFolder {
  private final Path root;

  SnapshotFolder(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("records"));
    OwnerOnly.directory(root.resolve("protected"));
    Files.createDirectories(root.resolve("protected/ledger"));
    Files.createDirectories(root.resolve("protected/records"));
    Files.createDirectories(root.resolve("protected/companions"));
    Files.createDirectories(root.resolve("protected/settled"));
  }

  Path root() {
    return root;
  }

  Path run() {
    return root.resolve("run.json");
  }

  Path summary() {
    return root.resolve("summary.json");
  }

  /** Trees and manifests. */
  SnapshotFiles files() {
    return new SnapshotFiles(root);
  }

  Path statement() {
    return root.resolve(Bundle.STATEMENT);
  }

  /** The signed head of a tree. */
  Path checkpoint(String tree) {
    return root.resolve(Bundle.checkpoint(tree));
  }

  Path bundle() {
    return root.resolve("bundle.assay.zip");
  }

  Path canaries() {
    return root.resolve("protected/canaries");
  }

  Path canaryLedger() {
    return ledgers().resolve("canaries.jsonl.gz");
  }

  Path records(int shard) {
    return root.resolve("records").resolve(number(shard) + ".parquet");
  }

  Path protectedRecords(int shard) {
    return root.resolve("protected/records").resolve(number(shard) + ".parquet");
  }

  /** The stamp is in the name, so that a shard that changed has no ledger. */
  Path ledger(Source source) {
    return ledgers().resolve(number(source.number()) + "-" + source.stamp() + ".jsonl.gz");
  }

  Path ledgers() {
    return root.resolve("protected/ledger");
  }

  Path settled(int shard) {
    return root.resolve("protected/settled").resolve(number(shard) + ".json");
  }

  Path pins() {
    return pins(root);
  }

  /** The same of a snapshot that need not be there. */
  static Path pins(Path snapshot) {
    return snapshot.resolve("protected/lists");
  }

  /** Writes the entries that matched too much; no file if there are none. */
  void writeFloods(List<JsonObject> entries) throws IOException {
    StringBuilder lines = new StringBuilder();
    entries.forEach(entry -> lines.append(entry.write()).append('\n'));
    write(root.resolve("protected/floods.jsonl"), lines.toString());
  }

  /** Writes the lines of type assay.allowed/v1 of a shard; no file if there are none. */
  void writeAllowed(int shard, String lines) throws IOException {
    write(root.resolve("protected/allowed").resolve(number(shard) + ".jsonl"), lines);
  }

  private static void write(Path file, String lines) throws IOException {
    if (lines.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    OwnerOnly.directory(file.getParent());
    OwnerOnly.<RuntimeException>write(file, out -> out.write(lines.getBytes(UTF_8)));
  }

  Path recovered() {
    return root.resolve("protected/recovered");
  }

  Path recovered(int shard) {
    return recovered().resolve(number(shard) + ".jsonl");
  }

  Path recovery() {
    return recovered().resolve("run.json");
  }

  private static String number(int shard) {
    return String.format(Locale.ROOT, "%05d", shard);
  }

  /** Writes the lines of type assay.companion/v1 of a shard; no file if there are none. */
  void writeCompanions(int shard, String lines) throws IOException {
    write(root.resolve("protected/companions").resolve(number(shard) + ".jsonl"), lines);
  }

  /** The mark of a shard, if what it says was published is still there. */
  Optional<Settled> settledBefore(int shard, Path output) throws IOException {
    Optional<Settled> mark = read(settled(shard)).map(Settled::of);
    if (mark.isEmpty() || mark.get().output().isEmpty()) {
      return mark;
    }
    Path target = output.resolve(mark.get().name()).normalize();
    boolean there =
        Files.isDirectory(target)
            || (Files.exists(target) && Files.size(target) == mark.get().output().get().bytes());
    return there ? mark : Optional.empty();
  }

  /** Reads a document of this folder; empty if it is not there. */
  static Optional<JsonObject> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonObject.parse(Files.readString(file)));
    } catch (JsonException e) {
      throw new CustodyException(file + ": " + e.getMessage(), e);
    }
  }

  static void write(Path file, JsonObject document) throws IOException {
    AtomicFile.<RuntimeException>write(file, out -> out.write(document.pretty().getBytes(UTF_8)));
  }
}
