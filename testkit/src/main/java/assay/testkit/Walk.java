package assay.testkit;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Extent;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.provenance.Acquisition;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Ingest;
import assay.provenance.Provenance;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.stage.ShardReader;
import assay.stage.Ties;
import assay.verdict.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything one walk through a shard showed, held in memory: for small fixtures.
 *
 * @param entries in the order of the walk
 * @param identity of the whole input
 * @param warnings what was tolerated
 */
public record Walk(List<Seen> entries, ShardIdentity identity, List<String> warnings) {

  /** Walks through a file and reads every item. */
  public static Walk through(DatasetFormat format, Path file) throws IOException, DatasetException {
    ShardFile shard = new ShardFile(file, file.getFileName().toString());
    List<Seen> seen = new ArrayList<>();
    try (ShardReader reader = format.read(shard)) {
      for (Optional<Entry> e = reader.next(); e.isPresent(); e = reader.next()) {
        seen.add(Seen.of(e.get()));
      }
      return new Walk(List.copyOf(seen), reader.identity(), reader.warnings());
    }
  }

  /**
   * One entry as it was seen.
   *
   * @param readings the bytes of each reading; empty unless the entry has an item
   * @param faults what reading the item returned
   * @param partial the container says that it holds only a part
   */
  public record Seen(
      Extent extent,
      int part,
      String member,
      Role role,
      Ties ties,
      Bytes context,
      Map<Reading, byte[]> readings,
      Set<Reason> faults,
      boolean partial,
      Optional<Item> item) {

    /** What is known of the item once it has been screened and has entered a pool. */
    public Provenance entered() {
      Provenance facts = item.orElseThrow().provenance();
      Optional<Digest> held =
          Optional.ofNullable(held().get(Reading.STORED))
              .map(bytes -> Digest.compute(DigestAlgorithm.SHA256, bytes));
      return facts
          .checked(check(facts))
          .between(Optional.empty(), held)
          .entered(
              Acquisition.unknown(),
              new Ingest(Optional.of(Instant.EPOCH), "test", "1", List.of()));
    }

    /** An empty body is one, and has digests. */
    private Map<Reading, byte[]> held() {
      return readings.isEmpty() && item.orElseThrow().hasBytes()
          ? Map.of(Reading.STORED, new byte[0])
          : readings;
    }

    private DigestCheck check(Provenance facts) {
      Optional<Digest> declared = facts.declaredDigest();
      if (declared.isEmpty() || held().isEmpty()) {
        return DigestCheck.ABSENT;
      }
      for (Map.Entry<Reading, byte[]> reading : held().entrySet()) {
        if (Digest.compute(declared.get().algorithm(), reading.getValue()).equals(declared.get())) {
          return switch (reading.getKey()) {
            case STORED -> DigestCheck.VERIFIED_RAW;
            case UNFRAMED -> DigestCheck.VERIFIED_DECHUNKED;
            case DECODED, TRIMMED -> DigestCheck.VERIFIED_DECODED;
          };
        }
      }
      boolean before = facts.capture().filter(Capture::beforeTransformation).isPresent();
      return before ? DigestCheck.ABSENT : DigestCheck.MISMATCH;
    }

    static Seen of(Entry entry) throws IOException, DatasetException {
      Map<Reading, ByteArrayOutputStream> taken = new EnumMap<>(Reading.class);
      Set<Reason> faults = Set.of();
      boolean partial = false;
      if (entry.item().isPresent()) {
        Item item = entry.item().get();
        ReadingSink sink =
            (reading, buffer, offset, length) ->
                taken
                    .computeIfAbsent(reading, r -> new ByteArrayOutputStream())
                    .write(buffer, offset, length);
        faults = Set.copyOf(item.read(sink));
        partial = item.provenance().capture().filter(c -> c.truncated()).isPresent();
      }
      Map<Reading, byte[]> readings = new EnumMap<>(Reading.class);
      taken.forEach((reading, bytes) -> readings.put(reading, bytes.toByteArray()));
      return new Seen(
          entry.extent(),
          entry.part(),
          entry.member(),
          entry.role(),
          entry.ties(),
          new Bytes(entry.context().get()),
          readings,
          faults,
          partial,
          entry.item());
    }

    /** The last reading: what the item is. Empty if there is none. */
    public byte[] content() {
      byte[] last = new byte[0];
      for (byte[] reading : readings.values()) {
        last = reading;
      }
      return last;
    }

    /** Name, role, faults and digests. */
    public String description() {
      return member + " " + whatWasRead();
    }

    /** Role, faults and digests: what must be the same wherever the entry lies. */
    public String whatWasRead() {
      StringBuilder text = new StringBuilder(role + " " + faultCodes());
      readings.forEach(
          (reading, bytes) ->
              text.append(' ')
                  .append(reading.label())
                  .append('=')
                  .append(Digest.compute(DigestAlgorithm.SHA256, bytes).hex()));
      return text.toString();
    }

    private List<String> faultCodes() {
      return faults.stream().map(Reason::code).sorted().toList();
    }

    /** Read to its end without a fault, and not said to be a part. */
    public boolean isWhole() {
      return role == Role.ITEM && faults.isEmpty() && !partial;
    }
  }

  /** What a container says about an entry; equal if it is the same object. */
  public static final class Bytes {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** A copy. */
    public byte[] get() {
      return bytes.clone();
    }
  }

  /** The entries that have an item. */
  public List<Seen> items() {
    return entries.stream().filter(e -> e.item().isPresent()).toList();
  }

  /** The choices that leave out what is asked for, and all that is tied to it. */
  public List<Choice> without(Predicate<Seen> leaves) {
    Set<Seen> leaving = new HashSet<>(entries.stream().filter(leaves).toList());
    Set<String> names = new HashSet<>();
    for (int before = -1; before < leaving.size(); ) {
      before = leaving.size();
      leaving.forEach(e -> names.addAll(e.ties().names()));
      entries.stream()
          .filter(e -> e.ties().follows().stream().anyMatch(names::contains))
          .forEach(leaving::add);
    }
    return entries.stream()
        .map(e -> new Choice(e.extent(), e.part(), e.member(), !leaving.contains(e)))
        .toList();
  }
}
