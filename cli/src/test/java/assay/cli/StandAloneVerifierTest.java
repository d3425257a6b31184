package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code assay-verify.jar} says what {@code assay verify} says, and needs nothing but a JDK. Built
 * by {@code mvnw verify}; without it, these tests are skipped aloud.
 */
class StandAloneVerifierTest {
  private static final Path JAR = Path.of("../verify/target/assay-verify.jar").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path EXAMPLE = Path.of("../docs/examples/verify_shard.py").toAbsolutePath();

  @TempDir static Path folder;

  @BeforeAll
  static void screen() throws Exception {
    require(Files.exists(JAR), "the stand-alone verifier: mvnw verify builds it");
    GroundTruth truth = DemoData.write(folder, new PdqHasher(DecodeLimits.standard()), 7);
    Path tar;
    try (Stream<Path> files = Files.list(truth.dataset())) {
      tar = files.filter(f -> f.toString().endsWith(".tar")).sorted().toList().get(1);
    }
    Shell shell = inWorkspace("screen", tar, "--list", truth.list(), "--out", at("out"), "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    String snapshot = JsonObject.parse(shell.out()).text("snapshot").orElseThrow();
    Path root = at("workspace/snapshots").resolve(snapshot);
    Files.copy(root.resolve("bundle.assay.zip"), at("bundle"));
    Files.copy(root.resolve("statement.dsse.json"), at("statement"));
    Files.copy(at("out").resolve(tar.getFileName()), at("shard"));
    Files.copy(tar, at("input"));
    inWorkspace("keys", "export", "--out", at("key"));
    inWorkspace("keys", "export", "--policy", "--out", at("policy"));
    Shell.run("keys", "init", "--workspace", at("other"));
    Shell.run("keys", "export", "--out", at("stranger"), "--workspace", at("other"));
    inWorkspace("prove", "0", "--removed", "--out", at("item"));
    inWorkspace("absent", "0".repeat(64), "--out", at("content"));
    Files.writeString(at("content-key"), inWorkspace("keys", "content").out().strip());
    Files.write(at("binary"), new byte[] {-1, -2, -3});
    Files.write(at("torn"), Arrays.copyOf(Files.readAllBytes(at("bundle")), 3000));
    String policy = Files.readString(at("policy"));
    Files.writeString(at("level-3"), policy.replace("LEVEL_2", "LEVEL_3"));
    Files.writeString(at("slip"), policy.replace("minLevel", "minlevel"));
  }

  private static void require(boolean there, String what) {
    if (!there) {
      System.err.println("SKIPPED, not there: " + what);
      assertThat(System.getenv("CI")).as("CI has " + what).isNotEqualTo("true");
    }
    assumeTrue(there, "not there: " + what);
  }

  private static Path at(String name) {
    return folder.resolve(name);
  }

  private static Shell inWorkspace(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--workspace", at("workspace")));
    return Shell.run(all.toArray());
  }

  /** The words of a line; those that begin with a colon are files of this test. */
  private static List<String> words(String line) throws IOException {
    List<String> words = new ArrayList<>();
    for (String word : line.strip().split(" ", -1)) {
      words.add(
          word.equals(":content-key!")
              ? Files.readString(at("content-key"))
              : word.replaceFirst("^(--[a-z]+=)?:(.+)$", "$1" + folder + "/$2"));
    }
    return words;
  }

  private static Shell jar(List<String> words) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(words);
    return process(command);
  }

