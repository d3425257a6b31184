package assay.match.store;

import assay.durable.Exclusive;
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
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One list that is pulled from an exchange, in a folder of its own. Any number of threads and
 * processes may use it; one at a time syncs.
 */
public final class ManagedList {
  private final ListFolder folder;
  private final ListAbout about;

  ManagedList(ListFolder folder, ListAbout about) {
    this.folder = folder;
    this.about = about;
  }

  /** What the operator decided about it. */
  public ListAbout about() {
    return about;
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
    return sync(exchange, now, Trust.CAREFUL, observer);
  }

  /** The same. */
  public Synced sync(HashListExchange exchange, Instant now, Trust trust, SyncObserver observer)
      throws IOException, ExchangeException {
    return Exclusive.<Synced, ExchangeException>hold(
        folder.syncing(),
        () ->
            folder.<Synced, ExchangeException>open(
                (database, state) -> {
                  try {
                    return sync(database, state, exchange, now, trust, observer);
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
      Database database,
      State state,
      HashListExchange exchange,
      Instant now,
      Trust trust,
      SyncObserver observer)
      throws IOException, ExchangeException {
    Settlement settlement = new Settlement(folder, database, state);
    settlement.settle(observer);
    if (trust == Trust.AS_TOLD) {
      database.transaction("begin anew", () -> clear(state, State.Name.CURSOR));
    }
    long before = VersionRow.count(database);
    long told = new Staging(database, state, about.kind(), trust, observer).pull(exchange, now);
    settlement.settle(observer);
    VersionRow newest = VersionRow.newest(database).orElseThrow();
    boolean isNew = VersionRow.count(database) > before;
    return new Synced(
        newest.version(about),
        isNew,
        told,
        isNew ? newest.added() : 0,
        isNew ? newest.withdrawn() : 0,
        newest.kept());
  }

  private static State clear(State state, State.Name name) throws IOException {
    state.clear(name);
    return state;
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
   * Encrypts what is in the clear, or with another key. Whatever moment this is killed, doing it
   * again ends it; until then a part may lie as before, and none of it is used.
   *
   * @param from how it lay before
   * @return whether it did
   */
  boolean encrypt(AtRest from, SyncObserver observer) throws IOException {
    if (Files.notExists(folder.state())) {
      return false;
    }
    return Exclusive.hold(
        folder.syncing(),
        () -> {
          boolean begun = Encryption.begin(folder, from);
          folder.<State, IOException>open(
              (database, state) -> {
                new Settlement(folder, database, state).settle(observer);
                return state;
              });
          return begun;
        });
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
                folder.live().open(version.used()),
                new FrozenEntries(about.id(), folder.state(), folder.atRest())));
  }

  /**
   * The same, kept in a folder, from where {@link ListStore#openFrozen} opens it again however
   * often the list is synced meanwhile. Costs next to nothing if that is on the same disk.
   *
   * @param pin made if it is not there, and its owner's only
   * @throws FileAlreadyExistsException if there is a version in the folder
   */
  public FrozenList freeze(Path pin) throws IOException {
    Pins.requireNone(pin);
    whilePublished(
        version -> {
          Pins.keep(version, about, folder.live(), pin);
          return version;
        });
    return Pins.open(folder.path().getParent(), folder.atRest(), pin);
  }

  /** What is done with the published version while it stays that. */
  @FunctionalInterface
  private interface Use<T> {
    T of(VersionRow version) throws IOException;
  }

  private <T> T whilePublished(Use<T> use) throws IOException {
    return folder.<T, IOException>open(
        (database, state) ->
            Exclusive.<T, IOException>hold(
                folder.publishing(),
                () -> {
                  Settlement settlement = new Settlement(folder, database, state);
                  settlement.finishPublishing();
                  VersionRow newest =
                      VersionRow.newest(database)
                          .orElseThrow(() -> unusable("was never pulled; sync it first"));
                  if (newest.entries().isEmpty()) {
                    throw unusable("has no value that can be looked up; leave it out");
                  }
                  return use(settlement, newest, use);
                }));
  }

  /** What is found to be damaged is made anew by the next sync. */
  private static <T> T use(Settlement settlement, VersionRow version, Use<T> use)
      throws IOException {
    try {
      return use.of(version);
    } catch (IndexFileException e) {
      settlement.rebuildNext();
      throw new IOException(e.getMessage() + "; sync the list, which makes it anew", e);
    }
  }

  private IllegalArgumentException unusable(String why) {
    return new IllegalArgumentException("the list " + about.id() + " " + why);
  }

  /** What was published, from the oldest to the newest. */
  public List<PublishedVersion> history() throws IOException {
    return folder.<List<PublishedVersion>, IOException>open(
        (database, state) -> new Inquiry(database, state, about).history());
  }

  /** How the list is. */
  public ListStatus status() throws IOException {
    return folder.<ListStatus, IOException>open(
        (database, state) -> new Inquiry(database, state, about).status());
  }

  /**
   * What the publisher needs to recognise the version in use, and nothing more: id, version, as of
   * when, how many values by which algorithm, and the commitment.
   *
   * @throws IllegalArgumentException if nothing was published yet
   */
  public JsonObject exportCommitment() throws IOException {
    ListVersion version =
        folder.<ListVersion, IOException>open(
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
    return folder.<Optional<EntryKey>, IOException>open(
        (database, state) -> new Inquiry(database, state, about).key(written));
  }

  /** Keeps a vote until the exchange has answered it. The same again changes nothing. */
  public void queue(Vote vote) throws IOException {
    folder.<Vote, IOException>open(
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
        folder.voting(),
        () ->
            folder.<ListStatus.VoteCounts, IOException>open(
                (database, state) -> {
                  Votes votes = new Votes(database);
                  votes.cast(feedback);
                  return votes.counts();
                }));
  }

  /** Votes that the exchange will never take, each with what it said. */
  public List<SetAside> setAside() throws IOException {
    return folder.<List<SetAside>, IOException>open(
        (database, state) -> new Votes(database).setAside());
  }
}
