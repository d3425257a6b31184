package assay.testkit.exchange;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a loopback service answers.
 *
 * @param cutAfter the connection is closed after so many bytes of the body, although all were
 *     promised
 * @param stalls nothing follows after that, but the connection stays open
 */
public record Reply(
    int status,
    SortedMap<String, String> headers,
    String body,
    OptionalInt cutAfter,
    boolean stalls) {

  public static Reply of(int status, String body) {
    return new Reply(status, new TreeMap<>(), body, OptionalInt.empty(), false);
  }

  /** The same with one header more. */
  public Reply with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, cutAfter, stalls);
  }

  /** The same, broken off. */
  public Reply cutAfter(int bytes) {
    return new Reply(status, headers, body, OptionalInt.of(bytes), false);
  }

  /** The same, but the rest never comes. */
  public Reply stallingAfter(int bytes) {
    return new Reply(status, headers, body, OptionalInt.of(bytes), true);
  }

  /** The same with another body. */
  public Reply edited(UnaryOperator<String> edit) {
    return new Reply(status, headers, edit.apply(body), cutAfter, stalls);
  }

  /** A service that is too busy. */
  public static UnaryOperator<Reply> instead(int status, Map<String, String> headers) {
    return reply -> new Reply(status, new TreeMap<>(headers), "", OptionalInt.empty(), false);
  }
}
