package assay.cli.run;

import assay.casework.vault.AgeVault;
import assay.casework.vault.VaultKeys;
import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.dataset.Datasets;
import assay.dataset.embedded.EmbeddedClaims;
import assay.dataset.inside.Limits;
import assay.dataset.inside.Opener;
import assay.dataset.media.Signatures;
import assay.durable.FolderTree;
import assay.evidence.keys.Keys;
import assay.evidence.signature.KeyException;
import assay.evidence.snapshot.SnapshotKey;
import assay.fingerprint.Vpdq;
import assay.match.atrest.AtRest;
import assay.match.bank.FrozenBank;
import assay.match.decode.DecodeLimits;
import assay.match.decode.PictureDecoder;
import assay.match.list.FrozenList;
import assay.match.list.HashList;
import assay.match.list.HashLists;
import assay.match.list.ListFileException;
import assay.match.pdq.PdqHasher;
import assay.match.video.VpdqHasher;
import assay.screen.Screener;
import assay.screen.Videos;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the stages together for one run; the one place where it is visible what a run is made of.
 */
public final class Assembly implements Closeable {
  /**
   * A larger picture is too large to be decoded, and a larger container to be opened: 64 MiB, or a
   * sixteenth of the heap if that is less.
   */
  private static final int HELD_BYTES =
      (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 16);

  /** A longer video is too large: some hours of film as it is sold. */
  private static final long VIDEO_BYTES = 16L << 30;

  private final Workspace workspace;
  private final Programs programs;
  private final Screening screening;

  private Assembly(Workspace workspace, Programs programs, Screening screening) {
    this.workspace = workspace;
    this.programs = programs;
    this.screening = screening;
  }

  /**
   * Looks at everything that is asked for before anything is touched.
   *
   * @throws UsageException if something asked for makes no sense
   * @throws RefusedException if it cannot be done as things stand
   */
  public static Assembly of(ScreenRequest request, RunObserver observer) throws IOException {
    requireAcquired(request);
    requireApart(request);
    Programs programs = Programs.install(request.hashers());
    try {
      return of(request, programs, observer);
    } catch (IOException | RuntimeException e) {
      programs.close();
      throw e;
    }
  }

