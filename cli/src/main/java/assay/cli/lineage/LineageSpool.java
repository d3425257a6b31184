package assay.cli.lineage;

import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Events on their way to a catalog. */
public final class LineageSpool {
  private static final String NAME = "[0-9]{20}-[0-9a-f]{16}\\.json";
  private static final int DIGITS = 20;

  private final Path folder;

  /** The spool in this folder, which is made if it is not there. */
  public LineageSpool(Path folder) throws IOException {
    this.folder = OwnerOnly.directory(folder);
  }

  /**
   * What a delivery came to.
   *
   * @param sent events that the catalog took
   * @param refused events that it will never take; they are set aside
   * @param waiting events that are still here
   * @param why why some are refused or waiting
   */
  public record Delivery(int sent, int refused, int waiting, Optional<String> why) {}

  /** Adds events behind those that wait; one that waits already is not added again. */
  public void add(List<JsonObject> events) throws IOException {
    Exclusive.<Void, RuntimeException>hold(
        folder.resolve("lock"),
        () -> {
          for (JsonObject event : events) {
            add(event);
          }
          return null;
        });
  }

  private void add(JsonObject event) throws IOException {
    String digest = Digest.compute(DigestAlgorithm.SHA256, event.bytes()).hex().substring(0, 16);
    List<Path> waiting = waiting();
    if (waiting.stream().anyMatch(f -> f.getFileName().toString().endsWith(digest + ".json"))) {
      return;
    }
    long next = waiting.isEmpty() ? 1 : number(waiting.get(waiting.size() - 1)) + 1;
    Path file =
        folder.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d-%s.json", next, digest));
    OwnerOnly.<RuntimeException>write(file, out -> out.write(event.bytes()));
  }

  private static long number(Path file) {
    return Long.parseLong(file.getFileName().toString().substring(0, DIGITS));
  }

  private List<Path> waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches(NAME)).sorted().toList();
    }
  }

  /** Sends what waits, oldest first, until all is sent or the catalog does not take the next. */
  public Delivery deliver(Catalog catalog) throws IOException {
    return Exclusive.<Delivery, RuntimeException>hold(
        folder.resolve("lock"), () -> send(catalog, waiting()));
  }

  private Delivery send(Catalog catalog, List<Path> events) throws IOException {
    int sent = 0;
    int refused = 0;
    Optional<String> why = Optional.empty();
    for (Path event : events) {
      Catalog.Answer answer = post(catalog, event);
      if (answer instanceof Catalog.Answer.Later later) {
        int waiting = events.size() - sent - refused;
        return new Delivery(sent, refused, waiting, Optional.of(later.why()));
      } else if (answer instanceof Catalog.Answer.Never never) {
        why = Optional.of(never.why());
        refused++;
        Path aside = OwnerOnly.directory(folder.resolve("refused"));
        Files.move(event, aside.resolve(event.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      } else {
        sent++;
        Files.delete(event);
      }
    }
    return new Delivery(sent, refused, 0, why);
  }

  private static Catalog.Answer post(Catalog catalog, Path event) throws IOException {
    try {
      return catalog.post(Files.readAllBytes(event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("sending was interrupted");
    }
  }
}
