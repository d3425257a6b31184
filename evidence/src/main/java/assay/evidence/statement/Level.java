package assay.evidence.statement;

import java.util.Optional;

/** A short name for how much is proven; each level includes those before it. */
public enum Level {
  /** A valid signed statement, with lists, matchers and counts that balance. */
  ASSAY_SCREENING_LEVEL_1,
  /** Nothing was kept that should not be, every byte is accounted for, the canaries were found. */
  ASSAY_SCREENING_LEVEL_2,
  /** Three trees, and a log entry whose checkpoint a quorum of witnesses has cosigned. */
  ASSAY_SCREENING_LEVEL_3,
  /** A second, independent scanner signed for the same items. */
  ASSAY_SCREENING_LEVEL_4;

  /** The level with this name. */
  public static Optional<Level> named(String name) {
    for (Level level : values()) {
      if (level.name().equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** Whether this level includes another. */
  public boolean reaches(Level other) {
    return compareTo(other) >= 0;
  }
}
