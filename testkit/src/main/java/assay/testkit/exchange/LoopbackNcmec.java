package assay.testkit.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * NCMEC Hash Sharing v2 as it behaves: an entry is told in its latest state; each change, a
 * deletion too, moves its timestamp; a range is a list of keys in no order, remembered for a while,
 * and pages go through it. User {@code user}, password {@code p4ss}.
 */
public final class LoopbackNcmec implements AutoCloseable {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * An entry.
   *
   * @param fingerprints by element name
   * @param deleted then it has none
   */
  private record Entry(
      String kind, Instant changed, SortedMap<String, String> fingerprints, boolean deleted) {}

  private final LoopbackHttp http = new LoopbackHttp(this::reply, this::now);
  private final SortedMap<String, Entry> entries = new TreeMap<>();
  private final Map<String, List<String>> ranges = new HashMap<>();
  private final Random order = new Random(7);
  private final int pageSize;
  private Instant now;
  private Duration lag = Duration.ZERO;

  public LoopbackNcmec(int pageSize, Instant now) {
    this.pageSize = pageSize;
    this.now = now;
  }

  /** The server beneath, for its faults and what it was asked. */
  public LoopbackHttp http() {
    return http;
  }

  public synchronized Instant now() {
    return now;
  }

  /** Sets its clock. */
  public synchronized void now(Instant time) {
    now = time;
  }

  /** From now on a change is told only so long after the time that it is stamped with. */
  public synchronized void lag(Duration time) {
    lag = time;
  }

  /**
   * Submits an entry, or submits it anew.
   *
   * @param kind {@code image} or {@code video}
   * @param fingerprints by element name
   */
  public synchronized void submit(
      String member, String id, String kind, Map<String, String> fingerprints) {
    entries.put(
        member + "/" + id, new Entry(kind, now.minus(lag), new TreeMap<>(fingerprints), false));
  }

  /** Retracts an entry; one that is unknown becomes one that was deleted. */
  public synchronized void retract(String member, String id) {
    Entry before = entries.get(member + "/" + id);
    String kind = before == null ? "image" : before.kind();
    entries.put(member + "/" + id, new Entry(kind, now.minus(lag), new TreeMap<>(), true));
  }

  /** Forgets all ranges that are under way. */
  public synchronized void forgetRanges() {
    ranges.clear();
  }

  /** What is listed: {@code member/id} with the fingerprints by element name. */
  public synchronized SortedMap<String, SortedMap<String, String>> listed() {
    SortedMap<String, SortedMap<String, String>> listed = new TreeMap<>();
    entries.forEach(
        (key, entry) -> {
          if (!entry.deleted()) {
            listed.put(key, entry.fingerprints());
          }
        });
    return listed;
  }

  private synchronized Reply reply(Request request) {
    String account = Base64.getEncoder().encodeToString("user:p4ss".getBytes(UTF_8));
    if (!request.headers().getOrDefault("authorization", "").equals("Basic " + account)) {
      return Reply.of(401, "");
    }
    return switch (request.path()) {
      case "/v2/status" ->
          xml(
              "status",
              "<ipAddress>127.0.0.1</ipAddress><username>user</username>"
                  + "<member id=\"1\">Us</member>");
      case "/v2/entries" -> page(request);
      default -> feedback(request);
    };
  }

  private Reply feedback(Request request) {
    if (request.method().equals("PUT") && request.path().endsWith("/feedback")) {
      return xml("submissionResult", "");
    }
    return request.path().endsWith("/reasons")
        ? xml(
            "availableFeedbackReasons",
            "<reason guid=\"g-1\" name=\"No such thing\" type=\"Md5\"/>")
        : Reply.of(404, "");
  }

  private static Reply xml(String root, String content) {
    return Reply.of(
        200,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><"
            + root
            + " xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\">"
            + content
            + "</"
            + root
            + ">");
  }

  private Reply page(Request request) {
    String from = request.parameter("from").orElseThrow();
    String to = request.parameter("to").orElseThrow();
    int start = Integer.parseInt(request.parameter("start").orElse("1"));
    String range = from + " " + to;
    if (request.parameter("start").isEmpty()) {
      ranges.put(range, keys(Instant.parse(from), Instant.parse(to)));
    } else if (!ranges.containsKey(range)) {
      return Reply.of(400, "");
    }
    List<String> keys = ranges.get(range);
    int end = Math.min(keys.size(), start - 1 + pageSize);
    List<String> page = keys.subList(Math.min(start - 1, end), end);
    String next =
        end < keys.size()
            ? "<paging><next>"
                + String.format(
                    "/v2/entries?from=%s&amp;to=%s&amp;start=%d&amp;size=%d&amp;max=%d",
                    encoded(from), encoded(to), end + 1, pageSize, keys.size())
                + "</next></paging>"
            : "";
    return xml("queryResult", kind(page, "image") + kind(page, "video") + next);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** From the first time to before the second. */
  private List<String> keys(Instant from, Instant to) {
    List<String> keys = new ArrayList<>();
    entries.forEach(
        (key, entry) -> {
          if (!entry.changed().isBefore(from) && entry.changed().isBefore(to)) {
            keys.add(key);
          }
        });
    Collections.shuffle(keys, order);
    return keys;
  }

  private String kind(List<String> keys, String kind) {
    List<String> elements =
        keys.stream().filter(k -> entries.get(k).kind().equals(kind)).map(this::element).toList();
    return String.format(
        "<%ss count=\"%d\">%s</%ss>", kind, elements.size(), String.join("", elements), kind);
  }

  private String element(String key) {
    Entry entry = entries.get(key);
    String[] parts = key.split("/", 2);
    String about =
        String.format(
            "<member id=\"%s\">Member %s</member><timestamp>%s</timestamp><id>%s</id>",
            parts[0], parts[0], MILLISECONDS.format(entry.changed()), parts[1]);
    if (entry.deleted()) {
      String name = entry.kind().equals("image") ? "deletedImage" : "deletedVideo";
      return String.format("<%s>%s</%s>", name, about, name);
    }
    String fingerprints =
        entry.fingerprints().entrySet().stream()
            .map(f -> String.format("<%s>%s</%s>", f.getKey(), f.getValue(), f.getKey()))
            .collect(Collectors.joining());
    return String.format(
        "<%s>%s<fingerprints>%s</fingerprints></%s>",
        entry.kind(), about, fingerprints, entry.kind());
  }

  @Override
  public void close() {
    http.close();
  }
}
