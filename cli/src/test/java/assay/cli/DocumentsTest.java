package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.statement.Level;
import assay.evidence.verify.ErrorCode;
import assay.evidence.verify.PolicyReader;
import assay.evidence.verify.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show and point to is there. */
class DocumentsTest {
  /** The mark, then a fenced block. */
  private static final Pattern INCLUDE =
      Pattern.compile("<!-- include: (\\S+)#(\\S+) -->\\R```\\w*\\R(.*?)```", Pattern.DOTALL);

  private static final Pattern MARK = Pattern.compile("^<!-- include: ", Pattern.MULTILINE);
  private static final Pattern FENCED =
      Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");
  private static final Pattern ROW = Pattern.compile("^\\| `(E_\\w+)` \\| ", Pattern.MULTILINE);
  private static final Pattern POLICY =
      Pattern.compile("^```json\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Path ROOT = repositoryRoot();

  static Stream<Path> documents() throws IOException {
    List<Path> folders = List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("docs/extending"));
    List<Path> documents = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents.stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyIncludedBlockIsTheRegionOfItsTest(Path document) throws IOException {
    String text = Files.readString(document);
    List<MatchResult> includes = INCLUDE.matcher(text).results().toList();
    assertThat(includes).hasSize((int) MARK.matcher(text).results().count());
    for (MatchResult include : includes) {
      assertThat(include.group(3)).isEqualTo(region(include.group(1), include.group(2)));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLinkLeadsSomewhere(Path document) throws IOException {
    for (String link : links(Files.readString(document))) {
      String[] parts = link.split("#", 2);
      Path target =
          parts[0].isEmpty() ? document : document.getParent().resolve(parts[0]).normalize();
      assertThat(target).as("%s links to %s", document.getFileName(), link).exists();
      if (parts.length == 2) {
        assertThat(anchors(target)).as("%s links to %s", document, link).contains(parts[1]);
      }
    }
  }

  @Test
  void everyTestThatTheSecurityPageNamesExists() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/security.md"));
    List<MatchResult> named = TEST.matcher(page).results().toList();
    assertThat(named).isNotEmpty();
    for (MatchResult test : named) {
      boolean there = source(test.group(1)).contains("void " + test.group(2) + "(");
      assertThat(there).as(test.group()).isTrue();
    }
  }

  @Test
  void everyCodeOfARefusalIsExplained() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/verify.md"));
    List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();
    assertThat(rows)
        .containsExactlyElementsOf(Stream.of(ErrorCode.values()).map(Enum::name).toList());
  }

  @Test
  void everyInvariantAndLevelIsExplained() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/evidence.md"));
    for (int i = 1; i <= 12; i++) {
      assertThat(page).contains("| I" + i + " | ");
    }
    for (Level level : Level.values()) {
      assertThat(page).contains("| `" + level + "` | ");
    }
  }

  @Test
  void thePolicyThatIsShownIsOne() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/verify.md"));
    String shown = POLICY.matcher(page).results().findFirst().orElseThrow().group(1);
    TrustPolicy policy = PolicyReader.parse(shown);
    assertThat(policy.minLevel()).isEqualTo(Level.ASSAY_SCREENING_LEVEL_3);
    assertThat(policy.log().orElseThrow().witnesses()).hasSize(1);
  }

  private static String source(String type) throws IOException {
    try (Stream<Path> files = Files.find(ROOT, 12, (f, a) -> f.endsWith(type + ".java"))) {
      return Files.readString(files.findFirst().orElseThrow(() -> new AssertionError(type)));
    }
  }

  private static List<String> links(String text) {
    String prose = CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.contains("://"))
        .toList();
  }

  /** As renderers make them: lower case, hyphens for blanks, no punctuation. */
  private static Set<String> anchors(Path document) throws IOException {
    String prose = FENCED.matcher(Files.readString(document)).replaceAll("");
    return HEADING
        .matcher(prose)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** The lines between {@code // region name} and the next {@code // endregion}, moved left. */
  private static String region(String file, String name) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve(file));
    List<String> region =
        lines.stream()
            .dropWhile(line -> !line.strip().equals("// region " + name))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// endregion"))
            .toList();
    assertThat(region).as("region %s of %s", name, file).isNotEmpty();
    return String.join("\n", region).stripIndent() + "\n";
  }

  private static Path repositoryRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
