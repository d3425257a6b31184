package assay.match.list;

import assay.fingerprint.Vpdq;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One video in a file, a frame in each line: {@code frame,quality,hash,seconds}, as the vPDQ
 * reference writes it.
 */
final class VideoFrames {
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,9}),(\\d{1,3}),([0-9a-fA-F]{64}),(\\d{1,9}(?:\\.\\d{1,9})?)");

  private VideoFrames() {}

  /** Whether the line begins such a file. */
  static boolean isFrame(TextLines lines) {
    return matcher(lines).map(Matcher::matches).orElse(false);
  }

  private static Optional<Matcher> matcher(TextLines lines) {
    try {
      return Optional.of(LINE.matcher(lines.text().strip()));
    } catch (LineRefusedException e) {
      return Optional.empty();
    }
  }

  /** The video, from the line that was looked at to the end of the file. */
  static ListElement read(TextLines lines) throws IOException {
    String place = Long.toString(lines.number());
    List<Vpdq.Frame> frames = new ArrayList<>();
    try {
      do {
        Optional<Matcher> line = matcher(lines).filter(Matcher::matches);
        if (line.isEmpty() || frames.size() == Vpdq.MOST_FRAMES) {
          return new ListElement.Refused(
              Long.toString(lines.number()),
              "expected frame,quality,hash,seconds in each of at most "
                  + Vpdq.MOST_FRAMES
                  + " lines",
              Optional.empty());
        }
        Matcher frame = line.get();
        frames.add(Vpdq.Frame.of(frame.group(3), frame.group(2), frame.group(4)));
      } while (lines.nextThatSays());
      return new ListElement.Entry(
          place,
          Optional.empty(),
          Optional.empty(),
          Collections.emptySortedSet(),
          List.of(new Vpdq(frames)),
          List.of());
    } catch (IllegalArgumentException e) { // core promises not to quote the digits
      return new ListElement.Refused(
          Long.toString(lines.number()), e.getMessage(), Optional.empty());
    }
  }
}