  private static Assembly of(ScreenRequest request, Programs programs, RunObserver observer)
      throws IOException {
    AtRest atRest = ListKey.of(request.workspace(), request.passphrase());
    RunLists added =
        RunLists.of(request.lists(), request.workspace(), atRest, programs.algorithms());
    List<HashList> files = files(request, added.files(), programs, atRest, observer);
    List<Source> sources = sources(request);
    requireWritable(request.output());
    ScreenRequest ruled = request.under(added.extend(request.policy()));
    Workspace workspace = Workspace.open(request.workspace());
    try {
      List<FrozenList> lists = lists(ruled, added, files, programs, sources, workspace);
      return new Assembly(
          workspace,
          programs,
          screening(ruled, added, lists, programs, sources, workspace, observer));
    } catch (IOException | RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  private static void requireAcquired(ScreenRequest request) {
    Optional<String> fault = request.policy().acquisition().brokenBy(request.acquisition());
    if (fault.isPresent()) {
      throw new RefusedException("policy: " + fault.get() + "; nothing was screened");
    }
  }

  /**
   * All lists in the order of their ids. Those that an ended run began with go before newer ones.
   */
  private static List<FrozenList> lists(
      ScreenRequest request,
      RunLists added,
      List<HashList> files,
      Programs programs,
      List<Source> sources,
      Workspace workspace)
      throws IOException {
    if (added.isEmpty()) {
      return List.copyOf(files);
    }
    for (Path snapshot : RunPlan.unfinished(request, workspace.snapshots())) {
      Optional<List<FrozenList>> pinned = added.pinned(SnapshotFolder.pins(snapshot));
      if (pinned.isPresent()) {
        List<FrozenList> lists = ordered(files, pinned.get());
        String id = RunPlan.id(request, sources, added.versions(lists), programs);
        if (id.equals(String.valueOf(snapshot.getFileName()))) {
          return lists;
        }
      }
    }
    return ordered(files, added.pin(workspace.pins()));
  }

  private static List<FrozenList> ordered(List<HashList> files, List<FrozenList> added) {
    List<FrozenList> lists =
        Stream.concat(files.stream(), added.stream())
            .sorted(Comparator.comparing((FrozenList list) -> list.version().id()))
            .toList();
    for (int i = 1; i < lists.size(); i++) {
      if (lists.get(i).version().id().equals(lists.get(i - 1).version().id())) {
        throw new UsageException("two lists have the id " + lists.get(i).version().id());
      }
    }
    return lists;
  }

  /** What was pinned goes with the snapshot, unless it has that of an ended process. */
  private static void keep(Path pins, SnapshotFolder folder) throws IOException {
    if (Files.exists(pins) && Files.notExists(folder.pins())) {
      Files.move(pins, folder.pins());
    }
    FolderTree.delete(pins);
  }

  private static Screening screening(
      ScreenRequest request,
      RunLists added,
      List<FrozenList> lists,
      Programs programs,
      List<Source> sources,
      Workspace workspace,
      RunObserver observer)
      throws IOException {
    Keys keys = keys(workspace, request.passphrase(), observer); // first: they may be refused
    AgeVault vault = vault(workspace, observer);
    List<FrozenList> known = lists.stream().filter(list -> !added.isKnownGood(list)).toList();
    List<FrozenList> good = lists.stream().filter(added::isKnownGood).toList();
    requireSome(known);
    requirePast(lists);
    RunVersions versions = added.versions(lists);
    RunPlan plan = RunPlan.of(request, sources, versions, programs, workspace.snapshots());
    SnapshotFolder folder = new SnapshotFolder(workspace.snapshots().resolve(plan.id()));
    keep(workspace.pins(), folder);
    SnapshotKey key = SnapshotKey.in(Workspace.snapshotKey(workspace.root(), plan.id()));
    Canaries canaries =
        Canaries.draw(
            folder.canaries(),
            key.canarySeed(),
            canaryAlgorithms(known, request.decoding()),
            request.policy(),
            programs);
    List<FrozenList> all = canaries.with(known);
    FrozenBank bank = FrozenBank.of(all, good, request.policy());
    Screener screener =
        new Screener(
            List.of(hasher(request.decoding(), bank)),
            programs.open(algorithm -> all.stream().flatMap(list -> list.entries(algorithm))),
            Optional.of(videos(request.decoding(), workspace)),
            bank,
            request.policy(),
            new Signatures(),
            new EmbeddedClaims(),
            HELD_BYTES);
    Limits limits = Limits.standard(HELD_BYTES);
    Opener opener = new Opener(request.decoding().embedded() ? limits : limits.withoutEmbedded());
    Path log = Workspace.attestations(workspace.root());
    Evidence evidence = new Evidence(plan, folder, key, keys, log, observer);
    return new Screening(
        request, sources, opener, screener, versions, programs, canaries, vault, evidence, plan,
        folder, observer);
  }

  /** Without a program no video is clear, so there is nothing that canaries would show. */
  private static Set<String> canaryAlgorithms(List<FrozenList> lists, Decoding decoding) {
    Set<String> algorithms = new TreeSet<>(algorithms(lists));
    if (decoding.program().isEmpty()) {
      algorithms.remove(Vpdq.NAME);
    }
    return algorithms;
  }

  private static Set<String> algorithms(List<FrozenList> lists) {
    return lists.stream().flatMap(l -> l.algorithms().stream()).collect(Collectors.toSet());
  }

  private static Keys keys(Workspace workspace, Optional<char[]> passphrase, RunObserver observer)
      throws IOException {
    try {
      Keys keys = Keys.in(workspace.keys(), passphrase);
      if (!keys.created().isEmpty()) {
        observer.say(
            "created the keys that sign statements and the log, in "
                + workspace.keys()
                + ": back them up (assay keys export prints the public ones)");
      }
      return keys;
    } catch (KeyException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  public Screening screening() {
    return screening;
  }

  private static AgeVault vault(Workspace workspace, RunObserver observer) throws IOException {
    try {
      VaultKeys keys = VaultKeys.in(workspace.keys());
      keys.createdIdentity()
          .ifPresent(
              file ->
                  observer.say(
                      "created " + file + ", which opens the vault: move it off this machine"));
      return AgeVault.in(workspace.vault(), keys);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  private static PdqHasher hasher(Decoding decoding, FrozenBank bank) {
    return new PdqHasher(
        new PictureDecoder(DecodeLimits.standard(), decoding.program()),
        decoding.exact() ? Optional.empty() : Optional.of(bank));
  }

  private static Videos videos(Decoding decoding, Workspace workspace) {
    return new Videos(
        new VpdqHasher(decoding.program(), decoding.sampling()), workspace.scratch(), VIDEO_BYTES);
  }

  /** Before the workspace is opened, so that a list that is refused leaves none behind. */
  private static List<HashList> files(
      ScreenRequest request,
      List<String> arguments,
      Programs programs,
      AtRest atRest,
      RunObserver observer)
      throws IOException {
    try {
      List<HashList> lists =
          HashLists.load(
              arguments,
              programs.algorithms(),
              Workspace.banks(request.workspace()),
              atRest,
              observer::say);
      if (lists.stream().anyMatch(list -> list.version().id().equals(Canaries.LIST))) {
        throw new UsageException("no list can be called " + Canaries.LIST);
      }
      requirePast(lists);
      return lists;
    } catch (AccessDeniedException | FileAlreadyExistsException e) {
      throw new RefusedException(request.workspace() + ": the workspace cannot be written");
    } catch (ListFileException | IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static void requireSome(List<FrozenList> lists) {
    if (lists.isEmpty()) {
      throw new UsageException("all lists are of known good files; nothing would be found");
    }
  }

  /** A list that says it is of tomorrow would make a statement that nobody can sign. */
  private static void requirePast(List<? extends FrozenList> lists) {
    Instant now = Instant.now();
    for (FrozenList list : lists) {
      if (list.version().asOf().isAfter(now)) {
        throw new UsageException(
            "the list "
                + list.version().id()
                + " is of "
                + list.version().asOf()
                + ", which is yet to come");
      }
    }
  }

  private static List<Source> sources(ScreenRequest request) throws IOException {
    List<Source> sources = new ArrayList<>();
    try {
      List<Datasets.Shard> shards =
          new Datasets(request.policy().sidecars()).find(request.inputs());
      Set<Path> files = shards.stream().map(s -> s.file().path()).collect(Collectors.toSet());
      for (Datasets.Shard shard : shards) {
        sources.add(Source.of(sources.size(), shard.file(), shard.format(), files));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    if (sources.isEmpty()) {
      throw new UsageException("there is nothing to screen in " + request.inputs());
    }
    return sources;
  }

  /** What is read and what is written must not lie within each other. */
  private static void requireApart(ScreenRequest request) throws IOException {
    for (Path input : request.inputs()) {
      if (!Files.isReadable(input)) {
        throw new UsageException(input + ": is not there, or cannot be read");
      }
      requireApart(input, request.output(), "the output");
      requireApart(input, request.workspace(), "the workspace");
    }
  }

  private static void requireApart(Path input, Path written, String what) throws IOException {
    Path from = real(input);
    Path to = real(written);
    if (from.startsWith(to) || (to.startsWith(from) && Files.isDirectory(from))) {
      throw new UsageException(
          written + ": " + what + " and the input " + input + " must not lie within each other");
    }
  }

  /** The real path of what is there, and below it what is not there yet. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = absolute;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing.toRealPath().resolve(existing.relativize(absolute));
  }

  private static void requireWritable(Path output) {
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new RefusedException(output + ": the output folder cannot be created");
    }
    if (!Files.isWritable(output)) {
      throw new RefusedException(output + ": the output folder cannot be written");
    }
  }

  @Override
  public void close() throws IOException {
    programs.close();
    workspace.close();
  }
}
