package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.Unforeseen;
import assay.dataset.beside.StaleFiles;
import assay.dataset.inside.Opener;
import assay.durable.FolderTree;
import assay.evidence.statement.CanaryCounts;
import assay.json.JsonObject;
import assay.provenance.Basis;
import assay.provenance.Ingest;
import assay.record.Floods;
import assay.record.Tally;
import assay.screen.Recording;
import assay.screen.RemovalSet;
import assay.screen.ScannerVersion;
import assay.screen.Screener;
import assay.stage.CustodyException;
import assay.stage.DatasetException;
import assay.stage.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Screens a dataset: both phases, resumable, one at a time per workspace. */
public final class Screening {
  private final ScreenRequest request;
  private final List<Source> sources;
  private final Opener opener;
  private final Screener screener;
  private final RunVersions lists;
  private final Programs programs;
  private final Canaries canaries;
  private final Vault vault;
  private final Evidence evidence;
  private final RunObserver observer;
  private final RunPlan plan;
  private final SnapshotFolder folder;
  private final Workers workers;
  private final List<String> failures = new ArrayList<>();

  Screening(
      ScreenRequest request,
      List<Source> sources,
      Opener opener,
      Screener screener,
      RunVersions lists,
      Programs programs,
      Canaries canaries,
      Vault vault,
      Evidence evidence,
      RunPlan plan,
      SnapshotFolder folder,
      RunObserver observer) {
    this.request = request;
    this.sources = sources;
    this.opener = opener;
    this.screener = screener;
    this.lists = lists;
    this.programs = programs;
    this.canaries = canaries;
    this.vault = vault;
    this.evidence = evidence;
    this.observer = observer;
    this.plan = plan;
    this.folder = folder;
    this.workers = new Workers(request.workers());
  }

  /**
   * Runs to the end, or goes on where an earlier run was ended.
   *
   * @throws RefusedException if the provenance floor is not reached; nothing is published then
   */
  public ScreenResult run() throws IOException {
    refuseChanged();
    Optional<ScreenResult> done = finished();
    if (done.isPresent()) {
      return done.get();
    }
    observer.starting(sources.size(), sources.stream().mapToLong(Source::bytes).sum());
    long start = System.nanoTime();
    List<Source> screened = screen();
    long nanos = System.nanoTime() - start;
    CanaryCounts found = requireCanaries();
    Findings findings = new Findings(folder, screened);
    findings.enforce(request.policy().floor());
    Floods floods = new Floods(request.policy().flood());
    RemovalSet removals = findings.removals(floods::add);
    folder.writeFloods(floods.entries());
    List<Settled> settled = settle(screened, removals);
    return finish(settled, found, floods, nanos);
  }

  /** What was published of a shard must stay true of it. */
  private void refuseChanged() throws IOException {
    for (Source source : sources) {
      Optional<Settled> mark =
          SnapshotFolder.read(folder.settled(source.number())).map(Settled::of);
      if (mark.isPresent() && !mark.get().decisions().stamp().equals(source.stamp())) {
        throw new RefusedException(
            source.shard().name()
                + ": has changed since it was published; screen it into another folder");
      }
    }
  }

  /** The result of a run that was over before, if everything it published is still there. */
  private Optional<ScreenResult> finished() throws IOException {
    Optional<JsonObject> summary = SnapshotFolder.read(folder.summary());
    if (summary.isEmpty() || !summary.get().texts("failures").isEmpty()) {
      return Optional.empty();
    }
    for (Source source : sources) {
      Optional<Settled> mark = folder.settledBefore(source.number(), request.output());
      if (mark.isEmpty()) {
        Files.delete(folder.summary());
        return Optional.empty();
      }
    }
    forget();
    return Optional.of(new ScreenResult(folder.root(), summary.get()));
  }

  private List<Source> screen() throws IOException {
    Ingest ingest =
        new Ingest(
            Optional.of(plan.ingestedAt()),
            "assay",
            ScannerVersion.current(),
            List.of(),
            request.ingestedAt().isPresent() ? Basis.OPERATOR : Basis.OBSERVED);
    Recording recording = new Recording(plan.id(), request.acquisition(), ingest, request.policy());
    ShardScreening screening = new ShardScreening(opener, screener, recording, observer);
    List<Source> all = new ArrayList<>(sources);
    all.add(canaries.source(sources.size()));
    List<Boolean> whole =
        workers.each(
            all,
            source ->
                Files.exists(ledger(source))
                    || guarded(
                            source,
                            () -> {
                              screening.screen(source, ledger(source));
                              return true;
                            })
                        .isPresent());
    List<Source> screened = new ArrayList<>();
    for (Source source : sources) {
      if (whole.get(source.number())) {
        screened.add(source);
      }
    }
    return screened;
  }

