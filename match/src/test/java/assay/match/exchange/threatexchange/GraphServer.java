package assay.match.exchange.threatexchange;

import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.RandomFaults;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What {@code threat_updates} and reactions do, for one group. */
final class GraphServer implements AutoCloseable {
  static final String TOKEN = "12345678|secret-secret-secret";
  private static final String HEX = "0123456789abcdef";

  /** An indicator; its number is its place among updates of the same second. */
  record Indicator(long id, String type, String value, long updated, long number, int state) {}

  static final int LISTED = 0;
  static final int DELETED = 1;
  static final int WITHOUT_DESCRIPTORS = 2;

  final Map<Long, Indicator> all = new HashMap<>();
  final List<Request> posted = new ArrayList<>();
  final LoopbackHttp http = new LoopbackHttp(this::answer, Instant::now);
  final RandomFaults faults;
  private final SplittableRandom random;
  long clock = 1_700_000_000L;
  int page = 7;
  double badCursors;
  private long number;

  GraphServer(long seed) {
    random = new SplittableRandom(seed);
    faults = new RandomFaults(seed);
    http.spoilAll(faults);
  }

  /** Adds, changes or deletes; the clock may stand still, for updates of the same second. */
  void change() {
    clock += random.nextInt(3) * (random.nextInt(10) == 0 ? 86_400L : 1);
    long id = random.nextInt(1, 60);
    int state = random.nextInt(3) == 0 ? random.nextInt(1, 3) : LISTED;
    put(id, state);
    if (random.nextInt(12) == 0) { // a deletion of what nobody knows
      put(1_000 + random.nextInt(50), DELETED);
    }
  }

  void put(long id, int state) {
    String type =
        List.of("HASH_MD5", "HASH_VIDEO_MD5", "HASH_SHA1", "HASH_PDQ", "URI").get((int) (id % 5));
    int digits = Map.of("HASH_SHA1", 40, "HASH_PDQ", 64).getOrDefault(type, 32);
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      value.append(HEX.charAt(random.nextInt(16)));
    }
    all.put(id, new Indicator(id, type, value.toString(), clock, number++, state));
  }

  /** What is forgotten there after 90 days. */
  void forget() {
    all.values().removeIf(i -> i.state() == DELETED);
  }

  Instant now() {
    return Instant.ofEpochSecond(clock);
  }

  /** As {@link assay.match.exchange.Folded#values} shows it. */
  Set<String> listed() {
    return all.values().stream()
        .filter(i -> i.state() == LISTED)
        .map(i -> "|" + i.id() + " " + algorithm(i.type()) + ":" + i.value())
        .collect(Collectors.toSet());
  }

  private static String algorithm(String type) {
    return switch (type) {
      case "HASH_MD5", "HASH_VIDEO_MD5" -> "md5";
      case "HASH_SHA1" -> "sha1";
      case "HASH_PDQ" -> "pdq";
      default -> "uri";
    };
  }

  private synchronized Reply answer(Request request) {
    if (!TOKEN.equals(request.parameters().get("access_token"))) {
      return Reply.status(401);
    } else if (request.method().equals("POST")) {
      posted.add(request);
      return Reply.json("{\"success\":true}");
    } else if (request.path().equals("/v1/77/threat_updates/")) {
      return updates(request.parameters());
    }
    return Reply.json(
        "{\"id\":\"9\",\"descriptors\":{\"data\":[{\"id\":\"91\",\"status\":\"MALICIOUS\"},"
            + "{\"id\":\"92\",\"status\":\"NON_MALICIOUS\"}]}}");
  }

  private Reply updates(Map<String, String> parameters) {
    long start = Long.parseLong(parameters.getOrDefault("start_time", "0"));
    String after = parameters.getOrDefault("after", "");
    if (!after.isEmpty() && faults.areOn() && random.nextDouble() < badCursors) {
      return Reply.status(400);
    }
    long from = after.isEmpty() ? -1 : Long.parseLong(after.substring(1));
    List<Indicator> rest =
        all.values().stream()
            .filter(i -> i.updated() >= start && i.number() > from)
            .sorted(Comparator.comparingLong(Indicator::number))
            .toList();
    List<Indicator> some = rest.subList(0, Math.min(page, rest.size()));
    String data = some.stream().map(GraphServer::json).collect(Collectors.joining(","));
    String paging = "";
    if (some.size() < rest.size()) {
      String cursor = "c" + some.get(some.size() - 1).number();
      paging =
          ",\"paging\":{\"cursors\":{\"before\":\"x\",\"after\":\"%s\"},\"next\":\"%s\"}"
              .formatted(
                  cursor, "https://graph.invalid/?access_token=" + TOKEN + "&after=" + cursor);
    }
    return Reply.json("{\"data\":[" + data + "]" + paging + "}");
  }

  private static String json(Indicator i) {
    String descriptors =
        i.state() == LISTED
            ? ",\"descriptors\":{\"data\":[{\"id\":\"9\",\"owner\":{\"id\":\"7\"},\"status\":\"MALICIOUS\"}]}"
            : "";
    return "{\"id\":\"%d\",\"indicator\":\"%s\",\"type\":\"%s\",\"last_updated\":%d,\"should_delete\":%s%s}"
        .formatted(i.id(), i.value(), i.type(), i.updated(), i.state() == DELETED, descriptors);
  }

  @Override
  public void close() {
    http.close();
  }
}
