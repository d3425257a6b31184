package assay.match.exchange.file;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.RandomFaults;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One file with its digest beside it, as a web server keeps them. */
final class FileServer implements AutoCloseable {
  final LoopbackHttp http = new LoopbackHttp(this::answer, Instant::now);
  final RandomFaults faults;
  String body = "";
  String modified = "Tue, 05 Mar 2024 10:00:00 GMT";
  boolean tags = true;
  int sent;
  final List<String> credentials = new ArrayList<>();
  private final Map<Integer, String> lines = new TreeMap<>();
  private final SplittableRandom random;

  FileServer(long seed) {
    random = new SplittableRandom(seed);
    faults = new RandomFaults(seed);
    http.spoilAll(faults);
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

  private synchronized Reply answer(Request request) {
    credentials.add(request.path() + " " + request.headers().get("authorization"));
    if (request.path().equals("/list.csv.sha256")) {
      return Reply.json(sha256() + "  list.csv\n");
    }
    String tag = "\"" + sha256().substring(0, 8) + "\"";
    boolean same =
        tags
            ? tag.equals(request.headers().get("if-none-match"))
            : modified.equals(request.headers().get("if-modified-since"));
    if (same) {
      return Reply.of(304, "");
    }
    sent++;
    return tags
        ? Reply.of(200, body).with("ETag", tag)
        : Reply.of(200, body).with("Last-Modified", modified);
  }

  @Override
  public void close() {
    http.close();
  }
}
