package assay.match.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a program of the system something before any content is near. */
final class Probe {
  static final int PATIENCE_SECONDS = 20;

  /** More than any of them has to say. */
  private static final int MOST_BYTES = 1 << 20;

  private Probe() {}

  /** What it printed; empty if it could not be started, took too long, or failed. */
  static Optional<String> output(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    try {
      Process process = builder.start();
      CompletableFuture<Process> watch =
          process
              .onExit()
              .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .whenComplete(
                  (ended, late) -> {
                    if (late != null) { // destroying also closes what is still to be read
                      process.destroyForcibly();
                    }
                  });
      Optional<String> output = read(process);
      watch.cancel(false);
      return output;
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<String> read(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    try (InputStream in = process.getInputStream()) {
      String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      if (in.read() >= 0) {
        process.destroyForcibly();
      }
      return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    }
  }
}
