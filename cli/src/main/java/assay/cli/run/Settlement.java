package assay.cli.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.dataset.inside.Opener;
import assay.evidence.ledger.LedgerLine;
import assay.evidence.ledger.LedgerReader;
import assay.evidence.records.RecordFile;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.policy.Allowances;
import assay.record.ItemRecord;
import assay.record.Tally;
import assay.screen.RemovalSet;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardIdentity;
import assay.stage.Vault;
import assay.verdict.Disposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The second phase for one shard: seal what leaves, record every item, publish, mark. */
final class Settlement {
  static final String COMPANION = "policy:companion";

  private final SnapshotFolder folder;
  private final Path output;
  private final RemovalSet removals;
  private final Opener opener;
  private final Vault vault;
  private final RunObserver observer;

  Settlement(
      SnapshotFolder folder,
      Path output,
      RemovalSet removals,
      Opener opener,
      Vault vault,
      RunObserver observer) {
    this.opener = opener;
    this.folder = folder;
    this.output = output;
    this.removals = removals;
    this.vault = vault;
    this.observer = observer;
  }

  /**
   * Does what is left to do for the shard: nothing if it was settled before, and the same would be
   * decided again.
   *
   * @param beside tells what was published before it, if what is published now may speak of that
   */
  Settled settle(Source source, String beside) throws IOException, DatasetException {
    Path ledger = folder.ledger(source);
    MessageDigest decisions = DigestAlgorithm.SHA256.begin();
    boolean sealing = false;
    ShardIdentity input;
    try (LedgerReader lines = LedgerReader.open(ledger)) {
      for (Optional<LedgerLine> line = lines.next(); line.isPresent(); line = lines.next()) {
        Disposition done = disposition(line.get());
        sealing |= done == Disposition.QUARANTINED;
        decisions.update((byte) done.label().charAt(0));
      }
      input = lines.end().identity();
    }
    decisions.update(beside.getBytes(US_ASCII));
    Decisions decided = new Decisions(source.stamp(), HexFormat.of().formatHex(decisions.digest()));
    Optional<Settled> before = folder.settledBefore(source.number(), output);
    if (before.isPresent() && before.get().decisions().equals(decided)) {
      return before.get();
    }
    return settle(source, decided, input, sealing);
  }

  private Settled settle(Source source, Decisions decided, ShardIdentity input, boolean sealing)
      throws IOException, DatasetException {
    Path ledger = folder.ledger(source);
    Tally tally = record(source, ledger, sealing);
    RecordDigests digests = RecordDigests.of(folder, source.number());
    Optional<ShardIdentity> published = publish(source, ledger, input, tally);
    Settled settled =
        new Settled(
            decided, source.number(), source.shard().name(), input, published, digests, tally);
    observer.before("mark");
    SnapshotFolder.write(folder.settled(source.number()), settled.json());
    return settled;
  }

  /** Seals while it records, item by item; the record files appear when all is sealed. */
  private Tally record(Source source, Path ledger, boolean sealing)
      throws IOException, DatasetException {
    Tally tally = new Tally();
    StringBuilder companions = new StringBuilder();
    StringBuilder allowed = new StringBuilder();
    Accounting bytes = new Accounting(tally);
    try (LedgerReader lines = LedgerReader.open(ledger);
        Sealing walk = new Sealing(source, opener, vault, observer, sealing)) {
      RecordFile.writeSplit(
          folder.records(source.number()),
          folder.protectedRecords(source.number()),
          records -> {
            for (Optional<LedgerLine> line = lines.next(); line.isPresent(); line = lines.next()) {
              Disposition done = disposition(line.get());
              List<String> sealed = walk.next(line.get(), done);
              bytes.add(line.get());
              if (line.get().record().isEmpty() && !sealed.isEmpty()) {
                companions.append(companion(source, line.get(), sealed).write()).append('\n');
              }
              if (line.get().record().isPresent()) {
                ItemRecord settled = settled(line.get().record().get(), done, sealed);
                tally.add(settled);
                allowed(settled).ifPresent(by -> allowed.append(by.write()).append('\n'));
                records.add(withoutAllowances(settled));
              }
            }
            bytes.close();
            observer.before("record");
            folder.writeCompanions(source.number(), companions.toString());
            folder.writeAllowed(source.number(), allowed.toString());
          });
    }
    return tally;
  }

  /** A side record has no row of its own; this line says where it is held, and what it spoke of. */
  private static JsonObject companion(Source source, LedgerLine line, List<String> sealed) {
    return JsonObject.empty()
        .with("type", "assay.companion/v1")
        .with("shard", source.shard().name())
        .with("member", line.member())
        .with("offset", line.extent().offset())
        .with("length", line.extent().length())
        .with("follows", line.ties().follows().stream().sorted().toList())
        .with("sealed", sealed);
  }

  /** By which decisions an item is no match, if it is by any. */
  private static Optional<JsonObject> allowed(ItemRecord item) {
    List<String> by =
        item.reasons().stream()
            .filter(reason -> reason.startsWith(Allowances.REASON))
            .map(reason -> reason.substring(Allowances.REASON.length()))
            .toList();
    return by.isEmpty()
        ? Optional.empty()
        : Optional.of(
            JsonObject.empty()
                .with("type", "assay.allowed/v1")
                .with("shard", item.locator().shard())
                .with("member", item.locator().member())
                .with("index", item.locator().index())
                .with("by", by));
  }

  /**
   * Records of kept items are not protected, and this row has the item's digests: beside a decision
   * they would be what a list has.
   */
  private static ItemRecord withoutAllowances(ItemRecord item) {
    List<String> others =
        item.reasons().stream().filter(reason -> !reason.startsWith(Allowances.REASON)).toList();
    return item.settled(item.disposition(), others, item.sealed());
  }

  private Disposition disposition(LedgerLine line) {
    return removals.settle(line.ties(), Findings.asked(line));
  }

  private static ItemRecord settled(ItemRecord record, Disposition done, List<String> sealed) {
    List<String> reasons = new ArrayList<>(record.reasons());
    if (done != record.disposition()) {
      reasons.add(COMPANION);
    }
    // What could not be sealed, because there was nothing to seal, is left out but not held.
    boolean held = done != Disposition.QUARANTINED || !sealed.isEmpty();
    return record.settled(held ? done : Disposition.WITHHELD, reasons, sealed);
  }

  /** Writes the shard again; nothing if everything that was an item left. */
  private Optional<ShardIdentity> publish(
      Source source, Path ledger, ShardIdentity input, Tally tally)
      throws IOException, DatasetException {
    Path target = output.resolve(source.shard().name()).normalize();
    if (tally.recorded() > 0 && tally.keptInAll() == 0) {
      Files.deleteIfExists(target); // published before a match in another shard was known
      return Optional.empty();
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    observer.before("publish");
    try (LedgerReader lines = LedgerReader.open(ledger)) {
      return Optional.of(
          source.format().rewrite(source.shard(), input, new Choices(lines, this::choice), target));
    }
  }

  private Choice choice(LedgerLine line) {
    return new Choice(
        line.extent(), line.part(), line.member(), disposition(line) == Disposition.KEPT);
  }
}
