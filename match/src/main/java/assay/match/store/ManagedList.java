package assay.match.store;

import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.list.ListVersion;
import assay.match.atrest.AtRest;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Vote;
import assay.match.file.IndexFileException;
import assay.match.list.FrozenList;
import assay.match.store.Sealer.Column;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One list that is pulled from an exchange, in a folder of its own. Any number of threads and
 * processes may use it; one at a time syncs.
 */
public final class ManagedList {
  private static final String PINNED = "version.json";

  private final Path folder;
  private final ListAbout about;
  private final AtRest atRest;
  private final Steps steps;

  ManagedList(Path folder, ListAbout about, AtRest atRest, Steps steps) {
    this.folder = folder;
    this.about = about;
    this.atRest = atRest;
    this.steps = steps;
  }

  /** What the operator decided about it. */
  public ListAbout about() {
    return about;
  }

  /** The lock that is held while the list is synced. */
  static Path syncing(Path folder) {
    return folder.resolve("syncing.lock");
  }

  private Path publishing() {
    return folder.resolve("publishing.lock");
  }

  private static Path state(Path folder) {
    return folder.resolve("state.db");
  }

  /** What is done in the database. */
  @FunctionalInterface
  private interface Work<T, E extends Exception> {
    T run(Database database, State state) throws IOException, E;
  }

  private <T, E extends Exception> T open(Work<T, E> work) throws IOException, E {
    if (!Files.exists(folder.resolve(ListStore.ABOUT))) {
      throw new NoSuchFileException(folder + ": the list was removed");
    }
    try (Database database = Database.open(state(folder), atRest, steps)) {
      Tables.make(database);
      return work.run(database, new State(database));
    }
  }

  /**
   * Pulls what is new and publishes it. Waits while another process syncs the list. Whatever moment
   * it is killed, the next sync goes on where it was; until it is published, runs use what was
   * published before.
   *
   * @param exchange where the list is pulled from
   * @throws ExchangeException if it answered what cannot be used
   * @throws IOException if it could not be reached, or the list not be written
   */
  public Synced sync(HashListExchange exchange, Instant now, SyncObserver observer)
      throws IOException, ExchangeException {
    return Exclusive.<Synced, ExchangeException>hold(
        syncing(folder),
        () ->
            this.<Synced, ExchangeException>open(
                (database, state) -> {
                  try {
                    return sync(database, state, exchange, now, observer);
                  } catch (IOException | ExchangeException e) {
                    noteFailure(database, state, now, e.getMessage());
                    throw e;
                  } catch (RuntimeException e) { // its message may hold anything
                    String kind = e.getClass().getSimpleName();
                    noteFailure(database, state, now, "an unforeseen failure (" + kind + ")");
                    throw e;
                  }
                }));
  }

  private Synced sync(
      Database database, State state, HashListExchange exchange, Instant now, SyncObserver observer)
      throws IOException, ExchangeException {
    settle(database, state, observer);
    long before = VersionRow.count(database);
    long told = new Staging(database, state, about.kind(), observer).pull(exchange, now);
    settle(database, state, observer);
    VersionRow newest = VersionRow.newest(database).orElseThrow();
    boolean isNew = VersionRow.count(database) > before;
    return new Synced(
        newest.version(about),
        isNew,
        told,
        isNew ? newest.added() : 0,
        isNew ? newest.withdrawn() : 0);
  }

  private static void noteFailure(Database database, State state, Instant now, String why) {
    try {
      database.transaction(
          "failure",
          () -> {
            state.set(State.Name.FAILED_ON, now.toString());
            state.set(State.Name.FAILED_WHY, String.valueOf(why));
            return state;
          });
    } catch (IOException e) {
      // the failure itself is told to whoever syncs, and this disk is no better
    }
  }

  /**
   * Encrypts what is in the clear. Whatever moment this is killed, doing it again ends it; until
   * then a part may lie in the clear, and none of it is used.
   *
   * @return whether anything was in the clear
   * @throws IllegalStateException without a key
   */
  boolean encrypt(SyncObserver observer) throws IOException {
    if (Files.notExists(state(folder))) {
      return false;
    }
    return Exclusive.hold(
        syncing(folder),
        () -> {
          boolean clear = Encryption.begin(state(folder), atRest, steps);
          this.<State, IOException>open(
              (database, state) -> {
                settle(database, state, observer);
                return state;
              });
          return clear;
        });
  }

