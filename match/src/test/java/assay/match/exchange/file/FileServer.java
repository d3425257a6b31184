package assay.match.exchange.file;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.exchange.Loopback;
import assay.match.exchange.Loopback.Reply;
import assay.match.exchange.Loopback.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One file with its digest beside it, as a web server keeps them. */
final class FileServer implements AutoCloseable {
  final Loopback http;
  String body = "";
  String modified = "Tue, 05 Mar 2024 10:00:00 GMT";
  boolean tags = true;
  int sent;
  String credentials;
  private final Map<Integer, String> lines = new TreeMap<>();
  private final SplittableRandom random;

  FileServer(long seed) throws Exception {
    random = new SplittableRandom(seed);
    http = new Loopback(seed, this::answer);
    for (int i = 0; i < 5_000; i++) { // more than a page
      change(i);
    }
    publish();
  }

  private void change(int number) {
    lines.put(number, "md5,%016x%016x,%d,A".formatted(random.nextLong(), number, number));
  }

  /** Adds, changes or takes out a line. */
  void change() {
    int number = random.nextInt(5_100);
    if (random.nextInt(3) == 0) {
      lines.remove(number);
    } else {
      change(number);
    }
    publish();
  }

  void publish() {
    body = "algorithm,value,id,classification\n" + String.join("\n", lines.values()) + "\n";
  }

  java.util.Set<String> listed() {
    java.util.Set<String> listed = new java.util.HashSet<>();
    lines.values().forEach(line -> listed.add("md5:" + line.split(",", -1)[1]));
    return listed;
  }

  String sha256() {
    return Digest.compute(DigestAlgorithm.SHA256, body.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private Reply answer(Request request) {
    credentials = request.headers().getFirst("Authorization");
    if (request.path().equals("/list.csv.sha256")) {
      return Reply.json(sha256() + "  list.csv\n");
    }
    String tag = "\"" + sha256().substring(0, 8) + "\"";
    boolean same =
        tags
            ? tag.equals(request.headers().getFirst("If-None-Match"))
            : modified.equals(request.headers().getFirst("If-Modified-Since"));
    if (same) {
      return new Reply(304, Map.of(), "");
    }
    sent++;
    return new Reply(200, tags ? Map.of("ETag", tag) : Map.of("Last-Modified", modified), body);
  }

  @Override
  public void close() {
    http.close();
  }
}
