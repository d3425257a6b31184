package assay.match.exchange.tat;

import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.RandomFaults;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What the hash list does: records by time and number of their last update. */
final class ArchiveServer implements AutoCloseable {
  static final String PASSWORD = "secret&password";

  /** A record. */
  record Entry(int id, String algorithm, String digest, double updated, boolean deleted) {}

  final Map<Integer, Entry> all = new HashMap<>();
  final LoopbackHttp http = new LoopbackHttp(this::answer, Instant::now);
  final RandomFaults faults;
  int page = 6;
  int sessions;
  int answersInSession;
  private final SplittableRandom random;
  private int answers;
  private double clock = 1_704_901_040.25;

  ArchiveServer(long seed) {
    random = new SplittableRandom(seed);
    faults = new RandomFaults(seed);
    http.spoilAll(faults);
  }

  /** Adds, changes or deletes. */
  void change() {
    clock += 0.001 * random.nextInt(1, 900_000);
    int id = random.nextInt(1, 60);
    String algorithm = List.of("MD5", "SHA256", "SHA1", "PDQ", "SSDEEP").get(id % 5);
    int digits = Map.of("MD5", 32, "SHA1", 40, "SHA256", 64, "PDQ", 64).getOrDefault(algorithm, 9);
    String digest =
        Long.toHexString(random.nextLong() | Long.MIN_VALUE).repeat(4).substring(0, digits);
    all.put(id, new Entry(id, algorithm, digest, clock, random.nextInt(3) == 0));
  }

  Set<String> listed() {
    return all.values().stream()
        .filter(e -> !e.deleted())
        .map(
            e ->
                "|"
                    + e.id()
                    + " "
                    + e.algorithm().toLowerCase(java.util.Locale.ROOT)
                    + ":"
                    + e.digest())
        .collect(Collectors.toSet());
  }

  private synchronized Reply answer(Request request) {
    if (request.path().equals("/token-auth/tcap/")) {
      boolean known =
          request.method().equals("POST")
              && "me@example.org".equals(request.parameters().get("username"))
              && PASSWORD.equals(request.parameters().get("password"));
      sessions++;
      answers = 0;
      return known
          ? Reply.json("{\"user\":null,\"token\":\"secret" + sessions + "\"}")
          : Reply.status(400);
    }
    String session = request.headers().get("authorization");
    boolean over = answersInSession > 0 && answers++ >= answersInSession;
    if (over || !("Bearer secret" + sessions).equals(session)) {
      return Reply.status(401);
    } else if (!request.path().equals("/api/hash-list/v2/all")
        || !"asc".equals(request.parameters().get("order"))) {
      return Reply.status(404);
    }
    return Reply.json(records(request.parameters().getOrDefault("after", "")));
  }

  private String records(String after) {
    Comparator<Entry> order =
        Comparator.comparingDouble(Entry::updated).thenComparingInt(Entry::id);
    double time = after.isEmpty() ? 0 : Double.parseDouble(after.split(",", 2)[0]);
    int id = after.isEmpty() ? 0 : Integer.parseInt(after.split(",", 2)[1]);
    Entry last = new Entry(id, "", "", time, false);
    List<Entry> rest =
        all.values().stream().filter(e -> order.compare(e, last) > 0).sorted(order).toList();
    List<Entry> some = rest.subList(0, Math.min(page, rest.size()));
    String checkpoint =
        some.isEmpty()
            ? "null"
            : "\""
                + some.get(some.size() - 1).updated()
                + ","
                + some.get(some.size() - 1).id()
                + "\"";
    return "{\"count\":%d,\"next\":%s,\"previous\":null,\"checkpoint\":%s,\"results\":[%s]}"
        .formatted(
            rest.size(),
            some.size() < rest.size() ? "\"https://archive.invalid/next\"" : "null",
            checkpoint,
            some.stream().map(ArchiveServer::json).collect(Collectors.joining(",")));
  }

  private static String json(Entry e) {
    return ("{\"hash_digest\":\"%s\",\"algorithm\":\"%s\",\"ideology\":\"far-right\",\"file_type\":\"png\","
            + "\"deleted\":%s,\"updated_on\":%s,\"id\":%d}")
        .formatted(e.digest(), e.algorithm(), e.deleted(), e.updated(), e.id());
  }

  @Override
  public void close() {
    http.close();
  }
}
