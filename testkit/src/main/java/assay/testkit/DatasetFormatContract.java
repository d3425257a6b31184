package assay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Extent;
import assay.item.Reading;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.stage.ShardIdentity;
import assay.testkit.Walk.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every format owes the street, for formats whose shard is one file. Extend it and say how to
 * build the format and which files it must be able to walk through.
 *
 * <p>A watchdog ends any test that hangs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class DatasetFormatContract {
  /** Larger fixtures are not cut at every length. */
  private static final int SMALL = 100_000;

  /** The long form of the tests cuts more shards, and those below 20 kB at every length. */
  protected static final boolean EVERY_CUT = Boolean.getBoolean("assay.everyCut");

  /** Of more items, however small, only some are removed one by one. */
  private static final int MANY = 200;

  /** How many items of a larger fixture are removed one by one. */
  private static final int SOME = 4;

  /** Shorter contents occur by chance. */
  private static final int TELLING = 16;

  private final Map<Path, Walk> walks = new HashMap<>();

  /** The format under test. */
  protected abstract DatasetFormat format();

  /** Fixtures that the format walks through to their end, damaged ones included. */
  protected abstract Stream<Path> shards();

  /** Fixtures that are cut at every length; fewer if that takes too long. */
  protected Stream<Path> cutShards() {
    return shards().filter(file -> file.toFile().length() < SMALL);
  }

  /**
   * The bytes that extents are ranges of: for a shard that is compressed as a whole, what is
   * inside.
   */
  protected byte[] extentSpace(byte[] shard) throws IOException {
    return shard;
  }

  /** The shard with all compression of the container undone, to search in. */
  protected byte[] plain(byte[] shard) throws IOException {
    return extentSpace(shard);
  }

  /** The entry's name, or what is the same for it in another place, if the name tells the place. */
  protected String name(Seen seen) {
    return seen.member();
  }

  /**
   * Whether the shard says somewhere else where its entries lie. Then what is written is not the
   * input with extents cut out: the index is made anew, and between the extents that stay whole
   * stand those of which only a part stays.
   */
  protected boolean hasIndex() {
    return false;
  }

  @ParameterizedTest
  @MethodSource("shards")
  void extentsTileTheShard(Path file) throws Exception {
    requireTiles(walk(file), extentSpace(Files.readAllBytes(file)).length);
  }

  @ParameterizedTest
  @MethodSource("shards")
  void theIdentityIsThatOfTheFile(Path file) throws Exception {
    assertThat(walk(file).identity()).isEqualTo(identity(Files.readAllBytes(file)));
  }

  @ParameterizedTest
  @MethodSource("shards")
  void itemsAreNumberedFromZero(Path file) throws Exception {
    long expected = 0;
    for (Seen seen : walk(file).items()) {
      assertThat(seen.item().orElseThrow().locator().index()).isEqualTo(expected++);
      assertThat(seen.item().orElseThrow().locator().shard())
          .isEqualTo(file.getFileName().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("shards")
  void aSecondWalkShowsTheSame(Path file) throws Exception {
    Walk again = Walk.through(format(), file);
    assertThat(descriptions(again.entries())).isEqualTo(descriptions(walk(file).entries()));
    assertThat(again.identity()).isEqualTo(walk(file).identity());
    assertThat(again.warnings()).isEqualTo(walk(file).warnings());
  }

  @ParameterizedTest
  @MethodSource("shards")
  void aWalkThatReadsNothingShowsTheSameExtents(Path file) throws Exception {
    Walk whole = walk(file);
    try (var reader = format().read(shard(file))) {
      for (Seen seen : whole.entries()) {
        var entry = reader.next().orElseThrow();
        assertThat(entry.extent()).isEqualTo(seen.extent());
        assertThat(entry.part()).isEqualTo(seen.part());
        assertThat(entry.role()).isEqualTo(seen.role());
      }
      assertThat(reader.next()).isEmpty();
      assertThat(reader.identity()).isEqualTo(whole.identity());
    }
  }

  @ParameterizedTest
  @MethodSource("shards")
  void withNothingRemovedTheOutputIsTheInput(Path file, @TempDir Path folder) throws Exception {
    requireRewritten(file, walk(file).without(e -> false), folder);
    assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @MethodSource("shards")
  void eachItemCanBeRemovedAlone(Path file, @TempDir Path folder) throws Exception {
    List<Seen> items = walk(file).items();
    boolean small = Files.size(file) < SMALL && items.size() < MANY;
    int step = small ? 1 : 1 + items.size() / SOME;
    for (int i = 0; i < items.size(); i += step) {
      Seen leaving = items.get(i);
      requireRemoved(file, without(file, leaving::equals), folder);
    }
  }

  @ParameterizedTest
  @MethodSource("shards")
  void firstAndLastCanBeRemoved(Path file, @TempDir Path folder) throws Exception {
    List<Seen> items = walk(file).items();
    if (!items.isEmpty()) {
      List<Seen> ends = List.of(items.get(0), items.get(items.size() - 1));
      requireRemoved(file, without(file, ends::contains), folder);
    }
  }

  @ParameterizedTest
  @MethodSource("shards")
  void allItemsCanBeRemoved(Path file, @TempDir Path folder) throws Exception {
    requireRemoved(file, without(file, e -> e.item().isPresent()), folder);
  }

  @ParameterizedTest
  @MethodSource("shards")
  void aShardThatChangedSinceIsNotPublished(Path file, @TempDir Path folder) throws Exception {
    ShardIdentity screened = walk(file).identity();
    ShardIdentity other =
        new ShardIdentity(screened.bytes(), "00" + screened.sha256().substring(2));
    List<Choice> choices = walk(file).without(e -> false);
    assertThrows(
        DatasetException.class,
        () -> format().rewrite(shard(file), other, choices.iterator(), folder.resolve("out")));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /** No hang, no unchecked exception, and no part of an item that looks like a whole one. */
  @ParameterizedTest
  @MethodSource("cutShards")
  void whatACutShardShowsAsWholeIsWhole(Path file, @TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Set<String> known = new HashSet<>(descriptions(walk(file).items()));
    Path cut = folder.resolve(file.getFileName().toString());
    for (int length = 0; length < whole.length; length += cutStep(whole.length, length)) {
      Files.write(cut, Arrays.copyOf(whole, length));
      for (Seen seen : walkOrRefuse(cut)) {
        if (seen.isWhole()) {
          assertThat(known).as("cut at %s", length).contains(description(seen));
        }
      }
    }
  }

  /** Every length of the smallest; of others those near the ends, and a prime step between. */
  private static int cutStep(int whole, int length) {
    int smallest = EVERY_CUT ? 20_000 : 8192;
    return whole <= smallest || length < 128 || length > whole - 128 ? 1 : 197;
  }

  private List<Seen> walkOrRefuse(Path cut) throws IOException {
    try {
      Walk walk = Walk.through(format(), cut);
      byte[] bytes = Files.readAllBytes(cut);
      assertThat(walk.identity()).isEqualTo(identity(bytes));
      if (extentSpaceIsFile(bytes)) {
        requireTiles(walk, bytes.length);
      }
      return walk.entries();
    } catch (DatasetException refused) {
      assertThat(refused).hasMessageStartingWith(cut.getFileName().toString());
      return List.of();
    }
  }

  private boolean extentSpaceIsFile(byte[] bytes) {
    try {
      return extentSpace(bytes) == bytes;
    } catch (IOException cutInside) {
      return false;
    }
  }

  /** What is damaged leaves too: nobody can say what becomes of it beside something else. */
  private List<Choice> without(Path file, Predicate<Seen> leaves) throws Exception {
    return walk(file).without(leaves.or(e -> e.role() == Role.DAMAGED));
  }

  private void requireRemoved(Path file, List<Choice> choices, Path folder) throws Exception {
    requireRewritten(file, choices, folder);
    byte[] input = Files.readAllBytes(file);
    byte[] output = Files.readAllBytes(folder.resolve("out"));
    if (hasIndex()) {
      requireInOrder(extentSpace(input), choices, extentSpace(output));
    } else if (extentsLeaveWhole(choices)) {
      assertThat(extentSpace(output)).isEqualTo(cutOut(extentSpace(input), choices));
    }
    requireOthersUntouched(file, choices, folder.resolve("out"));
    requireNowhere(file, choices, plain(input), plain(output));
  }

  private void requireRewritten(Path file, List<Choice> choices, Path folder) throws Exception {
    Path out = folder.resolve("out");
    ShardIdentity written =
        format().rewrite(shard(file), walk(file).identity(), choices.iterator(), out);
    assertThat(written).isEqualTo(identity(Files.readAllBytes(out)));
  }

  /** Entries that share an extent may have to be packed anew when only some of them leave. */
  private static boolean extentsLeaveWhole(List<Choice> choices) {
    return choices.stream()
        .collect(
            Collectors.groupingBy(
                Choice::extent, Collectors.mapping(Choice::kept, Collectors.toSet())))
        .values()
        .stream()
        .allMatch(kept -> kept.size() == 1);
  }

  private static byte[] cutOut(byte[] input, List<Choice> choices) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Extent last = null;
    for (Choice choice : choices) {
      Extent extent = choice.extent();
      if (choice.kept() && !extent.equals(last)) {
        out.write(input, (int) extent.offset(), (int) extent.length());
      }
      last = extent;
    }
    return out.toByteArray();
  }

  /** Extents that hold items and stay whole are copied byte for byte, in their order. */
  private static void requireInOrder(byte[] input, List<Choice> choices, byte[] output) {
    Map<Extent, List<Choice>> extents = new LinkedHashMap<>();
    choices.forEach(c -> extents.computeIfAbsent(c.extent(), e -> new ArrayList<>()).add(c));
    int from = 0;
    for (Map.Entry<Extent, List<Choice>> entry : extents.entrySet()) {
      Extent extent = entry.getKey();
      if (entry.getValue().size() > 1 && entry.getValue().stream().allMatch(Choice::kept)) {
        byte[] bytes = Arrays.copyOfRange(input, (int) extent.offset(), (int) extent.end());
        int found = indexOf(output, bytes, from);
        assertThat(found).as("extent at %s", extent.offset()).isNotNegative();
        from = found + bytes.length;
      }
    }
  }

  private static int indexOf(byte[] text, byte[] part, int from) {
    for (int i = from; i + part.length <= text.length; i++) {
      if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  private void requireOthersUntouched(Path file, List<Choice> choices, Path out) throws Exception {
    List<Seen> before = walk(file).entries();
    List<Seen> kept =
        Stream.iterate(0, i -> i < before.size(), i -> i + 1)
            .filter(i -> choices.get(i).kept())
            .map(before::get)
            .toList();
    if (!items(kept).isEmpty()) { // padding alone need not be a shard
      Walk after = Walk.through(format(), out);
      assertThat(descriptions(items(after.entries()))).isEqualTo(descriptions(items(kept)));
    }
  }

  private void requireNowhere(Path file, List<Choice> choices, byte[] input, byte[] output)
      throws Exception {
    for (int i = 0; i < choices.size(); i++) {
      byte[] stored =
          walk(file).entries().get(i).readings().getOrDefault(Reading.STORED, new byte[0]);
      if (!choices.get(i).kept() && stored.length >= TELLING) {
        int there = count(input, stored);
        if (hasIndex()) { // equal values may lie there once
          boolean staysElsewhere = isKept(file, choices, stored);
          assertThat(count(output, stored)).isLessThanOrEqualTo(staysElsewhere ? there : 0);
        } else if (there > 0) { // a joined item lies in several pieces
          assertThat(count(output, stored)).isLessThan(there);
        }
      }
    }
  }

  private boolean isKept(Path file, List<Choice> choices, byte[] stored) throws Exception {
    List<Seen> entries = walk(file).entries();
    for (int i = 0; i < entries.size(); i++) {
      byte[] other = entries.get(i).readings().getOrDefault(Reading.STORED, new byte[0]);
      if (choices.get(i).kept() && Arrays.equals(stored, other)) {
        return true;
      }
    }
    return false;
  }

  private static int count(byte[] text, byte[] part) {
    int count = 0;
    for (int i = 0; i + part.length <= text.length; i++) {
      if (text[i] == part[0] && Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
        count++;
      }
    }
    return count;
  }

  private static void requireTiles(Walk walk, long length) {
    long end = 0;
    Extent last = null;
    int part = 0;
    for (Seen seen : walk.entries()) {
      boolean shared = seen.extent().equals(last) && seen.part() > 0;
      part = shared ? part + 1 : 0;
      assertThat(seen.part()).isEqualTo(part);
      if (!shared) {
        assertThat(seen.extent().offset()).isEqualTo(end);
        end = seen.extent().end();
      }
      last = seen.extent();
    }
    assertThat(end).isEqualTo(length);
  }

  private Walk walk(Path file) throws IOException, DatasetException {
    Walk known = walks.get(file);
    if (known == null) {
      known = Walk.through(format(), file);
      walks.put(file, known);
    }
    return known;
  }

  private static List<Seen> items(List<Seen> entries) {
    return entries.stream().filter(e -> e.item().isPresent()).toList();
  }

  private List<String> descriptions(List<Seen> entries) {
    return entries.stream().map(this::description).toList();
  }

  private String description(Seen seen) {
    return name(seen) + " " + seen.whatWasRead();
  }

  private static ShardFile shard(Path file) {
    return new ShardFile(file, file.getFileName().toString());
  }

  private static ShardIdentity identity(byte[] bytes) {
    return new ShardIdentity(bytes.length, Digest.compute(DigestAlgorithm.SHA256, bytes).hex());
  }
}
