package assay.dataset.warc;

import static org.assertj.core.api.Assertions.assertThat;

import assay.provenance.Capture;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.provenance.Provenance;
import assay.provenance.Vector;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The grades that real crawls reach, response by response, as {@code docs/provenance.md} has them.
 * What is beyond P2 needs no word; what is not says why.
 */
class FixtureGradesTest {
  private static final Path PAGE = Path.of("../docs/provenance.md");
  private static final String HEAD = "| crawl | by | responses | vector | grade | why not better |";

  /** A line of the table. */
  private record Row(String crawl, String by, String graded, String why) {
    static Row of(String line) {
      String[] cells = line.split("[|]", -1);
      return new Row(
          cells[1].strip().replace("`", ""),
          cells[2].strip(),
          cells[3].strip() + " | " + cells[4].strip() + " | " + cells[5].strip(),
          cells[6].strip());
    }

    boolean isBelowP3() {
      return graded.matches(".*P[012]");
    }
  }

  private static List<Row> table() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start = lines.indexOf(HEAD);
    assertThat(start).as("the table in " + PAGE).isPositive();
    return lines.subList(start + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .map(Row::of)
        .toList();
  }

  @Test
  void everyResponseOfEveryCrawlIsGradedAsThePageSays() throws Exception {
    List<String> found = new ArrayList<>();
    for (Path file : Fixtures.in("warc")) {
      String name = file.getFileName().toString();
      if (!WarcFormatTest.OTHERS.contains(name) && !isMade(name)) {
        graded(file).forEach((graded, count) -> found.add(name + " | " + count + " | " + graded));
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            table().stream().map(row -> row.crawl() + " | " + row.graded()).toList());
  }

  /** By hand, for tests of readers: no crawler wrote it. */
  private static boolean isMade(String name) {
    return name.startsWith("gen-") || name.startsWith("jwat-invalid-");
  }

  @Test
  void whatIsBelowP3SaysWhyAndNothingElseDoes() throws Exception {
    assertThat(table()).isNotEmpty();
    for (Row row : table()) {
      assertThat(row.why().isEmpty()).as(row.crawl()).isEqualTo(!row.isBelowP3());
      assertThat(row.by()).as(row.crawl()).isNotEmpty();
    }
  }

  private static SortedMap<String, Integer> graded(Path file) throws Exception {
    SortedMap<String, Integer> vectors = new TreeMap<>();
    for (Seen seen : Walk.through(new WarcFormat(Signatures.TYPES), file).items()) {
      Provenance facts = seen.entered();
      Optional<Capture.Http> http = facts.capture().flatMap(Capture::http);
      if (http.isPresent() && seen.item().orElseThrow().hasBytes()) {
        vectors.merge(text(new Grading(facts).vector()), 1, Integer::sum);
      }
    }
    return vectors;
  }

  private static String text(Vector v) {
    Grade grade = v.grade();
    return "%d %d %d %d %d | %s"
        .formatted(v.where(), v.when(), v.how(), v.integrity(), v.chain(), grade);
  }
}
