package assay.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house as docs/architecture.md draws it. */
class ArchitectureTest {
  private static final String[] STAGES = {"dataset", "match", "evidence", "casework"};
  private static final String[] CORE = {
    "durable",
    "fingerprint",
    "item",
    "json",
    "list",
    "merkle",
    "policy",
    "provenance",
    "record",
    "screen",
    "stage",
    "verdict"
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("assay");

  @ParameterizedTest
  @ValueSource(strings = {"dataset", "match", "evidence", "casework"})
  void aStageKnowsNoOtherStageAndNoDoor(String stage) {
    List<String> others =
        new ArrayList<>(List.of("assay.cli..", "assay.verify..", "assay.testkit.."));
    for (String other : STAGES) {
      if (!other.equals(stage)) {
        others.add("assay." + other + "..");
      }
    }
    noClasses()
        .that()
        .resideInAPackage("assay." + stage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void coreKnowsNothingButTheJdk() {
    List<String> allowed = new ArrayList<>(List.of("java..", "javax.crypto.."));
    for (String room : CORE) {
      allowed.add("assay." + room + "..");
    }
    for (String room : CORE) {
      noClasses()
          .that()
          .resideInAPackage("assay." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(allowed.toArray(String[]::new))
          .check(CLASSES);
    }
  }

  /** Its classes are in a jar of their own and not on this class path, so its sources are read. */
  @Test
  void theVerifierIsADoorThatKnowsCoreAndEvidenceOnly() throws IOException {
    String rooms = String.join("|", CORE);
    Pattern foreign =
        Pattern.compile(
            "^import (?:static )?(?!java\\.|assay\\.(?:verify|evidence|" + rooms + ")\\.).*$",
            Pattern.MULTILINE);
    List<Path> sources;
    try (Stream<Path> files = Files.walk(repositoryRoot().resolve("verify/src/main/java"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(sources).hasSizeGreaterThan(1);
    for (Path source : sources) {
      assertThat(Files.readString(source)).doesNotContainPattern(foreign);
    }
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("assay.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyModuleAndTypeThatTheArchitecturePageNamesExists() throws IOException {
    Path root = repositoryRoot();
    String page = Files.readString(root.resolve("docs/architecture.md"));
    Matcher module = Pattern.compile("`([a-z]+)/`").matcher(page);
    Matcher type = Pattern.compile("`(assay\\.[a-z.]+\\.[A-Z][A-Za-z]+)`").matcher(page);
    int named = 0;
    for (; module.find(); named++) {
      assertThat(root.resolve(module.group(1)).resolve("pom.xml")).exists();
    }
    for (; type.find(); named++) {
      assertThat(CLASSES.contain(type.group(1))).as(type.group(1)).isTrue();
    }
    assertThat(named).isGreaterThan(10);
  }

  private static Path repositoryRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
