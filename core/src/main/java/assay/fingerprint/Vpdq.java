package assay.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A listed video: the PDQ hashes of its frames, as vPDQ samples them.
 *
 * <p>Written as python-threatexchange does, a JSON array of strings {@code "hash,quality,seconds"},
 * always with three decimals and without spaces, so that one video has one text.
 *
 * @param frames in order of time, 1 to {@value #MOST_FRAMES}
 */
public record Vpdq(List<Frame> frames) implements Fingerprint {
  /** Every frame of an hour at 30 a second. */
  public static final int MOST_FRAMES = 108_000;

  /** Its name in lists and statements. */
  public static final String NAME = "vpdq";

  private static final String WRONG = "vpdq is no JSON array of \"hash,quality,seconds\"";

  /** Hash, quality, seconds; other tools write the seconds with an exponent: {@code 1.23e+03}. */
  private static final Pattern FRAME =
      Pattern.compile(
          "\\s*\"([0-9a-fA-F]{64}),(\\d{1,3}),(\\d{1,9}(?:\\.\\d{1,9})?(?:[eE][+-]?\\d{1,2})?)\"\\s*");

  /**
   * Takes the frames.
   *
   * @throws IllegalArgumentException if there is none, or too many
   */
  public Vpdq {
    frames = List.copyOf(frames);
    if (frames.isEmpty() || frames.size() > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "vpdq has 1 to " + MOST_FRAMES + " frames, not " + frames.size());
    }
  }

  /**
   * One frame.
   *
   * @param quality 0 (flat) to 100
   * @param millis since the video's beginning, 0..10^10
   */
  public record Frame(Pdq hash, int quality, long millis) {
    private static final long LATEST = 10_000_000_000L;

    public Frame {
      if (quality < 0 || quality > 100) {
        throw new IllegalArgumentException("the quality of a frame is not in 0..100");
      }
      if (millis < 0 || millis > LATEST) {
        throw new IllegalArgumentException("the time of a frame is not in 0..10^7 seconds");
      }
    }

    /**
     * A frame as texts have it.
     *
     * @param seconds a decimal number
     * @throws IllegalArgumentException if it is anything else; the message quotes nothing
     */
    public static Frame of(String hash, String quality, String seconds) {
      try {
        long millis =
            new BigDecimal(seconds)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Frame(Pdq.parse(hash), Integer.parseInt(quality), millis);
      } catch (ArithmeticException | NumberFormatException e) {
        throw new IllegalArgumentException(WRONG);
      }
    }

    private String text() {
      return '"' + hash.hex() + ',' + quality + ',' + BigDecimal.valueOf(millis, 3) + '"';
    }

    @Override
    public String toString() {
      return "frame of a video";
    }
  }

  /**
   * Reads a JSON array of strings.
   *
   * @throws IllegalArgumentException if it is anything else; the message does not quote it
   */
  public static Vpdq parse(String text) {
    String plain = text.strip();
    if (!plain.startsWith("[") || !plain.endsWith("]") || plain.length() < 2) {
      throw new IllegalArgumentException(WRONG);
    }
    List<Frame> frames = new ArrayList<>();
    Matcher frame = FRAME.matcher(plain);
    int at = 1;
    int end = plain.length() - 1;
    while (at < end) {
      frame.region(at, end);
      boolean last = frame.lookingAt() && frame.end() == end;
      if (!frame.lookingAt() || !(last || plain.charAt(frame.end()) == ',')) {
        throw new IllegalArgumentException(WRONG);
      }
      frames.add(Frame.of(frame.group(1), frame.group(2), frame.group(3)));
      at = last ? end : frame.end() + 1;
      if (!last && at == end) {
        throw new IllegalArgumentException(WRONG); // ends in a comma
      }
    }
    return new Vpdq(frames);
  }

  /** The one text of this video. */
  public String text() {
    return frames.stream().map(Frame::text).collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public String algorithmName() {
    return NAME;
  }

  /** The {@link #text} in UTF-8; the caller's own. */
  @Override
  public byte[] bytes() {
    return text().getBytes(UTF_8);
  }

  @Override
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** SHA-256 of the {@link #bytes}: a video of two hours has half a megabyte of them. */
  @Override
  public String recorded() {
    return Digest.compute(DigestAlgorithm.SHA256, bytes()).hex();
  }

  @Override
  public String toString() {
    return "vpdq hashes";
  }
}