  private Path ledger(Source source) {
    return source.number() < sources.size() ? folder.ledger(source) : folder.canaryLedger();
  }

  /**
   * Whether the matchers find what is listed, and nothing else.
   *
   * @throws RefusedException if they do not; nothing that they cleared is published then
   */
  private CanaryCounts requireCanaries() throws IOException {
    CanaryCounts found = canaries.judge(folder.canaryLedger());
    if (!found.hold()) {
      deleteLedgers(); // whatever it wrote in them, it may have missed what is listed
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "canaries: %d of %d listed drawings were found, and %d of %d others were flagged;"
                  + " this scanner does not find what it should, and nothing was published",
              found.detected(),
              found.planted(),
              found.negativesFlagged(),
              found.negativesPlanted()));
    }
    return found;
  }

  /** Work on a shard that may turn out to be beyond reading or writing. */
  @FunctionalInterface
  private interface ShardWork<R> {
    R run() throws IOException, DatasetException;
  }

  /** A shard that cannot be done is named, and the others go on. */
  private <R> Optional<R> guarded(Source source, ShardWork<R> work) throws IOException {
    try {
      return Optional.of(work.run());
    } catch (DatasetException e) {
      return failed(source, e.getMessage());
    } catch (CustodyException | UncheckedIOException e) {
      throw e; // not the shard's fault: everything stops
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return failed(source, source.shard().name() + ": " + Unforeseen.describe(e));
    }
  }

  private <R> Optional<R> failed(Source source, String message) {
    synchronized (failures) {
      failures.add(message);
    }
    observer.say(message);
    observer.settled(source.shard().name());
    return Optional.empty();
  }

  private List<Settled> settle(List<Source> screened, RemovalSet removals) throws IOException {
    Settlement settlement =
        new Settlement(folder, request.output(), removals, opener, vault, observer);
    List<Settled> settled = settle(settlement, screened.stream().filter(s -> !s.isFolder()), "");
    // What lies in a folder beside shards may speak of them, so it is written when they are.
    String beside = Settled.outputs(settled);
    settled.addAll(settle(settlement, screened.stream().filter(Source::isFolder), beside));
    settled.sort(Comparator.comparingInt(Settled::number));
    return settled;
  }

  private List<Settled> settle(Settlement settlement, Stream<Source> some, String beside)
      throws IOException {
    List<Optional<Settled>> settled =
        workers.each(
            some.toList(),
            source -> {
              Optional<Settled> mark = guarded(source, () -> settlement.settle(source, beside));
              observer.settled(source.shard().name());
              return mark;
            });
    return new ArrayList<>(settled.stream().flatMap(Optional::stream).toList());
  }

  /** Nothing is attested of a run in which a shard failed: the same command goes on with it. */
  private ScreenResult finish(List<Settled> settled, CanaryCounts found, Floods floods, long nanos)
      throws IOException {
    failures.sort(null);
    Tally tally = new Tally();
    settled.forEach(shard -> tally.add(shard.tally()));
    List<String> stale =
        tally.keptInAll() < tally.recorded() ? StaleFiles.in(request.output()) : List.of();
    stale.forEach(file -> observer.say(file + "; make it again"));
    Optional<Evidence.Published> published = Optional.empty();
    if (failures.isEmpty()) {
      published =
          Optional.of(
              evidence.publish(
                  settled,
                  new Evidence.Account(
                      lists,
                      request.policy(),
                      programs.used(),
                      request.decoding().sampling(),
                      tally,
                      found)));
    }
    JsonObject summary =
        new Summary(plan, request, lists, programs)
            .json(sources.size(), settled, tally, published, failures, nanos)
            .withUnlessEmpty("floods", floods.json())
            .withUnlessEmpty("stale", stale);
    observer.before("summary");
    SnapshotFolder.write(folder.summary(), summary);
    if (failures.isEmpty()) {
      forget();
    }
    return new ScreenResult(folder.root(), summary);
  }

  /** The records hold it all now. */
  private void forget() throws IOException {
    deleteLedgers();
    canaries.delete();
    FolderTree.delete(folder.pins());
  }

  private void deleteLedgers() throws IOException {
    try (Stream<Path> ledgers = Files.list(folder.ledgers())) {
      for (Path ledger : ledgers.toList()) {
        Files.delete(ledger);
      }
    }
  }
}
