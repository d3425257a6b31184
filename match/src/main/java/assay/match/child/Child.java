package assay.match.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One child process, with pipes and nothing else: no environment, no descriptors of ours, the root
 * as its directory. It is dead when {@link #close} returns.
 */
final class Child implements AutoCloseable {
  /** Threads that end no process's life and outlive none that is dead. */
  static final ExecutorService PUMPS = Executors.newCachedThreadPool(Child::daemon);

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  /** The kernel lets a process that ignores nothing die at once; a busy machine takes a moment. */
  private static final int BURIAL_SECONDS = 10;

  /** The exit code of a process that was ended by SIGXCPU: its processor time is used up. */
  private static final int OUT_OF_TIME = 128 + 24;

  private final Process process;
  private final Future<Boolean> complaints;
  private final ScheduledFuture<?> deadline;
  private volatile boolean late;

  private Child(Process process, Feed input, Duration time) {
    this.process = process;
    this.deadline = CLOCK.schedule(this::expire, time.toNanos(), TimeUnit.NANOSECONDS);
    this.complaints = PUMPS.submit(() -> hasComplaints(process));
    PUMPS.execute(() -> feed(input));
  }

  static Child start(List<String> command, Feed input, Duration time) throws IOException {
    return new Child(begin(command), input, time);
  }

  /** A process with nothing of ours: no environment, the root as its directory. */
  static Process begin(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    return builder.start();
  }

  InputStream output() {
    return process.getInputStream();
  }

  /**
   * Waits for its end, which comes soon after that of its output.
   *
   * @return whether it had nothing to complain of
   */
  boolean endsWell() throws InterruptedException {
    int code = process.waitFor(); // the deadline ends it
    try {
      return code == 0 && !complaints.get(BURIAL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** Whether its time was over, by the clock or by the processor. Asked when it has ended. */
  boolean isLate() throws InterruptedException {
    return late || process.waitFor() == OUT_OF_TIME;
  }

  /** Ends it, and whatever it started, and waits until it is gone. */
  @Override
  public void close() {
    deadline.cancel(false);
    bury(process);
  }

  /** Ends a process, and whatever it started, and waits until it is gone. */
  static void bury(Process process) {
    kill(process);
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(BURIAL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true; // it was sent its end all the same
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(process.getInputStream());
  }

  private void expire() {
    late = true;
    kill(process);
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void feed(Feed input) {
    try (OutputStream out = process.getOutputStream()) {
      input.to(out);
    } catch (IOException e) {
      // It stopped reading. What it makes of that is seen on its output.
    }
  }

  /** Reads what it says to its end, so that it never waits for us, and keeps none of it. */
  static boolean hasComplaints(Process process) throws IOException {
    boolean any = false;
    byte[] scratch = new byte[4096];
    try (InputStream in = process.getErrorStream()) {
      while (in.read(scratch) >= 0) {
        any = true;
      }
    }
    return any;
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // Nothing is read from it any more.
    }
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Child::daemon);
    clock.setRemoveOnCancelPolicy(true); // else it would hold each child until its deadline
    return clock;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "assay-child");
    thread.setDaemon(true);
    return thread;
  }
}
