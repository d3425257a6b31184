package assay.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void threeEvents() throws IOException {
    file = directory.resolve("custody.jsonl");
    for (int i = 0; i < 3; i++) {
      log().append("ann", "open", "container-" + i, "case \"" + i + "\"\n");
    }
  }

  private CustodyLog log() throws IOException {
    return CustodyLog.in(directory, CLOCK);
  }

  private List<CustodyEvent> events() throws IOException {
    List<CustodyEvent> events = new ArrayList<>();
    log().verify(events::add);
    return events;
  }

  @Test
  void anEventIsOneCanonicalLineThatNamesTheLineBefore() throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"action\":\"open\",\"actor\":\"ann\",\"prev\":\""
                + "0".repeat(64)
                + "\",\"reason\":\"case \\\"0\\\"\\n\",\"seq\":0,\"subject\":\"container-0\","
                + "\"time\":\"2026-03-01T12:00:00Z\",\"type\":\"assay.custody/v1\"}");
    assertThat(lines.get(1)).contains("\"prev\":\"" + sha256(lines.get(0)) + "\"");
  }

  @Test
  void theLogIsReadAsItWasWritten() throws IOException {
    assertThat(events())
        .extracting(CustodyEvent::subject)
        .containsExactly("container-0", "container-1", "container-2");
    assertThat(log().verify(e -> {}))
        .isEqualTo(new Chain(3, sha256(Files.readAllLines(file).get(2)), 0));
    assertThat(OwnerOnly.isExposed(file)).isFalse();
  }

  @Test
  void anEmptyLogIsFine() throws IOException {
    assertThat(CustodyLog.in(directory.resolve("new"), CLOCK).verify(e -> {}))
        .isEqualTo(Chain.EMPTY);
  }

  @Test
  void aChangedLineIsNamed() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.set(1, lines.get(1).replace("case", "CASE"));
    Files.write(file, lines);
    assertThatThrownBy(this::events)
        .isInstanceOf(CustodyException.class)
        .hasMessageStartingWith("custody.jsonl:3: ");
  }

  @Test
  void aRemovedLineIsNamed() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.remove(1);
    Files.write(file, lines);
    assertThatThrownBy(this::events)
        .isInstanceOf(CustodyException.class)
        .hasMessageStartingWith("custody.jsonl:2: ");
  }

  @Test
  void everyFlippedBitBeforeTheLastLineIsFound() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int lastLine = whole.length - Files.readAllLines(file).get(2).length() - 1;
    for (int i = 0; i < lastLine; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(this::events).isInstanceOf(CustodyException.class);
    }
  }

  @Test
  void nothingIsAppendedToALogThatWasAltered() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.remove(0);
    Files.write(file, lines);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> log().append("ann", "open", "x", "case"))
        .isInstanceOf(CustodyException.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aTornLastLineIsReportedAndTheNextEventSaysThatItWasDropped() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    String lastLine = Files.readAllLines(file).get(2);
    for (int torn = 1; torn <= lastLine.length(); torn += 17) {
      Files.write(file, Arrays.copyOf(whole, whole.length - lastLine.length() - 1 + torn));
      assertThat(log().verify(e -> {}).tornBytes()).isEqualTo(torn);
      log().append("ann", "open", "container-3", "case 3");
      assertThat(events())
          .extracting(CustodyEvent::action)
          .containsExactly("open", "open", "drop-torn-line", "open");
      assertThat(events().get(2).reason()).startsWith(torn + " bytes ");
    }
  }

  @Test
  void aWholeLineIsNeverDropped() throws IOException {
    Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> log().append("ann", "open", "x", "case"))
        .isInstanceOf(CustodyException.class)
        .hasMessage("custody.jsonl:4: the line is not a custody event");
  }

  @Test
  void anEventNeedsActorActionAndReason() {
    assertThatThrownBy(() -> log().append(" ", "open", "x", "case"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log().append("ann", "", "x", "case"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log().append("ann", "open", "x", "\t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void threadsAndProcessesTakeTurns() throws Exception {
    List<Process> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      others.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  CustodyLogTest.class.getName(),
                  directory.toString())
              .inheritIO()
              .start());
    }
    var threads = Executors.newFixedThreadPool(2);
    try {
      threads.submit(() -> appendTwenty(directory)).get();
      threads.submit(() -> appendTwenty(directory)).get();
    } finally {
      threads.shutdown();
    }
    for (Process other : others) {
      assertThat(other.waitFor()).isZero();
    }
    assertThat(events()).hasSize(3 + 4 * 20);
  }

  /** Called in another process. */
  public static void main(String[] arguments) throws Exception {
    appendTwenty(Path.of(arguments[0]));
  }

  private static Void appendTwenty(Path directory) throws IOException {
    CustodyLog log = CustodyLog.in(directory, CLOCK);
    for (int i = 0; i < 20; i++) {
      log.append("process", "open", "container", "case");
    }
    return null;
  }

  private static String sha256(String line) {
    return Digest.compute(DigestAlgorithm.SHA256, line.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
