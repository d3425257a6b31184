package assay.dataset.inside;

import assay.dataset.names.RawName;
import assay.dataset.packed.DamagedException;
import assay.verdict.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through everything that lies in one item: each member, and after it what lies in that. The
 * same content and limits give the same members in the same order. For one thread.
 */
final class Descent implements Closeable {
  private final Budget budget;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final List<Set<Reason>> faults = new ArrayList<>();
  private Optional<Inner> current = Optional.empty();

  /** One container that is open; {@code unpacker} is absent while it is being opened. */
  private record Level(int number, Inner.Container container, Optional<Unpacker> unpacker) {}

  /**
   * Begins.
   *
   * @param outermost the item's own content
   * @param packed its length, by which the expansion is measured
   */
  Descent(Inner.Container outermost, long packed, Limits limits) throws IOException {
    this.budget = new Budget(limits, packed);
    open(outermost);
  }

  /** The next member; empty when nothing more is seen. One that was not read is skipped. */
  Optional<Inner> next() throws IOException {
    if (current.isPresent()) {
      descend(current.get());
    }
    current = Optional.empty();
    while (current.isEmpty() && !levels.isEmpty()) {
      current = advance(levels.element());
    }
    return current;
  }

  private void descend(Inner inner) throws IOException {
    inner.faults().forEach(this::blame);
    if (inner.ended()) {
      end();
    } else if (inner.opens().isPresent()) {
      open(inner.opens().get());
    }
  }

  /** What is wrong in a container is wrong with all around it. */
  private void blame(Reason reason) {
    levels.forEach(level -> faults.get(level.number()).add(reason));
  }

  private void open(Inner.Container container) throws IOException {
    faults.add(EnumSet.noneOf(Reason.class));
    Level level = new Level(faults.size() - 1, container, Optional.empty());
    budget.hold(container.held());
    levels.push(level);
    try {
      Unpacker unpacker = container.kind().open(container.content(), container.path(), budget);
      levels.pop();
      levels.push(new Level(level.number(), container, Optional.of(unpacker)));
    } catch (Broken e) {
      broken(e);
    } catch (DamagedException e) {
      broken(Broken.of(e));
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      broken(Complaint.of(e));
    }
  }

  private Optional<Inner> advance(Level level) throws IOException {
    try {
      Optional<Member> member = level.unpacker().orElseThrow().next();
      if (member.isEmpty()) {
        close(levels.pop());
        return Optional.empty();
      }
      budget.enter();
      return member.map(m -> inner(m, level));
    } catch (Broken e) {
      broken(e);
    } catch (DamagedException e) {
      broken(Broken.of(e));
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      broken(Complaint.of(e));
    }
    return Optional.empty();
  }

  private Inner inner(Member member, Level level) {
    String path = RawName.bounded(level.container().path() + "!" + member.name());
    Inner.Place place = new Inner.Place(path, level.container().depth() + 1, level.number());
    return new Inner(member, place, budget);
  }

  /** The innermost container cannot be seen any further; at a limit, none can. */
  private void broken(Broken e) throws IOException {
    blame(e.reason());
    if (e.isLimit()) {
      end();
    } else {
      close(levels.pop());
    }
  }

  private void end() throws IOException {
    while (!levels.isEmpty()) {
      close(levels.pop());
    }
  }

  private void close(Level level) throws IOException {
    budget.hold(-level.container().held());
    if (level.unpacker().isPresent()) {
      level.unpacker().get().close();
    }
  }

  /** How many containers were opened so far; the outermost is number 0. */
  int opened() {
    return faults.size();
  }

  /** What is wrong with each container that was opened, and with what lies in it, so far. */
  List<Set<Reason>> faults() {
    return faults;
  }

  @Override
  public void close() throws IOException {
    end();
  }
}
