package assay.evidence.note;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which logs are trusted, and how many witnesses must have seen a checkpoint. */
public final class LogPolicy {
  private final List<NoteKey> logs;
  private final Map<String, NoteKey> witnesses;
  private final Quorum quorum;

  LogPolicy(List<NoteKey> logs, Map<String, NoteKey> witnesses, Quorum quorum) {
    this.logs = List.copyOf(logs);
    this.witnesses = Collections.unmodifiableMap(new LinkedHashMap<>(witnesses));
    this.quorum = quorum;
  }

  /**
   * What the policy says of a checkpoint.
   *
   * @param checkpoint to be relied on only if {@link #isAccepted}
   * @param log the listed log of that origin that signed it
   * @param isQuorumMet whether enough witnesses cosigned it
   * @param times when each witness that counts saw it, by its name in the policy
   * @param asOf when enough of them had seen it; empty if that is never or none are needed
   */
  public record Assessment(
      Checkpoint checkpoint,
      Optional<NoteKey> log,
      boolean isQuorumMet,
      Map<String, Instant> times,
      Optional<Instant> asOf) {
    /** Keeps its own copy. */
    public Assessment {
      times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }

    /** Whether a listed log signed it and enough witnesses cosigned it. */
    public boolean isAccepted() {
      return log.isPresent() && isQuorumMet;
    }
  }

  /**
   * Reads C2SP tlog-policy text.
   *
   * @throws NoteException if it is not a policy; the message begins with the line
   */
  public static LogPolicy parse(String text) throws NoteException {
    return new PolicyParser().parse(text);
  }

  /** The keys of the listed logs. */
  public List<NoteKey> logs() {
    return logs;
  }

  /** The keys of the listed witnesses, by their names in the policy. */
  public Map<String, NoteKey> witnesses() {
    return witnesses;
  }

  /**
   * Verifies a checkpoint with the keys of the policy.
   *
   * @throws NoteException if the note is no checkpoint, or a signature by one of the keys does not
   *     verify
   */
  public Assessment assess(SignedNote note) throws NoteException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    List<NoteKey> known = new ArrayList<>(logs);
    known.addAll(witnesses.values());
    Set<NoteKey> signers = note.signers(known);
    Optional<NoteKey> log =
        logs.stream()
            .filter(key -> key.name().equals(checkpoint.origin()) && signers.contains(key))
            .findFirst();
    Map<String, Instant> times = times(note);
    return new Assessment(checkpoint, log, quorum.isMetBy(times.keySet()), times, asOf(times));
  }

  private Map<String, Instant> times(SignedNote note) throws NoteException {
    Set<String> names = new LinkedHashSet<>();
    quorum.addWitnessesTo(names);
    Map<String, Instant> times = new LinkedHashMap<>();
    for (String name : names) {
      NoteKey key = witnesses.get(name);
      if (key.type() == NoteKey.COSIGNATURE) {
        Cosignature.verify(note, key).ifPresent(time -> times.put(name, time));
      }
    }
    return times;
  }

  private Optional<Instant> asOf(Map<String, Instant> times) {
    return times.values().stream()
        .sorted()
        .filter(
            time ->
                quorum.isMetBy(
                    times.entrySet().stream()
                        .filter(seen -> !seen.getValue().isAfter(time))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())))
        .findFirst();
  }
}
