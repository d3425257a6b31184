package assay.verdict;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What is concluded about an item. */
public sealed interface Verdict {
  /** No consulted list knows it. Nothing more: it is a claim, and says what it rests on. */
  record Clear(Grounds grounds) implements Verdict {}

  /** It is, or within the matched distance looks like, something listed. */
  record Matched(List<Match> matches) implements Verdict {
    public Matched {
      matches = atLeastOne(matches);
    }
  }

  /** Near enough to leave the training data, not near enough to be called a match. */
  record Suspected(List<Match> matches) implements Verdict {
    public Suspected {
      matches = atLeastOne(matches);
    }
  }

  /** It could not be screened completely, and nothing was found in what could be. */
  record Unscreenable(SortedSet<Reason> reasons) implements Verdict {
    public Unscreenable {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("an unscreenable item has a reason");
      }
      reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
    }

    public Unscreenable(Reason reason) {
      this(new TreeSet<>(List.of(reason)));
    }
  }

  /** Which case it is, for counting and recording. */
  enum Kind {
    CLEAR,
    MATCHED,
    SUSPECTED,
    UNSCREENABLE;

    /** Lower case: {@code clear}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  default Kind kind() {
    return when(c -> Kind.CLEAR, m -> Kind.MATCHED, s -> Kind.SUSPECTED, u -> Kind.UNSCREENABLE);
  }

  /** One answer for each case; a new case fails to compile wherever it must be dealt with. */
  default <T> T when(
      Function<Clear, T> clear,
      Function<Matched, T> matched,
      Function<Suspected, T> suspected,
      Function<Unscreenable, T> unscreenable) {
    if (this instanceof Clear c) {
      return clear.apply(c);
    } else if (this instanceof Matched m) {
      return matched.apply(m);
    } else if (this instanceof Suspected s) {
      return suspected.apply(s);
    }
    return unscreenable.apply((Unscreenable) this);
  }

  /** What was found; empty for a clear or unscreenable item. */
  default List<Match> matches() {
    return when(c -> List.of(), Matched::matches, Suspected::matches, u -> List.of());
  }

  private static List<Match> atLeastOne(List<Match> matches) {
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("a match is needed");
    }
    return List.copyOf(matches);
  }
}
