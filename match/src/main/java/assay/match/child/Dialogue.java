package assay.match.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process that is spoken to over its pipes, one exchange after the other. What it writes on
 * its standard error is thrown away unread. For one thread at a time. It is dead when {@link
 * #close} returns.
 */
public final class Dialogue implements AutoCloseable {
  private final Process process;

  Dialogue(Process process) {
    this.process = process;
    Child.PUMPS.execute(this::discardComplaints);
  }

  /** What is said and answered. */
  @FunctionalInterface
  public interface Exchange<T> {
    /**
     * Says something and takes the answer.
     *
     * @param said its standard input; must be flushed
     * @param answered its standard output
     */
    T with(OutputStream said, InputStream answered) throws IOException;
  }

  /**
   * Does an exchange. After one that failed, whatever the reason, nothing more can be said.
   *
   * @throws TimeoutException if it takes longer than this; the child is dead then
   * @throws IOException if the child has ended, or the exchange finds the answer wrong
   */
  public <T> T within(Duration time, Exchange<T> exchange) throws IOException, TimeoutException {
    // On a thread of its own: a descendant that has the pipes may outlive the child, and us.
    Future<T> answer =
        Child.PUMPS.submit(
            () -> exchange.with(process.getOutputStream(), process.getInputStream()));
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      close();
      throw e;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the program was given up");
    } catch (ExecutionException e) {
      close();
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Whether it has not ended. It may end at any moment. */
  public boolean isAlive() {
    return process.isAlive();
  }

  private void discardComplaints() {
    try {
      Child.hasComplaints(process);
    } catch (IOException e) {
      // It has ended, and has nothing more to say.
    }
  }

  /** Ends it, and whatever it started, and waits until it is gone. */
  @Override
  public void close() {
    Child.bury(process);
  }
}
