package assay.dataset.warc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A time as a record states it: an interval, because WARC 1.1 allows to leave out the finer parts.
 */
record Times(Instant notBefore, Instant notAfter) {
  static Optional<Times> parse(String text) {
    try {
      return Optional.of(
          switch (text.length()) {
            case 4 -> year(Year.parse(text));
            case 7 -> month(YearMonth.parse(text));
            case 10 -> days(LocalDate.parse(text), LocalDate.parse(text));
            default -> exact(OffsetDateTime.parse(text).toInstant());
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Times exact(Instant time) {
    return new Times(time, time);
  }

  private static Times year(Year year) {
    return days(year.atDay(1), year.atMonth(12).atEndOfMonth());
  }

  private static Times month(YearMonth month) {
    return days(month.atDay(1), month.atEndOfMonth());
  }

  private static Times days(LocalDate first, LocalDate last) {
    Instant end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Times(first.atStartOfDay(ZoneOffset.UTC).toInstant(), end.minusSeconds(1));
  }

  /** An HTTP date as an instant's text. */
  static Optional<String> http(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant().toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
