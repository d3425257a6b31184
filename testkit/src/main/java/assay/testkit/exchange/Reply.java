package assay.testkit.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a loopback service answers.
 *
 * @param status 0 closes the connection without an answer
 * @param cutAfter the connection is closed after so many bytes of the body, although all were
 *     promised
 * @param stalls nothing follows after that, but the connection stays open
 * @param pause between pieces of the body, of which there are eight
 */
public record Reply(
    int status,
    SortedMap<String, String> headers,
    String body,
    OptionalInt cutAfter,
    boolean stalls,
    Duration pause) {

  public static Reply of(int status, String body) {
    return new Reply(status, new TreeMap<>(), body, OptionalInt.empty(), false, Duration.ZERO);
  }

  /** What went well. */
  public static Reply json(String text) {
    return of(200, text);
  }

  /** What did not. */
  public static Reply status(int status) {
    return of(status, "no such luck");
  }

  /** The same with one header more. */
  public Reply with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, cutAfter, stalls, pause);
  }

  /** The same, broken off. */
  public Reply cutAfter(int bytes) {
    return new Reply(status, headers, body, OptionalInt.of(bytes), false, pause);
  }

  /** The same, but the rest never comes. */
  public Reply stallingAfter(int bytes) {
    return new Reply(status, headers, body, OptionalInt.of(bytes), true, pause);
  }

  /** The same, piece by piece. */
  public Reply trickling(Duration between) {
    return new Reply(status, headers, body, cutAfter, stalls, between);
  }

  /** The same with another body. */
  public Reply edited(UnaryOperator<String> edit) {
    return new Reply(status, headers, edit.apply(body), cutAfter, stalls, pause);
  }

  /** A service that is too busy. */
  public static UnaryOperator<Reply> instead(int status, Map<String, String> headers) {
    return reply ->
        new Reply(status, new TreeMap<>(headers), "", OptionalInt.empty(), false, Duration.ZERO);
  }
}
