package assay.match.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.json.JsonObject;
import assay.list.ListEntry;
import assay.match.list.HashList;
import assay.match.list.HashLists;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.stage.Bank;
import assay.testkit.BankContract;
import assay.testkit.LinearBank;
import assay.testkit.PdqVariations;
import assay.verdict.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenBankTest extends BankContract {
  @TempDir private Path folder;

  @Override
  protected Bank bank(List<ListEntry> entries, Policy policy) throws Exception {
    return FrozenBank.of(lists(entries), policy);
  }

  private List<HashList> lists(List<ListEntry> entries) throws Exception {
    Path files = Files.createTempDirectory(folder, "lists");
    Map<String, List<ListEntry>> byList =
        entries.stream()
            .collect(Collectors.groupingBy(ListEntry::list, TreeMap::new, Collectors.toList()));
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<String, List<ListEntry>> list : byList.entrySet()) {
      arguments.add(write(files.resolve(list.getKey() + ".jsonl"), list.getValue()).toString());
    }
    return load(arguments);
  }

  /** How the lists are opened; {@link OpenedBankTest} has another way. */
  protected List<HashList> load(List<String> arguments) throws Exception {
    return HashLists.load(arguments);
  }

  private static Path write(Path file, List<ListEntry> entries) throws IOException {
    Files.write(file, entries.stream().map(FrozenBankTest::line).toList());
    return Files.setLastModifiedTime(file, FileTime.from(AS_OF));
  }

  private static String line(ListEntry entry) {
    return JsonObject.empty()
        .with("algorithm", entry.fingerprint().algorithmName())
        .with(
            "value",
            entry.fingerprint() instanceof Vpdq video ? video.text() : entry.fingerprint().hex())
        .with("id", entry.id())
        .with("classification", entry.classification())
        .write();
  }

  @Test
  void ofAFloodTheNearestAreTold() throws Exception {
    List<ListEntry> entries = flood("a", 5_000);
    List<Match.Near> all = new LinearBank(entries, wide(), AS_OF).find(PICTURE);
    assertThat(all).hasSizeGreaterThan(1_000);
    assertThat(bank(entries, wide()).find(PICTURE)).isEqualTo(all.subList(0, FrozenBank.MOST_NEAR));
  }

  @Test
  void ofAFloodOfOneValueTheFirstEntriesAreTold() throws Exception {
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      entries.add(entry("a", PICTURE.hash(), String.format("%05d", i), "A1"));
    }
    assertThat(bank(entries, wide()).find(PICTURE))
        .extracting(near -> near.entry().id().orElseThrow())
        .hasSize(FrozenBank.MOST_NEAR)
        .startsWith("00000", "00001")
        .endsWith("00063");
  }

  @Test
  void aFloodFromOneListDoesNotHideWhatAnotherCallsMatched() throws Exception {
    List<ListEntry> entries = new ArrayList<>(flood("careful", 1_000));
    entries.add(entry("z", PdqVariations.atDistance(PICTURE.hash(), 40, new SplittableRandom(1))));
    Policy policy =
        policy(
            new Thresholds(0, Thresholds.WIDEST, 0), Map.of("z", new Thresholds(40, 40, 0)), all());
    List<Match.Near> found = bank(entries, policy).find(PICTURE);
    assertThat(found).hasSize(FrozenBank.MOST_NEAR);
    assertThat(found.stream().filter(policy::isMatched).map(near -> near.entry().list()))
        .containsExactly("z");
  }

  @Test
  void whatMayBeWithinTheDistanceIsNearToWithinTheMargin() throws Exception {
    Pdq away =
        PdqVariations.atDistance(PICTURE.turned(Transform.FLIP_Y), 50, new SplittableRandom(3));
    FrozenBank bank = FrozenBank.of(lists(List.of(entry("a", away))), Policy.standard());
    assertThat(bank.isNear(PICTURE, 50 - 31)).isTrue();
    assertThat(bank.isNear(PICTURE, 50 - 31 - 1)).isFalse();
    assertThat(bank.isNear(picture(away, 0), 0)).as("at any quality").isTrue();
    Pdq far = PdqVariations.atDistance(PICTURE.hash(), 128, new SplittableRandom(4));
    assertThat(bank.isNear(picture(far, 100), 63 - 31)).isFalse();
    assertThat(bank.isNear(picture(far, 100), 64 - 31)).as("cannot be ruled out").isTrue();
  }

  @Test
  void aLookFartherThanAnIndexSearchesCostsWithoutEnd() throws Exception {
    FrozenBank bank = FrozenBank.of(lists(flood("a", 100)), Policy.standard());
    assertThat(bank.nanos(63 - 31)).isFinite().isGreaterThan(bank.nanos(0));
    assertThat(bank.nanos(63 - 31 + 1)).isInfinite();
  }

  @Test
  void listsWithTheSameIdAreRefused() throws Exception {
    List<HashList> one = lists(List.of(entry("a", PICTURE.hash())));
    List<HashList> two = new ArrayList<>(one);
    two.addAll(lists(List.of(entry("a", PICTURE.hash()))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrozenBank.of(two, Policy.standard()))
        .withMessage("two lists have the id a");
  }

  private static final PdqHashes PICTURE =
      picture(PdqVariations.random(new SplittableRandom(21)), 80);

  private static List<ListEntry> flood(String list, int size) {
    SplittableRandom random = new SplittableRandom(size);
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Pdq near = PdqVariations.atDistance(PICTURE.hash(), 1 + random.nextInt(99), random);
      entries.add(entry(list, near));
    }
    return entries;
  }
}
