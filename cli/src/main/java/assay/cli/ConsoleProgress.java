package assay.cli;

import assay.cli.run.RunObserver;
import java.io.Closeable;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a run on stderr: a bar where stderr is a terminal, and lines that a person should read. */
public final class ConsoleProgress implements RunObserver, Closeable {
  private static final long MEBIBYTE = 1 << 20;

  private final PrintWriter err;
  private final boolean bar;
  private ProgressBar progress;

  /**
   * Shows nothing yet.
   *
   * @param quiet no bar; lines are still shown
   */
  public ConsoleProgress(PrintWriter err, boolean quiet) {
    this.err = err;
    this.bar = !quiet && Terminal.showsErrors();
  }

  @Override
  public synchronized void starting(int shards, long bytes) {
    if (bar) {
      progress =
          new ProgressBarBuilder()
              .setTaskName("screening")
              .setInitialMax(Math.max(1, bytes))
              .setUnit("MiB", MEBIBYTE)
              .setStyle(ProgressBarStyle.ASCII)
              .showSpeed()
              .build();
    }
  }

  @Override
  public synchronized void screened(long bytes) {
    if (progress != null) {
      progress.stepBy(bytes);
    }
  }

  @Override
  public synchronized void say(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public synchronized void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
