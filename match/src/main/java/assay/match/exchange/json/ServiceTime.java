package assay.match.exchange.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times in the headers of answers. */
public final class ServiceTime {
  private ServiceTime() {}

  /**
   * The time that a header such as {@code Date} says; empty if there is none.
   *
   * @param header its text, as RFC 9110 5.6.7 writes it
   */
  public static Optional<Instant> parse(Optional<String> header) {
    try {
      return header.map(DateTimeFormatter.RFC_1123_DATE_TIME::parse).map(Instant::from);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
