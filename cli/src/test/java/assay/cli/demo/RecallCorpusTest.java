package assay.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallCorpusTest {
  @Test
  void tooFewPicturesForAllCombinationsAreRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> RecallCorpus.write(folder, Hashing.PDQ, 1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 10");
  }

  @Test
  void everyEditIsPlantedInEveryFramingAndEveryPlantIsAnotherPicture(@TempDir Path folder)
      throws IOException {
    GroundTruth truth = RecallCorpus.write(folder, Hashing.PDQ, 1, 460);
    assertThat(truth.pictures()).isEqualTo(460);
    assertThat(truth.planted()).hasSize(Edits.all().size() * 10);
    assertThat(truth.planted()).extracting(Planted::entry).doesNotHaveDuplicates();
    truth.planted().stream()
        .collect(
            Collectors.groupingBy(
                Planted::edit, Collectors.mapping(Planted::framing, Collectors.toSet())))
        .forEach((edit, framings) -> assertThat(framings).as(edit).hasSize(10));
  }
}