  /**
   * Goes on with what is complete and not published; makes indexes anew that are not in the state
   * of the version, or were found to be damaged.
   */
  private void settle(Database database, State state, SyncObserver observer) throws IOException {
    boolean scrub = state.has(State.Name.SCRUB);
    if (scrub) {
      Exclusive.hold(publishing(), () -> Encryption.leaveNoIndex(database, state, live()));
    }
    if (state.phase() != State.Phase.PUBLISHING) {
      Optional<VersionRow> newest = VersionRow.newest(database);
      if (newest.isPresent() && !live().areIn(newest.get().generations())) {
        database.transaction("rebuild", () -> set(state, State.Name.REBUILD));
      }
    }
    if (state.phase() == State.Phase.APPLYING) {
      new Application(database, state, observer).run();
    }
    Exclusive.hold(
        publishing(),
        () -> {
          if (state.phase() == State.Phase.APPLYING || state.has(State.Name.REBUILD)) {
            database.transaction(
                "publishing",
                () -> {
                  state.phase(State.Phase.PUBLISHING);
                  return state;
                });
          }
          finishPublishing(database, state);
          return state;
        });
    if (scrub) {
      Encryption.end(database, state);
    }
  }

  private static State set(State state, State.Name name) throws IOException {
    state.set(name, "");
    return state;
  }

  private void finishPublishing(Database database, State state) throws IOException {
    if (state.phase() == State.Phase.PUBLISHING) {
      new Publication(database, state, live()).run();
    }
  }

  private LiveFolders live() {
    return new LiveFolders(folder.resolve("live"), atRest);
  }

  /**
   * What is published now, for one run. Waits while a sync publishes, not while it pulls.
   *
   * @throws IllegalArgumentException if nothing was published yet, or nothing in it is looked up
   */
  public FrozenList freeze() throws IOException {
    return whilePublished(
        version ->
            new FrozenManagedList(
                version.version(about),
                live().open(version.used()),
                new FrozenEntries(about.id(), state(folder), atRest)));
  }

  /**
   * The same, kept in a folder, from where {@link ListStore#openFrozen} opens it again however
   * often the list is synced meanwhile. Costs next to nothing if that is on the same disk.
   *
   * @param pin made if it is not there, and its owner's only
   * @throws FileAlreadyExistsException if there is a version in the folder
   */
  public FrozenList freeze(Path pin) throws IOException {
    Path mark = pin.resolve(PINNED);
    if (Files.exists(mark)) {
      throw new FileAlreadyExistsException(pin + ": there is a version of a list");
    }
    whilePublished(
        version -> {
          OwnerOnly.directory(pin);
          live().pin(version.used().keySet(), pin);
          JsonObject generations = VersionRow.json(version.used());
          JsonObject pinned =
              JsonObject.empty()
                  .with("list", version.version(about).json())
                  .with("generations", generations);
          OwnerOnly.write(mark, out -> out.write(pinned.bytes()));
          return pinned;
        });
    return openFrozen(folder.getParent(), atRest, pin);
  }

  /** Opens what was kept; {@code lists} is the folder of the store. */
  static FrozenList openFrozen(Path lists, AtRest atRest, Path pin) throws IOException {
    Path mark = pin.resolve(PINNED);
    try {
      JsonObject pinned = JsonObject.parse(Files.readString(mark));
      ListVersion version =
          pinned.object("list").flatMap(ListVersion::read).orElseThrow(() -> damaged(mark));
      TreeMap<String, Long> generations = new TreeMap<>();
      JsonObject told = pinned.object("generations").orElseThrow(() -> damaged(mark));
      for (String algorithm : version.entries().keySet()) {
        generations.put(algorithm, told.number(algorithm).orElseThrow(() -> damaged(mark)));
      }
      return new FrozenManagedList(
          version,
          new LiveFolders(pin, atRest).open(generations),
          new FrozenEntries(version.id(), state(lists.resolve(version.id())), atRest));
    } catch (JsonException e) {
      throw damaged(mark);
    }
  }

  private static IOException damaged(Path file) {
    return new IOException(file + ": this is no version of a list");
  }

  /** What is done with the published version while it stays that. */
  @FunctionalInterface
  private interface Use<T> {
    T of(VersionRow version) throws IOException;
  }

  private <T> T whilePublished(Use<T> use) throws IOException {
    return this.<T, IOException>open(
        (database, state) ->
            Exclusive.<T, IOException>hold(
                publishing(),
                () -> {
                  finishPublishing(database, state);
                  VersionRow newest =
                      VersionRow.newest(database)
                          .orElseThrow(() -> unusable("was never pulled; sync it first"));
                  if (newest.entries().isEmpty()) {
                    throw unusable("has no value that can be looked up; leave it out");
                  }
                  return use(database, state, newest, use);
                }));
  }

