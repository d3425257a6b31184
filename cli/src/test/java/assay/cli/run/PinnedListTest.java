package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.Exchanges;
import assay.match.exchange.Settings;
import assay.match.store.ListAbout;
import assay.match.store.ListStore;
import assay.match.store.ManagedList;
import assay.match.store.SyncObserver;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A list changes while a run that uses it is going on, or between its end by force and its
 * resumption.
 */
class PinnedListTest {
  private static final byte[] ONE = "a harmless text".getBytes(UTF_8);
  private static final byte[] OTHER = "another harmless text".getBytes(UTF_8);

  @TempDir private Path root;
  private List<Path> inputs;
  private ManagedList list;

  /** Ends the run at once; nothing in it expects this. */
  private static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void addList() throws Exception {
    inputs = List.of(Files.createDirectory(root.resolve("data")));
    Files.write(root.resolve("data/one.txt"), ONE);
    Files.write(root.resolve("data/other.txt"), OTHER);
    Files.write(root.resolve("data/third.txt"), "a third".getBytes(UTF_8));
    Files.createDirectory(root.resolve("drop"));
    list =
        ListStore.in(Workspace.lists(workspace()))
            .add(
                new ListAbout(
                    "sample",
                    "sample",
                    "A provider",
                    ListAbout.Terms.NAMED,
                    "folder",
                    Settings.of(Map.of("path", root.resolve("drop").toString()), Map.of()),
                    ListAbout.Limits.none(),
                    Optional.empty(),
                    true,
                    ListAbout.Kind.KNOWN,
                    false,
                    Optional.empty(),
                    Instant.EPOCH));
    publish(ONE, OTHER);
  }

  private Path workspace() {
    return root.resolve("workspace");
  }

  private void publish(byte[]... contents) throws Exception {
    StringBuilder text = new StringBuilder("sha256\n");
    for (byte[] content : contents) {
      text.append(Digest.compute(DigestAlgorithm.SHA256, content).hex()).append('\n');
    }
    Files.writeString(root.resolve("drop/list.csv"), text);
    list.sync(Exchanges.of("folder", list.about().settings()), Instant.now(), SyncObserver.NONE);
  }

  private ScreenResult run(RunObserver observer) throws IOException {
    ScreenRequest request =
        new ScreenRequest(
            inputs,
            List.of("sample"),
            root.resolve("out"),
            workspace(),
            "sample",
            Acquisition.unknown(),
            Optional.empty(),
            Policy.standard(),
            Decoding.standard(),
            List.of(),
            Optional.empty(),
            1);
    try (Assembly assembly = Assembly.of(request, observer)) {
      return assembly.screening().run();
    }
  }

  private void fail(String atStep) {
    assertThatThrownBy(
            () ->
                run(
                    new RunObserver() {
                      @Override
                      public void before(String step) {
                        if (step.equals(atStep)) {
                          throw new PowerLoss();
                        }
                      }
                    }))
        .isInstanceOf(PowerLoss.class);
  }

  private static long matched(ScreenResult result) {
    return result.summary().object("verdicts").orElseThrow().number("matched").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "seal", "record", "publish", "statement", "summary"})
  void aRunThatIsResumedComparesWithTheVersionThatItBeganWith(String step) throws Exception {
    fail(step);
    publish(ONE); // the other one is withdrawn
    ScreenResult resumed = run(RunObserver.NONE);
    assertThat(matched(resumed)).isEqualTo(2);
    try (var snapshots = Files.list(workspace().resolve("snapshots"))) {
      assertThat(snapshots).hasSize(1);
    }
    assertThat(SnapshotFolder.pins(resumed.snapshot())).doesNotExist();
    assertThat(workspace().resolve("pins")).doesNotExist();
  }

  /** A run that went wrong in a part of it is one run until that part is repaired. */
  @Test
  void aRunThatIsRepairedComparesWithTheVersionThatItBeganWith() throws Exception {
    byte[] whole = archive();
    Path torn = root.resolve("torn.tar.gz");
    inputs = List.of(root.resolve("data"), torn);
    Files.write(torn, Arrays.copyOf(whole, whole.length / 2));
    ScreenResult partly = run(RunObserver.NONE);
    assertThat(partly.summary().texts("failures")).hasSize(1);
    publish(ONE);
    Files.write(torn, whole);
    ScreenResult repaired = run(RunObserver.NONE);
    assertThat(repaired.summary().texts("failures")).isEmpty();
    assertThat(repaired.snapshot()).isEqualTo(partly.snapshot());
    assertThat(matched(repaired)).isEqualTo(2);
    assertThat(SnapshotFolder.pins(repaired.snapshot())).doesNotExist();
  }

  private static byte[] archive() throws IOException {
    byte[] member = new byte[5000];
    new SplittableRandom(1).nextBytes(member);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(packed))) {
      TarArchiveEntry entry = new TarArchiveEntry("member.bin");
      entry.setSize(member.length);
      tar.putArchiveEntry(entry);
      tar.write(member);
      tar.closeArchiveEntry();
    }
    return packed.toByteArray();
  }

  @Test
  void aNewRunComparesWithTheNewestVersion() throws Exception {
    publish(ONE);
    assertThat(matched(run(RunObserver.NONE))).isEqualTo(1);
  }

  @Test
  void aSyncThatFindsNothingNewMakesNoOtherRunOfTheSameCommand() throws Exception {
    ScreenResult first = run(RunObserver.NONE);
    publish(ONE, OTHER);
    assertThat(run(RunObserver.NONE).summary()).isEqualTo(first.summary());
  }

  @Test
  void aListMayChangeWhileARunUsesIt() throws Exception {
    RunObserver changing =
        new RunObserver() {
          @Override
          public void before(String step) {
            if (step.equals("ledger")) {
              try {
                publish(ONE);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }
          }
        };
    assertThat(matched(run(changing))).isEqualTo(2);
  }
}
