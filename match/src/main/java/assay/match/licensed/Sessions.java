package assay.match.licensed;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;

/**
 * The processes of a program that have the same entries: one for each thread that asks at the same
 * time, started when it is needed. What it does with a picture takes the time, so that one process
 * with a queue would let the other threads wait; and one that dies takes its own item only.
 */
final class Sessions implements AutoCloseable {
  /** A program that cannot even be started is no matter of any item. */
  private static final int MOST_STARTS = 3;

  private final ProgramFile file;
  private final LicensedEntries entries;
  private final Deque<Session> idle = new ArrayDeque<>();
  private int lost;
  private boolean closed;

  Sessions(ProgramFile file, LicensedEntries entries) {
    this.file = file;
    this.entries = entries;
  }

  /** What a process is asked. */
  @FunctionalInterface
  interface Question<T> {
    T to(Session session) throws IOException, TimeoutException, UnreadableItemException;
  }

  /**
   * Starts the first process.
   *
   * @throws LicensedProgramException if it does not take all entries
   */
  void begin() throws IOException, LicensedProgramException {
    give(begun());
  }

  /**
   * Asks about one item. A process that does not answer as it should is ended, and its item is at
   * fault.
   *
   * @throws IOException if the program cannot be started any more
   */
  <T> T ask(Question<T> question) throws IOException, UnreadableItemException {
    Session session = take();
    try {
      T answer = question.to(session);
      give(session);
      return answer;
    } catch (UnreadableItemException e) {
      give(session); // it said so itself
      throw e;
    } catch (TimeoutException e) {
      session.close();
      lose();
      throw new UnreadableItemException(Reason.TIMEOUT, "the licensed program took too long");
    } catch (InterruptedIOException e) {
      session.close();
      throw e;
    } catch (MalformedAnswerException e) {
      session.close();
      lose();
      throw new UnreadableItemException(Reason.DECODE_ERROR, e.getMessage());
    } catch (IOException e) {
      session.close();
      lose();
      throw new UnreadableItemException(Reason.DECODE_ERROR, "the licensed program ended");
    }
  }

  private Session take() throws IOException {
    synchronized (this) {
      if (lost > file.patience().losses()) {
        throw new IOException(
            file.file()
                + ": ended or had to be ended more than "
                + file.patience().losses()
                + " times");
      }
      while (!idle.isEmpty()) {
        Session session = idle.pop();
        if (session.isAlive()) {
          return session;
        }
        session.close();
        lost++; // it died between two items, and neither is to blame
      }
    }
    try {
      return begun();
    } catch (LicensedProgramException e) {
      throw new IOException(e.getMessage());
    }
  }

  private synchronized void lose() {
    lost++;
  }

  private synchronized void give(Session session) {
    if (closed) {
      session.close();
    } else {
      idle.push(session);
    }
  }

  private Session begun() throws IOException, LicensedProgramException {
    IOException last = new IOException(); // replaced before it is thrown
    for (int attempt = 0; attempt < MOST_STARTS; attempt++) {
      try {
        return begin(file.start(entries));
      } catch (InterruptedIOException e) {
        throw e;
      } catch (TimeoutException e) {
        last = new IOException(file.file() + ": does not start in time");
      } catch (MalformedAnswerException e) {
        last = new IOException(file.file() + ": " + e.getMessage());
      } catch (IOException e) {
        last = new IOException(file.file() + ": cannot be started, or ends before it is asked");
      }
    }
    throw last;
  }

  private Session begin(Session session)
      throws IOException, TimeoutException, LicensedProgramException {
    try {
      Session.Refused refused = session.take(entries);
      if (refused.count() > 0) {
        throw new LicensedProgramException(
            file.file()
                + ": does not take "
                + refused.count()
                + " of "
                + entries
                + told(refused)
                + "; nothing can be screened against them");
      }
      return session;
    } catch (IOException | TimeoutException | LicensedProgramException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private String told(Session.Refused refused) {
    return refused.first().isEmpty()
        ? ""
        : ", listed in " + String.join(", ", entries.lists(refused.first()));
  }

  /** Ends all that are idle; one that is asked ends with its answer. */
  @Override
  public void close() {
    Deque<Session> ending;
    synchronized (this) {
      closed = true;
      ending = new ArrayDeque<>(idle);
      idle.clear();
    }
    ending.forEach(Session::close);
  }
}
