package assay.evidence.note;

import java.util.List;
import java.util.Set;

/**
 * Which witnesses are enough. Groups may nest deeply, so that the loops here are plain ones: a
 * stream takes a dozen frames for each level.
 */
sealed interface Quorum {
  boolean isMetBy(Set<String> cosigners);

  /** Adds the witnesses whose cosignatures count. */
  void addWitnessesTo(Set<String> names);

  /** No witness is needed. */
  record None() implements Quorum {
    @Override
    public boolean isMetBy(Set<String> cosigners) {
      return true;
    }

    @Override
    public void addWitnessesTo(Set<String> names) {}
  }

  /** This witness. */
  record Witness(String name) implements Quorum {
    @Override
    public boolean isMetBy(Set<String> cosigners) {
      return cosigners.contains(name);
    }

    @Override
    public void addWitnessesTo(Set<String> names) {
      names.add(name);
    }
  }

  /** So many of these. */
  record Group(int threshold, List<Quorum> members) implements Quorum {
    public Group {
      members = List.copyOf(members);
    }

    @Override
    public boolean isMetBy(Set<String> cosigners) {
      int met = 0;
      for (Quorum member : members) {
        met += member.isMetBy(cosigners) ? 1 : 0;
      }
      return met >= threshold;
    }

    @Override
    public void addWitnessesTo(Set<String> names) {
      for (Quorum member : members) {
        member.addWitnessesTo(names);
      }
    }
  }
}