  /** What is found to be damaged is made anew by the next sync. */
  private <T> T use(Database database, State state, VersionRow version, Use<T> use)
      throws IOException {
    try {
      return use.of(version);
    } catch (IndexFileException e) {
      database.transaction("rebuild", () -> set(state, State.Name.REBUILD));
      throw new IOException(e.getMessage() + "; sync the list, which makes it anew", e);
    }
  }

  private IllegalArgumentException unusable(String why) {
    return new IllegalArgumentException("the list " + about.id() + " " + why);
  }

  /** What was published, from the oldest to the newest. */
  public List<PublishedVersion> history() throws IOException {
    return this.<List<PublishedVersion>, IOException>open(
        (database, state) -> {
          List<PublishedVersion> history = new ArrayList<>();
          for (VersionRow row : VersionRow.all(database)) {
            history.add(
                new PublishedVersion(
                    row.version(about), row.publishedOn(), row.added(), row.withdrawn()));
          }
          return history;
        });
  }

  /** How the list is. */
  public ListStatus status() throws IOException {
    return this.<ListStatus, IOException>open(
        (database, state) -> {
          List<ListStatus.Refusal> refusals = new ArrayList<>();
          database.each(
              "SELECT place, reason FROM refusal ORDER BY n",
              row ->
                  refusals.add(
                      new ListStatus.Refusal(
                          database.sealer().text(Column.PLACE, row, 1),
                          database.sealer().text(Column.REASON, row, 2))));
          Optional<Instant> failed = state.time(State.Name.FAILED_ON);
          String why = state.get(State.Name.FAILED_WHY).orElse("");
          return new ListStatus(
              VersionRow.newest(database).map(row -> row.version(about)),
              state.time(State.Name.SUCCEEDED_ON),
              failed.map(on -> new ListStatus.Failure(on, why)),
              refusals,
              database.first("SELECT count(*) FROM staged", row -> row.getLong(1)).orElseThrow(),
              new Votes(database).counts());
        });
  }

  /**
   * What the publisher needs to recognise the version in use, and nothing more: id, version, as of
   * when, how many values by which algorithm, and the commitment.
   *
   * @throws IllegalArgumentException if nothing was published yet
   */
  public JsonObject exportCommitment() throws IOException {
    ListVersion version =
        this.<ListVersion, IOException>open(
            (database, state) ->
                VersionRow.newest(database)
                    .map(row -> row.version(about))
                    .orElseThrow(() -> unusable("was never pulled; sync it first")));
    return new ListVersion(
            version.id(), version.asOf(), version.entries(), version.commitment(), version.size())
        .json();
  }

  /**
   * The key of an entry that records name by {@code member/id}, if something is listed under it.
   */
  public Optional<EntryKey> key(String written) throws IOException {
    return this.<Optional<EntryKey>, IOException>open(
        (database, state) -> {
          for (EntryKey key : EntryId.read(written)) {
            boolean there =
                database
                    .first(
                        "SELECT 1 FROM entry WHERE member = ? AND id = ?",
                        row -> 1,
                        database.sealer().text(Column.MEMBER, key.member()),
                        database.sealer().text(Column.ID, key.id()))
                    .isPresent();
            if (there) {
              return Optional.of(key);
            }
          }
          return Optional.empty();
        });
  }

  /** Keeps a vote until the exchange has answered it. The same again changes nothing. */
  public void queue(Vote vote) throws IOException {
    this.<Vote, IOException>open(
        (database, state) -> {
          new Votes(database).queue(vote);
          return vote;
        });
  }

  /**
   * Casts the votes that are waiting. What the exchange refuses for good is set aside.
   *
   * @return what became of all votes
   * @throws IllegalArgumentException if the operator did not turn feedback on
   * @throws IOException if the exchange could not be reached; the rest goes on waiting
   */
  public ListStatus.VoteCounts castPending(Feedback feedback) throws IOException {
    if (!about.feedback()) {
      throw unusable("does not cast votes; feedback is off");
    }
    return Exclusive.<ListStatus.VoteCounts, IOException>hold(
        folder.resolve("voting.lock"),
        () ->
            this.<ListStatus.VoteCounts, IOException>open(
                (database, state) -> {
                  Votes votes = new Votes(database);
                  votes.cast(feedback);
                  return votes.counts();
                }));
  }

  /** Votes that the exchange will never take, each with what it said. */
  public List<SetAside> setAside() throws IOException {
    return this.<List<SetAside>, IOException>open(
        (database, state) -> new Votes(database).setAside());
  }
}
