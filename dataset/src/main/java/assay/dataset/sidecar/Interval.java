package assay.dataset.sidecar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A time as metadata writes it, as the narrowest interval of whole seconds that is sure. */
record Interval(Instant from, Instant to) {
  /** From UTC+14 to UTC-12: where the zone is not given it may be any. */
  private static final Duration EAST = Duration.ofHours(14);

  private static final Duration WEST = Duration.ofHours(12);

  /** 1995. A smaller number may be a date written as one. */
  private static final BigDecimal EARLIEST = new BigDecimal("8e8");

  /** 2286. */
  private static final BigDecimal LATEST = new BigDecimal("1e10");

  private static final BigDecimal LATEST_MILLISECOND = new BigDecimal("1e13");

  private static final DateTimeFormatter ARCHIVE = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("[ ]['T']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(java.util.Locale.ROOT);

  private static final List<Function<String, Interval>> FORMS =
      List.of(
          s -> exact(OffsetDateTime.parse(s).toInstant()),
          s -> exact(LocalDateTime.parse(s, ARCHIVE).toInstant(ZoneOffset.UTC)),
          s -> anywhere(LocalDateTime.parse(s, LOCAL), Duration.ofSeconds(1)),
          s -> anywhere(LocalDate.parse(s).atStartOfDay(), Duration.ofDays(1)),
          s -> sinceEpoch(new BigDecimal(s)));

  static Optional<Interval> parse(String text) {
    if (text.length() > 40) {
      return Optional.empty();
    }
    for (Function<String, Interval> form : FORMS) {
      try {
        return Optional.of(form.apply(text));
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        // another form, perhaps
      }
    }
    return Optional.empty();
  }

  /** From the earlier to the later, each a number of seconds since 1970, rounded outward. */
  static Optional<Interval> between(String start, String end) {
    Optional<Interval> first = parse(start);
    Optional<Interval> last = parse(end);
    return first.isPresent() && last.isPresent() && !last.get().to.isBefore(first.get().from)
        ? Optional.of(new Interval(first.get().from, last.get().to))
        : Optional.empty();
  }

  private static Interval exact(Instant time) {
    Instant second = Instant.ofEpochSecond(time.getEpochSecond());
    return new Interval(second, time.getNano() == 0 ? second : second.plusSeconds(1));
  }

  private static Interval anywhere(LocalDateTime local, Duration width) {
    Instant time = exact(local.toInstant(ZoneOffset.UTC)).from;
    return new Interval(time.minus(EAST), time.plus(WEST).plus(width));
  }

  private static Interval sinceEpoch(BigDecimal number) {
    // Compared before anything else: to write 1e300000000 out takes minutes.
    if (number.compareTo(EARLIEST) < 0 || number.compareTo(LATEST_MILLISECOND) >= 0) {
      throw new ArithmeticException("not a time");
    }
    boolean milliseconds = number.compareTo(LATEST) >= 0;
    BigDecimal seconds = milliseconds ? number.movePointLeft(3) : number;
    if (seconds.compareTo(EARLIEST) < 0) {
      throw new ArithmeticException("not a time");
    }
    return new Interval(
        Instant.ofEpochSecond(seconds.setScale(0, RoundingMode.FLOOR).longValueExact()),
        Instant.ofEpochSecond(seconds.setScale(0, RoundingMode.CEILING).longValueExact()));
  }
}
