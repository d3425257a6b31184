package assay.testkit.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * StopNCII as it behaves: records by the time of their last change, pages by an opaque token, and
 * what was withdrawn is told for thirty days. Subscription key {@code sub-key}, function keys
 * {@code fetch-key} and {@code vote-key}.
 */
public final class LoopbackStopNcii implements AutoCloseable {
  private static final Duration TOLD = Duration.ofDays(30);

  private record Hash(String type, String value, String status, Instant changed) {
    String place() {
      return String.format("%012d/%s/%s", changed.getEpochSecond(), type, value);
    }

    boolean isGone() {
      return status.equals("Withdrawn") || status.equals("Deleted");
    }
  }

  private final LoopbackHttp http = new LoopbackHttp(this::reply, this::now);
  private final SortedMap<String, Hash> hashes = new TreeMap<>();
  private final int pageSize;
  private Instant now;
  private int generation;

  public LoopbackStopNcii(int pageSize, Instant now) {
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

  /** Sets its clock. What was withdrawn long ago is told no more. */
  public synchronized void now(Instant time) {
    now = time;
    hashes.values().removeIf(h -> h.isGone() && h.changed().plus(TOLD).isBefore(now));
  }

  /** Adds or changes a record. */
  public synchronized void put(String type, String value, String status) {
    hashes.put(type + "/" + value, new Hash(type, value, status, now));
  }

  /** Takes no token any more that was given before. */
  public synchronized void forgetTokens() {
    generation++;
  }

  /** What is listed: {@code type/value}. */
  public synchronized SortedSet<String> listed() {
    return hashes.entrySet().stream()
        .filter(hash -> !hash.getValue().isGone())
        .map(hash -> hash.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private synchronized Reply reply(Request request) {
    boolean votes = request.path().equals("/SubmitFeedback");
    boolean known =
        request.headers().getOrDefault("ocp-apim-subscription-key", "").equals("sub-key")
            && request
                .headers()
                .getOrDefault("x-functions-key", "")
                .equals(votes ? "vote-key" : "fetch-key");
    if (!known) {
      return Reply.of(401, "");
    }
    return votes ? Reply.of(200, "{}") : page(request);
  }

  private Reply page(Request request) {
    Optional<String> token =
        request
            .parameter("nextPageToken")
            .map(text -> new String(Base64.getUrlDecoder().decode(text), UTF_8));
    if (token.isPresent() && !token.get().startsWith(generation + " ")) {
      return Reply.of(400, "");
    }
    String start =
        String.format("%012d", Long.parseLong(request.parameter("startTimestamp").orElseThrow()));
    String after = token.map(text -> text.substring(text.indexOf(' ') + 1)).orElse(start);
    List<Hash> rest =
        hashes.values().stream()
            .filter(hash -> hash.place().compareTo(after) > 0)
            .sorted(Comparator.comparing(Hash::place))
            .toList();
    List<Hash> page = rest.subList(0, Math.min(pageSize, rest.size()));
    boolean more = rest.size() > page.size();
    String last = page.isEmpty() ? after : page.get(page.size() - 1).place();
    String next = Base64.getUrlEncoder().encodeToString((generation + " " + last).getBytes(UTF_8));
    return Reply.of(
        200,
        String.format(
            "{\"count\":%d,\"nextSetTimestamp\":%d,\"nextPageToken\":%s,\"hasMoreRecords\":%s,"
                + "\"hashRecords\":[%s]}",
            page.size(),
            Long.parseLong(last.substring(0, 12)),
            more ? "\"" + next + "\"" : "null",
            more,
            page.stream().map(LoopbackStopNcii::json).collect(Collectors.joining(","))));
  }

  private static String json(Hash hash) {
    return String.format(
        "{\"lastModtimestamp\":%d,\"signalType\":\"%s\",\"hashValue\":\"%s\",\"hashStatus\":\"%s\","
            + "\"caseNumbers\":{}}",
        hash.changed().getEpochSecond(), hash.type(), hash.value(), hash.status());
  }

  @Override
  public void close() {
    http.close();
  }
}
