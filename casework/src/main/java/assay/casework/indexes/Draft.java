package assay.casework.indexes;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.casework.captures.UpstreamRow;
import assay.provenance.Capture;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A capture being read from the texts of an index. {@code -} stands for nothing, as in CDX. */
final class Draft {
  private static final Pattern COLLECTION =
      Pattern.compile("(?:^|/)(CC-MAIN-\\d{4}-\\d{2})(?:/|$)");
  private static final Capture.Agent COMMON_CRAWL =
      new Capture.Agent("CCBot", Optional.empty(), Optional.of("Common Crawl"));

  private final String url;
  private Optional<Instant> notBefore = Optional.empty();
  private Optional<Instant> notAfter = Optional.empty();
  private OptionalInt status = OptionalInt.empty();
  private Optional<String> mime = Optional.empty();
  private final List<CaptureDigest> digests = new ArrayList<>();
  private Optional<ArchivedCapture.Place> place = Optional.empty();
  private Optional<String> collection = Optional.empty();
  private Optional<Capture.Agent> agent = Optional.empty();
  private Optional<String> key = Optional.empty();
  private boolean truncated;

  Draft(Optional<String> url) throws MalformedException {
    this.url = given(url).orElseThrow(() -> new MalformedException("the address is missing"));
  }

  static Optional<String> given(Optional<String> text) {
    return text.filter(t -> !t.isEmpty() && !t.equals("-"));
  }

  /** Fourteen digits, or seventeen with milliseconds. */
  Draft at(Optional<String> stamp) throws MalformedException {
    String text = given(stamp).orElseThrow(() -> new MalformedException("the time is missing"));
    if (!text.matches("\\d{14}(\\d{3})?")) {
      throw new MalformedException("the time has 14 digits, not " + text.length() + " characters");
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 4, 6),
              number(text, 6, 8),
              number(text, 8, 10),
              number(text, 10, 12),
              number(text, 12, 14),
              text.length() == 17 ? number(text, 14, 17) * 1_000_000 : 0);
      return between(time.toInstant(ZoneOffset.UTC), time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new MalformedException("the time is in no calendar");
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  Draft between(Instant from, Instant to) {
    notBefore = Optional.of(from);
    notAfter = Optional.of(to);
    return this;
  }

  Draft answered(Optional<String> code, Optional<String> type) throws MalformedException {
    Optional<String> text = given(code);
    if (text.isPresent() && !text.get().matches("\\d{1,3}")) {
      throw new MalformedException("the status is no number of three digits");
    }
    status = text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : status;
    mime = given(type).map(t -> t.toLowerCase(Locale.ROOT));
    return this;
  }

  Draft of(Optional<String> digest) throws MalformedException {
    Optional<String> text = given(digest);
    if (text.isPresent()) {
      digests.add(CaptureDigest.of(DigestText.parse(text.get()), false));
    }
    return this;
  }

  Draft declaring(CaptureDigest digest) {
    digests.add(digest);
    return this;
  }

  Draft stored(Optional<String> file, Optional<String> offset, Optional<String> length)
      throws MalformedException {
    if (given(file).isPresent() && given(offset).isPresent()) {
      long begin = count(offset.get());
      long bytes = given(length).isPresent() ? count(length.get()) : 0;
      place = Optional.of(new ArchivedCapture.Place(file.get(), begin, bytes));
    }
    return this;
  }

  private static long count(String text) throws MalformedException {
    if (!text.matches("\\d{1,16}")) {
      throw new MalformedException("an offset or length is no number");
    }
    return Long.parseLong(text);
  }

  Draft truncated(boolean isCut) {
    truncated = isCut;
    return this;
  }

  Draft by(Capture.Agent who) {
    agent = Optional.of(who);
    return this;
  }

  Draft in(Optional<String> crawl) {
    collection = given(crawl);
    return this;
  }

  /** Which row of its release it is, if the operator names the release. */
  Draft keyed(String sample) {
    key = Optional.of(sample);
    return this;
  }

  /** The crawl is a path element of the archive file, or what the index or the operator says. */
  ArchivedCapture finish(Labels labels) throws MalformedException {
    Optional<String> crawl =
        collection.or(() -> place.flatMap(p -> crawl(p.file()))).or(labels::collection);
    Optional<Capture.Agent> who =
        agent
            .or(() -> crawl.filter(c -> c.startsWith("CC-MAIN-")).map(c -> COMMON_CRAWL))
            .or(labels::agent);
    try {
      Optional<UpstreamRow> row =
          place.isPresent()
              ? Optional.empty()
              : labels.release().flatMap(r -> key.map(k -> new UpstreamRow(r, k)));
      return new ArchivedCapture(
          url, notBefore, notAfter, status, mime, digests, place, row, crawl, who, truncated,
          false);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(e.getMessage());
    }
  }

  private static Optional<String> crawl(String file) {
    Matcher matcher = COLLECTION.matcher(file);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
