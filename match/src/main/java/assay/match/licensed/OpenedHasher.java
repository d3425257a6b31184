package assay.match.licensed;

import assay.item.MediaType;
import assay.list.ListEntry;
import assay.stage.LicensedMatcher;
import assay.stage.LicensedProgram;
import assay.stage.UnreadableItemException;
import assay.verdict.Match;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A licensed program that has the entries of a run. Safe to share between threads. */
public final class OpenedHasher implements LicensedMatcher, AutoCloseable {
  /** So many matches are told at most: what the program calls matched first, then the nearest. */
  public static final int MOST_TOLD = 64;

  private static final Comparator<Session.Likeness> ORDER =
      Comparator.comparing((Session.Likeness found) -> !found.matched())
          .thenComparingInt(Session.Likeness::distance)
          .thenComparingInt(Session.Likeness::entry);

  private final LicensedProgram program;
  private final LicensedEntries entries;
  private final Sessions sessions;

  OpenedHasher(LicensedProgram program, LicensedEntries entries, Sessions sessions) {
    this.program = program;
    this.entries = entries;
    this.sessions = sessions;
  }

  @Override
  public LicensedProgram program() {
    return program;
  }

  /** Whatever order the program tells them in, the order here is the same. */
  @Override
  public List<Match.Licensed> match(byte[] content, MediaType type)
      throws IOException, UnreadableItemException {
    List<Session.Likeness> found = sessions.ask(session -> session.match(content, type));
    List<Match.Licensed> matches = new ArrayList<>();
    for (Session.Likeness likeness : found.stream().sorted(ORDER).toList()) {
      for (ListEntry entry : entries.entries(likeness.entry())) {
        matches.add(new Match.Licensed(entry, likeness.distance(), likeness.matched()));
      }
    }
    return matches.stream().limit(MOST_TOLD).toList();
  }

  /** Ends its processes. */
  @Override
  public void close() {
    sessions.close();
  }
}
