package assay.match.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.AtomicFile;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.match.atrest.AtRest;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DigestIndexTest {
  @TempDir private Path folder;

  /** The order that the index promises, from the JDK's own comparison of bytes. */
  private static final Comparator<Digest> BYTES =
      Comparator.comparing(Digest::bytes, Arrays::compareUnsigned);

  /** Some anywhere, some that differ in their last bytes only, some repeated. */
  private static List<Digest> digests(DigestAlgorithm algorithm, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Digest> digests = new ArrayList<>();
    while (digests.size() < size) {
      byte[] bytes = new byte[algorithm.length()];
      random.nextBytes(bytes);
      if (random.nextInt(4) == 0) {
        Arrays.fill(bytes, 0, bytes.length - 1 - random.nextInt(4), (byte) -1);
      }
      digests.add(Digest.of(algorithm, bytes));
      if (random.nextInt(10) == 0) {
        digests.add(digests.get(random.nextInt(digests.size())));
      }
    }
    return digests.subList(0, size);
  }

  private DigestIndex built(DigestAlgorithm algorithm, List<Digest> digests, int share)
      throws IOException {
    Path file = folder.resolve("digests.idx");
    try (DigestIndexBuilder builder =
        new DigestIndexBuilder(algorithm, folder, share, AtRest.clear())) {
      for (Digest digest : digests) {
        builder.add(digest);
      }
      IndexFileWriter.write(file, builder::write);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**" + AtomicFile.SUFFIX); // no scratch stays
    return DigestIndex.open(IndexFile.open(file), algorithm);
  }

  private static DigestIndex inMemory(DigestAlgorithm algorithm, List<Digest> digests) {
    FingerprintSorter sorter = new FingerprintSorter(algorithm.label());
    digests.forEach(sorter::add);
    return DigestIndex.of(sorter.sort().column());
  }

  private DigestIndex reopened(DigestIndex index) throws IOException {
    Path file = folder.resolve("reopened.idx");
    IndexFileWriter.write(file, index::write);
    return DigestIndex.open(IndexFile.open(file), index.algorithm());
  }

  @ParameterizedTest
  @CsvSource({
    "MD5,0",
    "MD5,1",
    "MD5,2",
    "MD5,16",
    "MD5,17",
    "MD5,5000",
    "SHA1,1",
    "SHA1,257",
    "SHA1,5000",
    "SHA256,5000",
    "SHA512,5000"
  })
  void builtInRunsInMemoryAndReopenedAreTheSame(DigestAlgorithm algorithm, int size)
      throws IOException {
    List<Digest> digests = digests(algorithm, size, 0x5eed + size);
    SortedSet<Digest> expected = new TreeSet<>(BYTES);
    expected.addAll(digests);
    DigestIndex inMemory = inMemory(algorithm, digests);
    holds(inMemory, expected);
    holds(reopened(inMemory), expected);
    holds(built(algorithm, digests, SpillingSorter.SHARE), expected);
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void manyRunsAreMerged(DigestAlgorithm algorithm) throws IOException {
    List<Digest> digests = digests(algorithm, 5_000, 7);
    SortedSet<Digest> expected = new TreeSet<>(BYTES);
    expected.addAll(digests);
    holds(built(algorithm, digests, 4096), expected);
  }

  private static void holds(DigestIndex index, SortedSet<Digest> expected) {
    assertThat(index.size()).isEqualTo(expected.size());
    int position = 0;
    for (Digest digest : expected) {
      assertThat(index.get(position)).isEqualTo(digest);
      assertThat(index.find(digest)).hasValue(position++);
    }
    for (Digest other : digests(index.algorithm(), 2_000, 99)) {
      assertThat(index.find(other).isPresent()).isEqualTo(expected.contains(other));
    }
    for (Digest listed : expected) { // differs in the last bit, and in the first
      for (int at : new int[] {0, index.algorithm().length() - 1}) {
        byte[] bytes = listed.bytes();
        bytes[at] ^= (byte) (at == 0 ? 0x80 : 1);
        Digest near = Digest.of(index.algorithm(), bytes);
        assertThat(index.find(near).isPresent()).isEqualTo(expected.contains(near));
      }
    }
  }

  @Test
  void allDigestsMayBeginAlike() throws IOException {
    List<Digest> digests = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      ByteBuffer bytes = ByteBuffer.allocate(32).putInt(28, i * 3);
      digests.add(Digest.of(DigestAlgorithm.SHA256, bytes.array()));
    }
    DigestIndex index = built(DigestAlgorithm.SHA256, digests, 1 << 20);
    for (int i = 0; i < digests.size(); i += 997) {
      assertThat(index.find(digests.get(i))).hasValue(i);
    }
    byte[] between = ByteBuffer.allocate(32).putInt(28, 4).array();
    assertThat(index.find(Digest.of(DigestAlgorithm.SHA256, between))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "16,1", "17,2", "32,2", "33,3", "100000000,24", "2147483647,28"})
  void asManyBitsAreLookedAtAsMakeBucketsOfEight(int size, int bits) {
    assertThat(PrefixTable.bits(size)).isEqualTo(bits);
  }

  @Test
  void aFileMayHoldSeveralAlgorithms() throws IOException {
    Path file = folder.resolve("both.idx");
    List<Digest> md5 = digests(DigestAlgorithm.MD5, 100, 1);
    List<Digest> sha1 = digests(DigestAlgorithm.SHA1, 100, 2);
    IndexFileWriter.write(
        file,
        out -> {
          inMemory(DigestAlgorithm.MD5, md5).write(out);
          inMemory(DigestAlgorithm.SHA1, sha1).write(out);
        });
    IndexFile opened = IndexFile.open(file);
    assertThat(DigestIndex.isIn(opened, DigestAlgorithm.SHA256)).isFalse();
    assertThat(DigestIndex.isIn(opened, DigestAlgorithm.SHA1)).isTrue();
    assertThat(DigestIndex.open(opened, DigestAlgorithm.MD5).find(md5.get(3))).isPresent();
    assertThat(DigestIndex.open(opened, DigestAlgorithm.SHA1).find(md5.get(3))).isEmpty();
    assertThatThrownBy(() -> DigestIndex.open(opened, DigestAlgorithm.SHA256))
        .isInstanceOf(IndexFileException.class)
        .hasMessage(file + ": section sha256.prefixes: there is no such section");
  }

  /** Whole by its checksums, and yet no index. */
  @Test
  void sectionsThatMakeNoSenseAreRefused() throws IOException {
    ByteBuffer three = ByteBuffer.allocate(3 * 16);
    refused(ByteBuffer.allocate(3 * 16 + 1), numbers(0, 1, 3)); // a third of a digest more
    refused(three, numbers(0, 1, 4)); // beyond the last
    refused(three, numbers(0, 1, 2)); // one left out
    refused(three, numbers(0, 4, 3));
    refused(three, numbers(1, 1, 3));
    refused(three, numbers(0, -1, 3));
    refused(three, numbers(0, 3));
    refused(three, numbers(0, 1, 2, 3));
    Path file = folder.resolve("gap.idx");
    IndexFileWriter.write(
        file,
        out -> {
          out.section("md5.values.0", three);
          out.section("md5.values.1", three); // the first is short and not the last
          out.section("md5.prefixes", numbers(0, 3, 6));
        });
    assertThatThrownBy(() -> DigestIndex.open(IndexFile.open(file), DigestAlgorithm.MD5))
        .isInstanceOf(IndexFileException.class);
  }

  private void refused(ByteBuffer values, ByteBuffer prefixes) throws IOException {
    Path file = folder.resolve("wrong.idx");
    IndexFileWriter.write(
        file,
        out -> {
          out.section("md5.values.0", values);
          out.section("md5.prefixes", prefixes);
        });
    IndexFile opened = IndexFile.open(file);
    assertThatThrownBy(() -> DigestIndex.open(opened, DigestAlgorithm.MD5))
        .isInstanceOf(IndexFileException.class)
        .hasMessageStartingWith(file + ": section md5.");
  }

  private static ByteBuffer numbers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(numbers);
    return bytes;
  }

  @Test
  void whatIsNoDigestOfTheAlgorithmIsRefused() throws IOException {
    FingerprintSorter pdq = new FingerprintSorter("pdq");
    pdq.add(new Pdq(1, 2, 3, 4));
    FingerprintColumn column = pdq.sort().column();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DigestIndex.of(column))
        .withMessage("expected a digest, found pdq");
    try (DigestIndexBuilder builder =
        new DigestIndexBuilder(DigestAlgorithm.MD5, folder, SpillingSorter.SHARE, AtRest.clear())) {
      Digest sha1 = Digest.compute(DigestAlgorithm.SHA1, new byte[0]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.add(sha1))
          .withMessage("expected md5, found sha1");
    }
  }

  @Test
  void whatShowsAnIndexShowsNoDigest() {
    List<Digest> one = digests(DigestAlgorithm.MD5, 1, 5);
    assertThat(inMemory(DigestAlgorithm.MD5, one)).hasToString("1 digests by md5");
  }
}
