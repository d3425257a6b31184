package assay.match.list;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.list.ListEntry;
import assay.match.atrest.AtRest;
import assay.match.atrest.LockedException;
import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.SealedFile;
import assay.match.index.TrueAnswers;
import assay.testkit.PdqVariations;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an index file holds, opening it ends with a refusal or with a list whose answers are
 * true; also if all its checksums are right, which chance does not bring about. An ordinary build
 * tries the seeds; {@code make fuzz} goes on from there.
 *
 * <p>The first byte says what the input is: {@code A}, a file; {@code f}, the end of a file, tried
 * as it is and with right checksums; {@code b}, the sections of a list, put into a file with right
 * checksums.
 */
class IndexFileFuzzTest {
  private static final String KEY = "5e".repeat(32);
  private static final int PAGE = 4096;
  private static final int BUCKETS = 1 << 16;
  private static final int MOST_STEPS = 8; // in the offsets of a table; more only cost time here

  @TempDir private static Path folder;

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void anyFileIsRefusedOrAnswersTruly(byte[] content) throws IOException {
    byte[] rest = Arrays.copyOfRange(content, Math.min(1, content.length), content.length);
    switch (content.length == 0 ? 'A' : content[0]) {
      case 'f' -> {
        byte[] file = concat(Arrays.copyOf(twoSections(), 2 * PAGE), rest);
        sections(file);
        sections(SealedFile.sealed(file));
      }
      case 'b' -> list(SealedFile.of(told(rest)));
      default -> list(content);
    }
  }

  private static void sections(byte[] content) throws IOException {
    Path path = file(content);
    try {
      IndexFile file = IndexFile.open(path);
      for (String name : file.names()) {
        ByteBuffer section = file.section(name);
        while (section.hasRemaining()) {
          section.get();
        }
      }
    } catch (IndexFileException | LockedException e) {
      assertRefused(e, path);
    }
  }

  private static void list(byte[] content) throws IOException {
    Path path = file(content);
    try {
      HashList list = BankFile.open(path, AtRest.clear(), KEY);
      list.version().json();
      list.pdq().ifPresent(TrueAnswers::require);
      for (ListedColumn column : list.columns().values()) {
        if (column.values() instanceof ListedValues.Digests digests) {
          TrueAnswers.require(digests.index());
        }
      }
      for (Map.Entry<String, Long> count : list.version().entries().entrySet()) {
        for (int position = 0; position < count.getValue(); position++) {
          list.columns()
              .get(count.getKey())
              .entries(list.version().id(), position)
              .map(ListEntry::id)
              .forEach(id -> {});
        }
      }
    } catch (IndexFileException | LockedException e) {
      assertRefused(e, path);
    }
  }

  private static void assertRefused(IOException e, Path path) {
    assertThat(e).hasMessageStartingWith(path + ": ").hasMessageNotContaining("null");
  }

  /** A new file each time: the one before may still be mapped. */
  private static Path file(byte[] content) throws IOException {
    Path path = folder.resolve("tried.idx");
    Files.deleteIfExists(path);
    return Files.write(path, content);
  }

