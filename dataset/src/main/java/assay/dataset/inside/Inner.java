package assay.dataset.inside;

import assay.dataset.io.Positioned;
import assay.dataset.packed.DamagedException;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One member, wherever in an item it lies. To be read once, before the descent goes on. */
final class Inner {
  private static final int BLOCK = 1 << 16;

  private final Member member;
  private final Place place;
  private final Budget budget;
  private Optional<Container> opens = Optional.empty();
  private boolean wasRead;
  private Set<Reason> faults = EnumSet.noneOf(Reason.class);
  private boolean ended;

  /**
   * Where it lies.
   *
   * @param path the names of the containers around it, from the outermost, and its own
   * @param depth how many of them there are
   * @param container which of the opened containers it lies in, in the order of their opening
   */
  record Place(String path, int depth, int container) {}

  /**
   * What it holds, if that is to be opened.
   *
   * @param held how many bytes of memory that takes
   */
  record Container(Kind kind, Positioned content, String path, int depth, long held) {}

  Inner(Member member, Place place, Budget budget) {
    this.member = member;
    this.place = place;
    this.budget = budget;
  }

  Member member() {
    return member;
  }

  Place place() {
    return place;
  }

  boolean hasBytes() {
    return member.fault().isEmpty();
  }

  boolean wasRead() {
    return wasRead;
  }

  /** Whether a limit of the whole item was reached in it. */
  boolean ended() {
    return ended;
  }

  /** What is to be opened next; known once it was read. */
  Optional<Container> opens() {
    return opens;
  }

  /** What was wrong with its bytes. */
  Set<Reason> faults() {
    return faults;
  }

  /** Hands its bytes over, unpacked, as they lie in their container. */
  void read(ReadingSink sink) throws IOException {
    wasRead = true;
    member.fault().ifPresent(faults::add);
    if (!hasBytes()) {
      return;
    }
    Holding holding = new Holding(sink, budget.room());
    sink.accept(Reading.STORED, new byte[0], 0, 0); // it is read even if nothing is in it
    try (InputStream data = open()) {
      pump(data, holding);
    } catch (Broken e) {
      faults.add(e.reason());
      ended = e.isLimit();
    } catch (DamagedException e) {
      faults.add(Broken.of(e).reason());
    }
    if (holding.kind().filter(budget::opens).isPresent()) {
      open(holding.kind().get(), holding);
    } else if (holding.isUnopenedArchive()) {
      faults.add(Reason.NESTING_LIMIT);
    }
  }

  private InputStream open() throws IOException {
    try {
      return member.data().open();
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      throw Complaint.of(e);
    }
  }

  private void pump(InputStream data, ReadingSink sink) throws IOException {
    byte[] buffer = new byte[BLOCK];
    for (int n = next(data, buffer); n >= 0; n = next(data, buffer)) {
      budget.unpack(n);
      sink.accept(Reading.STORED, buffer, 0, n);
    }
  }

  /** What a sink throws is not a fault of the bytes, so it is not caught. */
  private static int next(InputStream data, byte[] buffer) throws IOException {
    try {
      return data.read(buffer, 0, buffer.length);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      throw Complaint.of(e);
    }
  }

  private void open(Kind kind, Holding holding) throws IOException {
    if (kind.isText() && (holding.exceeds() || !kind.holdsAny(holding.content()))) {
      return;
    } else if (!budget.opensAt(place.depth())) {
      faults.add(Reason.NESTING_LIMIT);
    } else if (holding.exceeds()) {
      faults.add(Reason.TOO_LARGE);
    } else if (!ended) {
      Positioned content = holding.content();
      opens =
          Optional.of(new Container(kind, content, place.path(), place.depth(), content.length()));
    }
  }
}
