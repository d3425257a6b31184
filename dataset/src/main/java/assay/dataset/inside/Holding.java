package assay.dataset.inside;

import assay.dataset.io.Positioned;
import assay.dataset.media.Signatures;
import assay.item.MediaType;
import assay.item.Reading;
import assay.item.ReadingSink;
import java.util.Arrays;
import java.util.Optional;

/**
 * Passes readings on, and holds the last one, which is what the item is, as long as that may be a
 * container that is opened. Of anything else it holds the first few bytes.
 */
final class Holding implements ReadingSink {
  private final ReadingSink sink;
  private final int limit;
  private Reading last = Reading.STORED;
  private byte[] held = new byte[Kind.HEAD];
  private int count;
  private long length;
  private boolean told;
  private boolean archive;
  private Optional<Kind> kind = Optional.empty();

  /**
   * @param limit how many bytes it holds, at most
   */
  Holding(ReadingSink sink, int limit) {
    this.sink = sink;
    this.limit = Math.max(limit, Kind.HEAD);
  }

  @Override
  public void accept(Reading reading, byte[] buffer, int offset, int n) {
    sink.accept(reading, buffer, offset, n);
    if (reading.compareTo(last) > 0) {
      last = reading;
      count = 0;
      length = 0;
      told = false;
      kind = Optional.empty();
    }
    if (reading == last) {
      length += n;
      hold(buffer, offset, n);
    }
  }

  private void hold(byte[] buffer, int offset, int n) {
    if (!told) {
      int head = Math.min(n, Kind.HEAD - count);
      append(buffer, offset, head);
      if (count == Kind.HEAD) {
        tell();
      }
      hold(buffer, offset + head, n - head, kind.isPresent());
    } else {
      hold(buffer, offset, n, kind.isPresent());
    }
  }

  private void hold(byte[] buffer, int offset, int n, boolean wanted) {
    if (n > 0 && wanted && !exceeds()) {
      append(buffer, offset, n);
    } else if (exceeds() && count > Kind.HEAD) {
      held = Arrays.copyOf(held, Kind.HEAD); // nobody will ask for it any more
      count = Kind.HEAD;
    }
  }

  private void append(byte[] buffer, int offset, int n) {
    if (count + n > held.length) {
      held = Arrays.copyOf(held, (int) Math.min(limit, Math.max(count + n, held.length * 2L)));
    }
    System.arraycopy(buffer, offset, held, count, n);
    count += n;
  }

  private void tell() {
    told = true;
    Optional<String> name = Signatures.known(Arrays.copyOf(held, count));
    kind = name.flatMap(Kind::of);
    archive = name.filter(n -> MediaType.of(n).isArchive()).isPresent();
  }

  /** Whether it is an archive of a kind that nothing opens. */
  boolean isUnopenedArchive() {
    return kind().isEmpty() && archive;
  }

  /** What is held, once all was passed on. */
  Optional<Kind> kind() {
    if (!told) {
      tell();
    }
    return kind;
  }

  /** The reading that is held. */
  Reading reading() {
    return last;
  }

  /** Of that reading, in bytes. */
  long length() {
    return length;
  }

  /** Whether it is longer than what is held. */
  boolean exceeds() {
    return length > limit;
  }

  /** All of the reading, unless it {@linkplain #exceeds() exceeds}. */
  Positioned content() {
    return Positioned.of(held, count);
  }
}
