package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.LicensedHash;
import assay.list.ListEntry;
import assay.match.atrest.AtRest;
import assay.match.atrest.LockedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanksTest {
  private static final FileTime MARCH = FileTime.from(Instant.parse("2026-03-01T12:00:00Z"));

  @TempDir private Path folder;
  private Path banks;
  private Path list;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    banks = folder.resolve("banks");
    list = folder.resolve("known.csv");
    write("algorithm,value,id,classification", md5(1) + ",a,A1", md5(2) + ",,", pdq(3) + ",c,");
  }

  private void write(String... lines) throws IOException {
    Files.write(list, List.of(lines));
    Files.setLastModifiedTime(list, MARCH);
  }

  private static String md5(int content) {
    return "md5," + digest(content).hex();
  }

  private static Digest digest(int content) {
    return Digest.compute(DigestAlgorithm.MD5, new byte[] {(byte) content});
  }

  private static String pdq(int content) {
    return "pdq," + Digest.compute(DigestAlgorithm.SHA256, new byte[] {(byte) content}).hex();
  }

  private HashList licensed(String... algorithms) throws Exception {
    return HashLists.load(
            List.of(list.toString()), Set.of(algorithms), banks, AtRest.clear(), said::add)
        .get(0);
  }

  private static final String PDNA = "pdna,\"1,2,ä\",e-1,A1";

  @Test
  void valuesOfALicensedAlgorithmAreKeptAsTheyAreAndComeBackFromTheIndexFile() throws Exception {
    write(
        "algorithm,value,id,classification", md5(1) + ",a,", PDNA, "pdna,zz,e-2,", "PDNA,zz,e-3,");
    List<ListEntry> first = entries(licensed("pdna"));
    HashList opened = licensed("pdna");
    assertThat(entries(opened)).containsExactlyInAnyOrderElementsOf(first);
    assertThat(opened.version().entries()).containsOnly(entry("md5", 1L), entry("pdna", 2L));
    assertThat(entries(opened).stream().filter(e -> e.fingerprint() instanceof LicensedHash))
        .extracting(e -> ((LicensedHash) e.fingerprint()).text() + " " + e.id().orElse(""))
        .containsExactlyInAnyOrder("1,2,ä e-1", "zz e-2", "zz e-3");
    assertThat(opened.version().commitment())
        .isEqualTo(
            HashLists.load(List.of(list.toString()), Set.of("pdna")).get(0).version().commitment());
    assertThat(opened.columns().get("pdna").toString() + opened.columns().get("pdna").values())
        .doesNotContain("1,2", "zz", "e-1");
  }

  @Test
  void withoutItsProgramALicensedAlgorithmIsRefusedAlsoIfItWasKeptBefore() throws Exception {
    write("algorithm,value,id,classification", md5(1) + ",a,", PDNA);
    licensed("pdna");
    assertThatThrownBy(this::load)
        .isInstanceOf(ListFileException.class)
        .hasMessageStartingWith(list + ":3: the algorithm is none of md5,")
        .hasMessageNotContaining("1,2");
    assertThatThrownBy(() -> licensed("other")).isInstanceOf(ListFileException.class);
    assertThat(licensed("other", "pdna").version().entries()).containsKey("pdna");
  }

  private HashList load() throws Exception {
    return load(list.toString());
  }

  private HashList load(String argument) throws Exception {
    return HashLists.load(List.of(argument), Set.of(), banks, AtRest.clear(), said::add).get(0);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(banks)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("lock"))
          .sorted()
          .toList();
    }
  }

  private Path file() throws IOException {
    assertThat(files()).hasSize(1);
    return banks.resolve(files().get(0));
  }

  private static List<ListEntry> entries(HashList list) {
    return list.algorithms().stream()
        .sorted()
        .flatMap(
            algorithm ->
                IntStream.range(0, Math.toIntExact(list.version().entries().get(algorithm)))
                    .boxed()
                    .flatMap(
                        position ->
                            list.columns().get(algorithm).entries(list.version().id(), position)))
        .toList();
  }

  @Test
  void aListIsTheSameFromTextAndFromItsFile() throws Exception {
    HashList text = HashLists.load(List.of(list.toString())).get(0);
    HashList made = load();
    byte[] file = Files.readAllBytes(file());
    HashList opened = load();
    for (HashList kept : List.of(made, opened)) {
      assertThat(kept.version()).isEqualTo(text.version());
      assertThat(entries(kept)).isEqualTo(entries(text)).hasSize(3);
    }
    assertThat(file()).hasBinaryContent(file);
    assertThat(said).isEmpty();
  }

  @Test
  void whatIsOpenedIsTheFile() throws Exception {
    load();
    FileTime made = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file(), made);
    load();
    assertThat(Files.getLastModifiedTime(file())).isEqualTo(made);
  }

  @Test
  void anEditedListIsNeverServedStaleEvenIfItsTimeIsTheSame() throws Exception {
    load();
    write("algorithm,value,id,classification", md5(7) + ",a,A1", md5(2) + ",,", pdq(3) + ",c,");
    HashList edited = load();
    assertThat(edited.entries(digest(7))).isNotEmpty();
    assertThat(edited.entries(digest(1))).isEmpty();
    file(); // the older one, with what was withdrawn, is gone
  }

  @Test
  void whateverDecidesTheListDecidesItsFile() throws Exception {
    load();
    String first = files().get(0);
    Files.setLastModifiedTime(list, FileTime.from(MARCH.toInstant().plusSeconds(1)));
    assertThat(load().version().asOf()).isEqualTo(MARCH.toInstant().plusSeconds(1));
    assertThat(files()).hasSize(1).doesNotContain(first);

    Path bare = Files.writeString(folder.resolve("bare.txt"), pdq(1).substring(4));
    Files.setLastModifiedTime(bare, MARCH);
    assertThat(load("pdq:" + bare).algorithms()).containsExactly("pdq");
    assertThat(load("sha256:" + bare).algorithms()).containsExactly("sha256");

    Path members = Files.createDirectory(folder.resolve("members"));
    Files.move(bare, members.resolve("b.txt"));
    load("pdq:" + members);
    String before = files().stream().filter(name -> name.startsWith("members")).toList().get(0);
    Files.move(members.resolve("b.txt"), members.resolve("c.txt"));
    load("pdq:" + members);
    assertThat(files()).doesNotContain(before);
  }

  @Test
  void aDamagedFileIsSaidAndMadeAnewAndNeverSearched() throws Exception {
    load();
    Path file = file();
    byte[] whole = Files.readAllBytes(file);
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek(whole.length / 2);
      damaged.write(whole[whole.length / 2] ^ 1);
    }
    assertThat(entries(load())).hasSize(3);
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith(file + ": section ")
        .endsWith("; it is not used, but made anew from the list");
    assertThat(file()).hasBinaryContent(whole);
    said.clear();
    load();
    assertThat(said).isEmpty();
  }

  @Test
  void aFileOfSomethingElseIsSaidAndMadeAnew() throws Exception {
    load();
    Path file = file();
    Path kept = Files.copy(file, folder.resolve("kept.idx"));
    write("algorithm,value", md5(9));
    load();
    Path other = file();
    Files.copy(kept, other, StandardCopyOption.REPLACE_EXISTING);
    assertThat(entries(load())).hasSize(1);
    assertThat(said)
        .containsExactly(
            other
                + ": section about: it was made of something else;"
                + " it is not used, but made anew from the list");
    Files.writeString(other, "algorithm,value\nmd5,0000\n");
    assertThat(entries(load())).hasSize(1);
    assertThat(said.get(1)).contains("this is no index file").doesNotContain("0000");
  }

  @Test
  void aRefusedListIsNotKept() throws Exception {
    write("algorithm,value", md5(1), "md5,12");
    assertThatThrownBy(this::load).isInstanceOf(ListFileException.class).hasMessageContaining(":3");
    assertThat(banks).doesNotExist();
  }

  @Test
  void folderAndFilesAreTheOwnersOnly() throws Exception {
    load();
    assertThat(OwnerOnly.isExposed(banks)).isFalse();
    assertThat(OwnerOnly.isExposed(file())).isFalse();
  }

  @Test
  void manyAtOnceEndWell() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<HashList>> loading =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> load())).toList();
      for (Future<HashList> loaded : loading) {
        assertThat(entries(loaded.get())).hasSize(3);
      }
    } finally {
      threads.shutdown();
    }
    file();
    assertThat(said).isEmpty();
  }

  @Test
  void twoProcessesAtOnceEndWell() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(inProcess(""));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).as("%s", said(process)).isZero();
    }
    assertThat(entries(load())).hasSize(3);
    file();
  }

  /** A file system of 16 KiB, in a mount name space of the child's own. */
  @Test
  void onAFullDiskNothingIsKeptAndNothingOpened() throws Exception {
    Files.createDirectory(banks);
    Process full =
        inProcess(
            "mount -t tmpfs -o size=16k none '" + banks + "' && trap 'ls -A " + banks + "' EXIT; ");
    String text = said(full);
    assertThat(full.waitFor()).as("%s", text).isEqualTo(1);
    assertThat(text).contains("No space left on device").doesNotContain(".idx\n");
    assertThat(entries(load())).hasSize(3);
  }

  private Process inProcess(String before) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String command =
        "%s'%s' -XX:TieredStopAtLevel=1 -cp '%s' '%s' '%s' '%s'"
            .formatted(before, java, path, Loaded.class.getName(), list, banks);
    return new ProcessBuilder("unshare", "-rm", "bash", "-c", command)
        .redirectErrorStream(true)
        .start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What the processes do. */
  static final class Loaded {
    private Loaded() {}

    public static void main(String[] arguments) throws Exception {
      HashLists.load(
          List.of(arguments[0]),
          Set.of(),
          Path.of(arguments[1]),
          AtRest.clear(),
          message -> System.out.println(message));
    }
  }

  private HashList load(AtRest atRest) throws Exception {
    return HashLists.load(List.of(list.toString()), Set.of(), banks, atRest, said::add).get(0);
  }

  @Test
  void withAKeyTheFileTellsNothingAndTheListIsTheSame() throws Exception {
    AtRest key = AtRest.encrypted(new byte[32]);
    HashList clear = load();
    assertThat(text(file())).contains("known");
    HashLists.removeOthers(banks, key);
    assertThat(files()).isEmpty();
    for (HashList kept : List.of(load(key), load(key))) {
      assertThat(kept.version()).isEqualTo(clear.version());
      assertThat(entries(kept)).isEqualTo(entries(clear));
    }
    assertThat(text(file())).startsWith("ASSAYENC").doesNotContain("known");
    HashLists.removeOthers(banks, key);
    assertThat(files()).hasSize(1);
    HashLists.removeOthers(banks, AtRest.encrypted(HexFormat.of().parseHex("01".repeat(32))));
    assertThat(files()).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void whatIsEncryptedIsNotMadeAnewInTheClear() throws Exception {
    load(AtRest.encrypted(new byte[32]));
    byte[] file = Files.readAllBytes(file());
    assertThatThrownBy(this::load).isInstanceOf(LockedException.class);
    byte[] other = new byte[32];
    other[0] = 1;
    assertThatThrownBy(() -> load(AtRest.encrypted(other))).isInstanceOf(LockedException.class);
    assertThat(file()).hasBinaryContent(file);
  }

  @Test
  void withAKeyWhatIsInTheClearOrDamagedIsMadeAnew() throws Exception {
    AtRest key = AtRest.encrypted(new byte[32]);
    load();
    HashList made = load(key);
    assertThat(said).singleElement().asString().contains("it is not encrypted");
    byte[] file = Files.readAllBytes(file());
    file[file.length - 1] ^= 1;
    Files.write(file(), file);
    assertThat(load(key).version()).isEqualTo(made.version());
    assertThat(said.get(1)).contains("is not as it was written; it is not used");
    load(key);
    assertThat(said).hasSize(2);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
