package assay.screen;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.record.Digested;
import assay.stage.Content;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Digests every reading of one item as it goes by, and holds the last one up to a limit. Of a video
 * more is kept, on disk and encrypted, until it is closed.
 */
final class Intake implements ReadingSink, Closeable {
  /** The signature tables need no more than this. */
  private static final int HEAD = 4096;

  private final Set<DigestAlgorithm> algorithms;
  private final int heldLimit;
  private final Optional<Videos> videos;
  private final Predicate<byte[]> isVideo;
  private final Map<Reading, Strand> strands = new EnumMap<>(Reading.class);

  /** Keeps nothing but what it holds. */
  Intake(Set<DigestAlgorithm> algorithms, int heldLimit) {
    this(algorithms, heldLimit, Optional.empty(), head -> false);
  }

  /**
   * Keeps the videos that are longer.
   *
   * @param isVideo tells one by its first bytes
   */
  Intake(
      Set<DigestAlgorithm> algorithms,
      int heldLimit,
      Optional<Videos> videos,
      Predicate<byte[]> isVideo) {
    this.algorithms = algorithms;
    this.heldLimit = heldLimit;
    this.videos = videos;
    this.isVideo = isVideo;
  }

  @Override
  public void accept(Reading reading, byte[] buffer, int offset, int length) {
    strands.computeIfAbsent(reading, this::begin).add(buffer, offset, length);
  }

  private Strand begin(Reading reading) {
    // A later reading is what the item is; the bytes of an earlier one need not be held any more.
    strands.forEach(
        (earlier, strand) -> strand.limitTo(earlier.compareTo(reading) < 0 ? HEAD : heldLimit));
    boolean superseded = strands.keySet().stream().anyMatch(r -> r.compareTo(reading) > 0);
    return new Strand(superseded ? HEAD : heldLimit);
  }

  /** The digests of each reading, in order; those of an empty item if no byte came. */
  List<Digested> digests() {
    if (strands.isEmpty()) {
      strands.put(Reading.STORED, new Strand(HEAD));
    }
    List<Digested> all = new ArrayList<>();
    strands.forEach((reading, strand) -> all.add(strand.digested(reading)));
    return all;
  }

  /** What is held of the last reading: all of it, unless it {@linkplain #exceeds() exceeds}. */
  byte[] content() {
    return strands.isEmpty() ? new byte[0] : last().bytes();
  }

  /**
   * All bytes of the last reading; empty if they are not all here.
   *
   * @throws IOException if they could not be kept
   */
  Optional<Content> whole() throws IOException {
    if (!exceeds()) {
      return Optional.of(Content.of(content()));
    }
    Optional<Overflow> rest = last().overflow;
    return rest.isPresent() ? rest.get().content() : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    for (Strand strand : strands.values()) {
      strand.drop();
    }
  }

  /** Whether the last reading is longer than what is held. */
  boolean exceeds() {
    return !strands.isEmpty() && last().length > heldLimit;
  }

  private Strand last() {
    return strands.get(strands.keySet().stream().max(Reading::compareTo).orElseThrow());
  }

  private final class Strand {
    private final List<MessageDigest> digests =
        algorithms.stream().map(DigestAlgorithm::begin).toList();
    private byte[] held = new byte[HEAD];
    private int limit;
    private int count;
    private long length;
    private Optional<Overflow> overflow = Optional.empty();

    Strand(int limit) {
      this.limit = limit;
    }

    void add(byte[] buffer, int offset, int n) {
      for (MessageDigest digest : digests) {
        digest.update(buffer, offset, n);
      }
      if (limit == heldLimit && length + n > limit) {
        keep(buffer, offset, n);
      }
      length += n;
      int room = Math.min(n, limit - count);
      if (room > 0) {
        if (count + room > held.length) {
          held = Arrays.copyOf(held, Math.min(limit, Math.max(count + room, held.length * 2)));
        }
        System.arraycopy(buffer, offset, held, count, room);
        count += room;
      }
    }

    /** Asked for the bytes that no longer fit in, before they come. */
    private void keep(byte[] buffer, int offset, int n) {
      if (length <= limit && isVideo.test(Arrays.copyOf(held, Math.min(count, HEAD)))) {
        overflow = overflow.or(() -> videos.map(Overflow::new));
      }
      overflow.ifPresent(rest -> rest.add(held, count, buffer, offset, n));
    }

    private void drop() throws IOException {
      if (overflow.isPresent()) {
        overflow.get().close();
      }
    }

    void limitTo(int newLimit) {
      limit = newLimit;
      if (limit < heldLimit) {
        overflow.ifPresent(Overflow::forget);
      }
      if (count > newLimit) {
        held = Arrays.copyOf(held, newLimit);
        count = newLimit;
      }
    }

    byte[] bytes() {
      return Arrays.copyOf(held, count);
    }

    Digested digested(Reading reading) {
      List<Digest> values = new ArrayList<>();
      int i = 0;
      for (DigestAlgorithm algorithm : algorithms) {
        values.add(Digest.of(algorithm, digests.get(i++).digest()));
      }
      return new Digested(reading, length, values);
    }
  }
}
