package assay.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExtractStepTest {
  @Test
  void theStepNamesTheVersionThatIsBuilt() throws Exception {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + ExtractStep.VERSION + "</version>");
    assertThat(ExtractStep.step().version()).contains(ExtractStep.VERSION);
  }
}