  /**
   * Sections as an input tells them: the length of the name, the name, the length of the content,
   * the content. The offsets of a table are told by the buckets that are not empty.
   */
  private static Map<String, byte[]> told(byte[] input) {
    Map<String, byte[]> sections = new LinkedHashMap<>();
    ByteBuffer in = ByteBuffer.wrap(input);
    while (in.remaining() > Short.BYTES) {
      String name = new String(take(in, Math.min(40, in.get() & 0xff)), ISO_8859_1);
      byte[] content = take(in, in.remaining() < Short.BYTES ? 0 : in.getShort() & 0xffff);
      sections.put(name, name.endsWith(".offsets") ? offsets(content) : content);
    }
    return sections;
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] taken = new byte[Math.min(in.remaining(), length)];
    in.get(taken);
    return taken;
  }

  /** Each step: a bucket, and the offset of all buckets after it. */
  private static byte[] offsets(byte[] steps) {
    int[] offsets = new int[BUCKETS + 1];
    ByteBuffer in = ByteBuffer.wrap(steps);
    for (int i = 0; i < MOST_STEPS && in.remaining() >= Short.BYTES + Integer.BYTES; i++) {
      int bucket = in.getShort() & 0xffff;
      Arrays.fill(offsets, bucket + 1, offsets.length, in.getInt());
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(offsets.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(offsets);
    return bytes.array();
  }

  static Stream<byte[]> seeds() throws IOException {
    byte[] digests = write(digests());
    byte[] end = Arrays.copyOfRange(twoSections(), 2 * PAGE, twoSections().length);
    byte[] flipped = digests.clone();
    flipped[3 * PAGE] ^= 1;
    byte[] tellsOf = concat(new byte[] {'b'}, tell(digests));
    byte[] lying = tellsOf.clone();
    lying[tellsOf.length / 2] ^= 1;
    byte[] hashes = concat(new byte[] {'b'}, tell(write(hashes())));
    return Stream.of(
        digests,
        Arrays.copyOf(digests, digests.length - 1),
        flipped,
        concat(new byte[] {'f'}, end),
        concat(new byte[] {'f'}, Arrays.copyOf(end, end.length - 1)),
        tellsOf,
        lying,
        hashes,
        Arrays.copyOf(hashes, hashes.length - 1));
  }

  private static byte[] twoSections() throws IOException {
    Map<String, byte[]> sections = new LinkedHashMap<>();
    sections.put("first", new byte[] {1, 2, 3});
    sections.put("second", new byte[0]);
    return SealedFile.of(sections);
  }

  private static HashListBuilder digests() {
    HashListBuilder list = new HashListBuilder("known");
    for (int i = 0; i < 24; i++) {
      Digest md5 = Digest.compute(DigestAlgorithm.MD5, new byte[] {(byte) i});
      list.add(md5, Optional.of("m" + i), Optional.of(i % 2 == 0 ? "A1" : "B2"));
      list.add(md5, Optional.empty(), Optional.empty());
    }
    Digest sha1 = Digest.compute(DigestAlgorithm.SHA1, new byte[1]);
    list.add(sha1, Optional.of("s"), Optional.empty());
    return list;
  }

  private static HashListBuilder hashes() {
    HashListBuilder list = new HashListBuilder("known");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 3; i++) {
      list.add(PdqVariations.random(random), Optional.of("p" + i), Optional.empty());
    }
    return list;
  }

  private static byte[] write(HashListBuilder list) throws IOException {
    Path path = Files.createTempFile("seed", ".idx");
    try {
      BankFile.write(path, AtRest.clear(), KEY, list.build(Instant.EPOCH));
      return Files.readAllBytes(path);
    } finally {
      Files.delete(path);
    }
  }

  /** What {@link #told} reads. */
  private static byte[] tell(byte[] content) throws IOException {
    Path path = Files.createTempFile("seed", ".idx");
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    try {
      IndexFile file = IndexFile.open(Files.write(path, content));
      for (String name : file.names()) {
        ByteBuffer section = file.section(name);
        byte[] told =
            name.endsWith(".offsets") ? steps(section) : take(section, section.remaining());
        input.write(name.length());
        input.writeBytes(name.getBytes(ISO_8859_1));
        input.write(told.length >> Byte.SIZE);
        input.write(told.length);
        input.writeBytes(told);
      }
    } finally {
      Files.delete(path);
    }
    return input.toByteArray();
  }

  private static byte[] steps(ByteBuffer offsets) {
    ByteBuffer steps = ByteBuffer.allocate(MOST_STEPS * (Short.BYTES + Integer.BYTES));
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int next = offsets.getInt((bucket + 1) * Integer.BYTES);
      if (next != offsets.getInt(bucket * Integer.BYTES)) {
        steps.putShort((short) bucket).putInt(next);
      }
    }
    return Arrays.copyOf(steps.array(), steps.position());
  }

  private static byte[] concat(byte[] some, byte[] more) {
    return ByteBuffer.allocate(some.length + more.length).put(some).put(more).array();
  }
}
