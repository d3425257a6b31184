package assay.match.store;

import assay.durable.Exclusive;
import java.io.IOException;
import java.util.Optional;

/** Brings to its end what was begun: what is complete is applied and published. */
final class Settlement {
  private final ListFolder folder;
  private final Database database;
  private final State state;

  Settlement(ListFolder folder, Database database, State state) {
    this.folder = folder;
    this.database = database;
    this.state = state;
  }

  /**
   * Goes on with what is complete and not published; makes indexes anew that are not in the state
   * of the version, or were found to be damaged.
   */
  void settle(SyncObserver observer) throws IOException {
    boolean scrub = state.has(State.Name.SCRUB);
    if (scrub) {
      Exclusive.hold(
          folder.publishing(), () -> Encryption.leaveNoIndex(database, state, folder.live()));
    }
    if (state.phase() != State.Phase.PUBLISHING) {
      Optional<VersionRow> newest = VersionRow.newest(database);
      if (newest.isPresent() && !folder.live().areIn(newest.get().generations())) {
        rebuildNext();
      }
    }
    if (state.phase() == State.Phase.APPLYING) {
      new Application(database, state, observer).run();
    }
    Exclusive.hold(folder.publishing(), this::publish);
    if (scrub) {
      Encryption.end(database, state);
    }
  }

  /** The next settlement makes the indexes anew. */
  void rebuildNext() throws IOException {
    database.transaction(
        "rebuild",
        () -> {
          state.set(State.Name.REBUILD, "");
          return state;
        });
  }

  private State publish() throws IOException {
    if (state.phase() == State.Phase.APPLYING || state.has(State.Name.REBUILD)) {
      database.transaction(
          "publishing",
          () -> {
            state.phase(State.Phase.PUBLISHING);
            return state;
          });
    }
    finishPublishing();
    return state;
  }

  /** Finishes a publication that was begun; the lock of publishing is held. */
  void finishPublishing() throws IOException {
    if (state.phase() == State.Phase.PUBLISHING) {
      new Publication(database, state, folder.live()).run();
    }
  }
}