  private static Shell process(List<String> command) throws Exception {
    Path err = at("stderr");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder
        .environment()
        .merge("PATH", JAVA.getParent().toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Shell(process.waitFor(), out, Files.readString(err));
  }

  private static Shell command(List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.add(0, "verify");
    return Shell.run(all.toArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 :shard --bundle :bundle --key :key",
        "0 :shard --bundle :bundle --policy :policy --at 2099-01-01 --json",
        "0 --bundle=:statement --key=:key",
        "0 --item :item --bundle :bundle --key :key --json",
        "0 --content :content --content-key :content-key! --bundle :bundle --key :key",
        "1 :input --bundle :bundle --key :key",
        "1 :input --bundle :bundle --key :key --json",
        "1 :shard --bundle :bundle --key :stranger --json",
        "1 :shard --bundle :bundle --policy :level-3",
        "1 :shard --bundle :torn --key :key --json",
        "1 :shard --bundle :binary --key :key",
        "1 --item :content --bundle :bundle --key :key --json",
        "1 :shard --item :item --bundle :bundle --key :key",
        "1 --content :item --content-key :content-key! --bundle :bundle --key :key",
        "2 :no --bundle :bundle --key :key --json",
        "2 :shard --bundle :no --key :key",
        "2 :shard --bundle :bundle --key :no",
        "2 :shard --bundle :bundle --policy :no",
        "2 --item :no --bundle :bundle --key :key",
        "2 :shard --bundle :bundle --key :key --log :workspace/log",
        "2 :shard --bundle :bundle --key :binary",
        "2 :shard --bundle :bundle --policy :slip --json",
        "2 :shard --bundle :bundle --policy :key",
        "2 :shard --bundle :bundle",
        "2 :shard --bundle :bundle --key :key --policy :policy --json",
        "2 :shard --bundle :bundle --key :key --at noon",
        "2 --content :content --bundle :bundle --key :key",
        "2 --item :item --content :content --bundle :bundle --key :key",
      })
  void theJarSaysWhatTheCommandSays(String line) throws Exception {
    List<String> words = words(line.substring(2));
    Shell command = command(words);
    Shell jar = jar(words);
    assertThat(command.exit()).as(command.err()).isEqualTo(line.charAt(0) - '0');
    assertThat(jar.exit()).as(jar.err()).isEqualTo(command.exit());
    assertThat(jar.out()).isEqualTo(command.out());
    assertThat(jar.err().replace("assay-verify: ", "assay: ")).isEqualTo(command.err());
    assertThat(jar.err().lines().count()).isLessThan(2);
  }

  /** Here the words differ: the command's are picocli's, and longer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ":shard --key :key",
        ":shard --bundle",
        ":shard :shard --bundle :bundle --key :key",
        ":shard --bundle :bundle --bundle :bundle --key :key",
        ":shard --bundle :bundle --key :key --lenient",
      })
  void wrongUsageIsWrongForBoth(String line) throws Exception {
    for (String json : List.of("", " --json")) {
      Shell command = command(words(line + json));
      Shell jar = jar(words(line + json));
      assertThat(List.of(jar.exit(), command.exit())).containsOnly(2);
      assertThat(jar.out() + command.out()).isEmpty();
      assertThat(jar.err()).startsWith("assay-verify: ").hasLineCount(1);
    }
  }

  @Test
  void withoutArgumentsItSaysHowItIsUsed() throws Exception {
    assertThat(jar(List.of()).exit()).isEqualTo(2);
    assertThat(jar(List.of()).err()).startsWith("Usage: ");
    assertThat(jar(List.of("--help")).exit()).isZero();
    assertThat(jar(List.of("--help")).out()).startsWith("Usage: ");
  }

  @Test
  void itIsSmallAndHoldsNothingOfOthers() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(300_000);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .allMatch(name -> name.startsWith("assay/") || name.startsWith("META-INF/"))
          .noneMatch(name -> name.endsWith(".SF") || name.startsWith("META-INF/maven"));
    }
  }

  /** What was left out to make it small is not missed: neither by a class nor within a method. */
  @Test
  void itLacksNoClassThatItsClassesNeed() throws Exception {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter missing = new StringWriter();
    PrintWriter out = new PrintWriter(missing);
    assertThat(jdeps.run(out, out, "--missing-deps", JAR.toString())).isZero();
    assertThat(missing.toString()).isEmpty();

    List<String> names;
    try (JarFile jar = new JarFile(JAR.toFile())) {
      names =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .toList();
    }
    assertThat(names).hasSizeGreaterThan(100).contains("assay.verify.Main");
    URL[] only = {JAR.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(only, ClassLoader.getPlatformClassLoader().getParent())) {
      for (String name : names) {
        Class<?> loaded = Class.forName(name, true, loader);
        assertThat(loaded.getClassLoader()).isSameAs(loader);
        assertThat(loaded.getDeclaredMethods()).isNotNull(); // or the type of one is not there
        assertThat(loaded.getDeclaredFields()).isNotNull();
        assertThat(loaded.getDeclaredConstructors()).isNotNull();
      }
    }
  }

  @Test
  void aLoaderInPythonVerifiesAShardWithIt() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    require(Files.exists(python), "python3");
    String script = EXAMPLE.toString();
    List<String> command = new ArrayList<>(List.of(python.toString(), script, JAR.toString()));
    command.addAll(words(":shard :bundle :policy"));
    Shell verified = process(command);
    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.out()).startsWith("Output shard `");
    command.set(3, at("input").toString());
    assertThat(process(command).err()).contains("ValueError: E_SUBJECT: no output shard");
    command.set(3, at("no").toString());
    assertThat(process(command).err()).contains("RuntimeError: assay-verify: ");
  }
}
