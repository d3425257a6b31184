package assay.evidence.export;

import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the kept items have in common.
 *
 * @param notBefore no kept item with a known time was captured earlier
 * @param notAfter nor later
 * @param mediaTypes told from their signatures
 */
public record Kept(
    Optional<Instant> notBefore, Optional<Instant> notAfter, SortedSet<String> mediaTypes) {
  public Kept {
    mediaTypes = Collections.unmodifiableSortedSet(new TreeSet<>(mediaTypes));
  }

  /** Nothing was gathered. */
  public static Kept unknown() {
    return new Gathering().kept();
  }

  /** Gathers it from records; what was not kept, or is protected, adds nothing. */
  public static final class Gathering {
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private final SortedSet<String> types = new TreeSet<>();

    public void add(ItemRecord item) {
      if (item.disposition() != Disposition.KEPT || item.isProtected()) {
        return;
      }
      if (item.reference().isEmpty()) {
        types.add(item.mediaType());
      }
      JsonObject capture = item.provenance().object("capture").orElse(JsonObject.empty());
      Optional<Instant> end = capture.text("notAfter").map(Instant::parse);
      Optional<Instant> start = capture.text("notBefore").map(Instant::parse).or(() -> end);
      start
          .filter(s -> from.isEmpty() || s.isBefore(from.get()))
          .ifPresent(s -> from = Optional.of(s));
      end.filter(e -> to.isEmpty() || e.isAfter(to.get())).ifPresent(e -> to = Optional.of(e));
    }

    public Kept kept() {
      return new Kept(from, to, types);
    }
  }
}
