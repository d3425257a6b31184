package assay.match.exchange.file;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Answer;
import assay.match.exchange.http.Pauses;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file behind an address. */
final class HttpPlace implements Place {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final Address file;
  private final Optional<Address> digest;
  private final Optional<String> pinned;
  private final String of;

  HttpPlace(Settings settings, Pauses pauses, Map<String, String> environment) {
    String url = settings.required("url");
    Credentials credentials = Credentials.of(settings, environment);
    file = Address.of(url, pauses, credentials);
    digest =
        settings
            .value("sha256-url")
            .map(other -> Address.of(other, pauses, credentials).shownOnlyTo(file));
    pinned = settings.value("sha256").map(HttpPlace::digits);
    if (pinned.isPresent() && digest.isPresent()) {
      throw new IllegalArgumentException("the settings sha256 and sha256-url exclude each other");
    }
    of = settings.digest();
  }

  private static String digits(String sha256) {
    String plain = sha256.strip().toLowerCase(Locale.ROOT);
    if (!plain.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("the setting sha256 has 64 hexadecimal digits");
    }
    return plain;
  }

  @Override
  public Found look(JsonObject cursor, Instant now) throws IOException, ExchangeException {
    JsonObject before = cursor.text("of").equals(Optional.of(of)) ? cursor : JsonObject.empty();
    Optional<String> known = before.text("sha256");
    Optional<String> expected = digest.isPresent() ? Optional.of(published(digest.get())) : pinned;
    if (known.isPresent() && known.equals(expected)) {
      return new Found(asOf(before, now), Optional.empty());
    }
    boolean conditional = known.isPresent() && expected.isEmpty();
    return file.stream(
        conditional ? conditions(before) : Map.of(),
        (status, headers, body) -> {
          if (status == NOT_MODIFIED && conditional) {
            body.close();
            return new Found(asOf(before, now), Optional.empty());
          } else if (status != OK) {
            body.close();
            throw new ExchangeException(file.host() + ": expected the file, not status " + status);
          }
          Instant asOf = asOf(headers, now);
          JsonObject state = state(headers, asOf);
          return new Found(
              asOf, Optional.of(new HttpContent(file.host(), headers, body, expected, state)));
        });
  }

  /** The digest that the publisher says the file has: the first word, as sha256sum writes it. */
  private static String published(Address digest) throws IOException, ExchangeException {
    String text = digest.text().strip();
    String first = text.replaceFirst("(?s)\\s.*", "").toLowerCase(Locale.ROOT);
    if (!first.matches("[0-9a-f]{64}")) {
      throw new ExchangeException(digest.host() + ": expected a SHA-256 at sha256-url");
    }
    return first;
  }

  private static Map<String, String> conditions(JsonObject before) {
    Map<String, String> headers = new TreeMap<>();
    before.text("etag").ifPresent(tag -> headers.put("If-None-Match", tag));
    before.text("lastModified").ifPresent(time -> headers.put("If-Modified-Since", time));
    return headers;
  }

  private JsonObject state(HttpHeaders headers, Instant asOf) {
    return JsonObject.empty()
        .with("of", of)
        .with("etag", said(headers, "ETag"))
        .with("lastModified", said(headers, "Last-Modified"))
        .with("asOf", asOf.toString());
  }

  /** What can be sent back. */
  private static Optional<String> said(HttpHeaders headers, String name) {
    return headers.firstValue(name).filter(text -> text.matches("[ -~]{1,500}"));
  }

  private static Instant asOf(HttpHeaders headers, Instant now) {
    Instant said =
        headers
            .firstValue("Last-Modified")
            .flatMap(Answer::instant)
            .or(() -> headers.firstValue("Date").flatMap(Answer::instant))
            .orElse(now);
    return said.isAfter(now) ? now : said;
  }

  private static Instant asOf(JsonObject before, Instant now) {
    return before.text("asOf").map(Instant::parse).orElse(now);
  }
}
