package assay.match.live;

import assay.durable.Exclusive;
import assay.match.atrest.AtRest;
import assay.match.index.ColumnFile;
import assay.match.index.FingerprintColumn;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A list that can be changed while it is searched: one algorithm's values in a folder, opened by
 * any number of threads and processes.
 *
 * <p>Look-ups go through a {@link #view}, which never changes. A {@link #change} is on disk before
 * it is seen; then the next view has all of it. Views of other processes have it from their next
 * {@link #refresh}. When many changes have gathered, they are merged into the base in the
 * background.
 */
public final class LiveIndex implements AutoCloseable {
  /** With so many changed values pending, a merge begins. */
  static final int MERGE_AT = 1 << 16;

  /** With so many, a change waits for the merge: more would be held in memory. */
  static final int WAIT_AT = 1 << 20;

  private final LiveFolder folder;
  private final int mergeAt;
  private final ExecutorService merger =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "live index merge");
            thread.setDaemon(true);
            return thread;
          });
  private Future<?> merging = CompletableFuture.completedFuture(null);
  private volatile LiveView view;

  private LiveIndex(LiveFolder folder, LiveView view, int mergeAt) {
    this.folder = folder;
    this.view = view;
    this.mergeAt = mergeAt;
  }

  /**
   * Begins a live index with the values of a column. If this was not finished, for whatever reason,
   * there is none, and it can be begun again.
   *
   * @param folder made if it is not there, and its owner's only
   * @throws FileAlreadyExistsException if there is one in the folder
   */
  public static void create(Path folder, FingerprintColumn values) throws IOException {
    create(new LiveFolder(folder, Steps.UNWATCHED), values);
  }

  static void create(LiveFolder folder, FingerprintColumn values) throws IOException {
    folder.create();
    Exclusive.hold(
        folder.changing(),
        () -> {
          folder.requireNotBegun();
          Delta none = Delta.none(values.algorithm());
          folder.writeBase(1, values);
          folder.writeState(new State(1, 1, none));
          return none;
        });
  }

  /**
   * Begins a live index, or puts other values in the place of all that are listed. If this was not
   * finished, it is as it was before. What was damaged is whole afterwards.
   *
   * @param folder made if it is not there, and its owner's only
   * @param values of this algorithm, each once, in the order of their bytes; they are not held in
   *     memory
   * @return the generation of what is there now
   */
  public static long replace(Path folder, AtRest atRest, String algorithm, ColumnFile.Source values)
      throws IOException {
    LiveFolder files = new LiveFolder(folder, atRest, Steps.UNWATCHED);
    files.create();
    return Exclusive.hold(
        files.merging(),
        () ->
            Exclusive.hold(
                files.changing(),
                () -> {
                  State next = replaced(files.told(), algorithm);
                  files.writeBase(next.base(), algorithm, values);
                  files.writeState(next);
                  files.removeOtherBases(next.base());
                  return next.generation();
                }));
  }

  /** The same in the clear. */
  public static long replace(Path folder, String algorithm, ColumnFile.Source values)
      throws IOException {
    return replace(folder, AtRest.clear(), algorithm, values);
  }

  private static State replaced(Optional<StateFile.Told> before, String algorithm) {
    Delta none = Delta.none(algorithm);
    return before
        .map(told -> new State(told.generation() + 1, told.base() + 1, none))
        .orElseGet(() -> new State(1, 1, none));
  }

  /**
   * Which state is the newest one, without opening it.
   *
   * @throws NoSuchFileException if there is no live index in the folder
   */
  public static long generation(Path folder, AtRest atRest) throws IOException {
    return new LiveFolder(folder, atRest, Steps.UNWATCHED).generation();
  }

  /** The same in the clear. */
  public static long generation(Path folder) throws IOException {
    return generation(folder, AtRest.clear());
  }

  /**
   * Keeps the newest state in another folder, from where it can be opened whatever becomes of this
   * one. Costs next to nothing on the same disk: the files get another name there.
   */
  public static void pin(Path folder, AtRest atRest, Path target) throws IOException {
    LiveFolder files = new LiveFolder(folder, atRest, Steps.UNWATCHED);
    Exclusive.hold(
        files.changing(),
        () -> {
          files.pin(target);
          return target;
        });
  }

  /** The same in the clear. */
  public static void pin(Path folder, Path target) throws IOException {
    pin(folder, AtRest.clear(), target);
  }

  /**
   * Opens the newest state.
   *
   * @throws NoSuchFileException if there is no live index in the folder
   * @throws assay.match.file.IndexFileException if a file of it is damaged
   */
  public static LiveIndex open(Path folder, AtRest atRest) throws IOException {
    return open(new LiveFolder(folder, atRest, Steps.UNWATCHED), MERGE_AT);
  }

  /** The same in the clear. */
  public static LiveIndex open(Path folder) throws IOException {
    return open(folder, AtRest.clear());
  }

  static LiveIndex open(LiveFolder folder, int mergeAt) throws IOException {
    return new LiveIndex(folder, folder.newest(Optional.empty()), mergeAt);
  }

  /** The list as it is known here. */
  public LiveView view() {
    return view;
  }

  /**
   * The list as it is on disk, whoever changed it. Costs the reading of a few bytes if nobody did.
   */
  public LiveView refresh() throws IOException {
    long base = view.state().base();
    LiveView newest = publish(folder.newest(Optional.of(view)));
    if (newest.state().base() != base) {
      unmap();
    }
    return newest;
  }

  /**
   * Changes the list. When this returns, the change is on disk and in effect.
   *
   * @throws IllegalArgumentException if a value is of another algorithm
   * @throws IOException if it could not be written; then nothing is changed. Also if the last merge
   *     in the background failed; the message says that the change is in effect nevertheless
   */
  public void change(Change change) throws IOException {
    if (view.pending() >= WAIT_AT) {
      merge();
    }
    Exclusive.hold(
        folder.changing(),
        () -> {
          LiveView current = refresh();
          Delta next = current.state().delta().with(change, current.base());
          return replace(current.changed(next));
        });
    if (view.pending() >= mergeAt && !merger.isShutdown()) {
      mergeInBackground();
    }
  }

  /** Puts what is pending into a new base, and returns when that is done. */
  public void merge() throws IOException {
    Exclusive.hold(folder.merging(), this::mergeAlone);
    unmap();
  }

  /**
   * Asks for what nobody can reach any more. The memory of a base, and the disk space of its
   * removed file, are only let go by the collector, which does not know how much they are.
   */
  private static void unmap() {
    System.gc();
  }

  private LiveView mergeAlone() throws IOException {
    LiveView before = refresh();
    LiveView after = before.pending() == 0 ? before : merged(before);
    folder.removeOtherBases(after.state().base());
    return after;
  }

  private LiveView merged(LiveView before) throws IOException {
    State merged = before.state();
    folder.writeBase(merged.base() + 1, before.base(), merged.delta());
    Values base = folder.openBase(merged.base() + 1, before.algorithm());
    return Exclusive.hold(
        folder.changing(),
        () -> {
          State current = refresh().state(); // what came meanwhile is not in the new base
          Delta rest = current.delta().carriedOver(merged.delta(), before.base(), base);
          return replace(LiveView.of(current.merged(rest), base));
        });
  }

  private LiveView replace(LiveView next) throws IOException {
    folder.writeState(next.state());
    return publish(next);
  }

  /** A slow thread must not bring back what a faster one replaced. */
  private synchronized LiveView publish(LiveView next) {
    LiveView current = view;
    if (next.generation() <= current.generation()) {
      return current;
    }
    view = next;
    return next;
  }

  private synchronized void mergeInBackground() throws IOException {
    if (!merging.isDone()) {
      return;
    }
    Future<?> last = merging;
    merging =
        merger.submit(
            () -> {
              merge();
              return null;
            });
    requireMerged(last);
  }

  private static void requireMerged(Future<?> merge) throws IOException {
    try {
      merge.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "all changes are in effect, but they could not be merged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the merge in the background. Views stay as they are.
   *
   * @throws IOException if that merge, or the last one, failed
   */
  @Override
  public void close() throws IOException {
    merger.shutdown();
    requireMerged(merging);
  }
}
