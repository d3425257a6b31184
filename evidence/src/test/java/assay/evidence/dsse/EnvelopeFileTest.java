package assay.evidence.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.TestKeys;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeFileTest {
  @TempDir Path folder;

  private static Envelope envelope(int content) {
    return Envelope.sign(
        "t", new byte[] {(byte) content}, List.of(StatementKey.ed25519(TestKeys.FIRST)));
  }

  @Test
  void oneEnvelopeRoundTrips() throws Exception {
    Path file = folder.resolve("statement" + EnvelopeFile.ONE);
    EnvelopeFile.write(file, envelope(1));
    assertThat(EnvelopeFile.read(file)).isEqualTo(envelope(1));
    assertThat(EnvelopeFile.readLines(file)).containsExactly(envelope(1));
  }

  @Test
  void linesThatAreNoEnvelopeAreSkipped() throws Exception {
    var out = new ByteArrayOutputStream();
    out.writeBytes("\n{\"other\":null}\n\u0000\ufffd not JSON\n".getBytes(UTF_8));
    out.writeBytes(envelope(1).write());
    out.writeBytes(new byte[] {'\r', '\n', (byte) 0xff, '\n'});
    out.writeBytes(envelope(2).write()); // without a newline
    Path file = folder.resolve("all" + EnvelopeFile.SEVERAL);
    Files.write(file, out.toByteArray());
    assertThat(EnvelopeFile.readLines(file)).containsExactly(envelope(1), envelope(2));
    assertThatThrownBy(() -> EnvelopeFile.read(file)).isInstanceOf(EnvelopeException.class);
  }

  @Test
  void aFileThatIsTooLongIsRefused() throws Exception {
    Path file = folder.resolve("long" + EnvelopeFile.ONE);
    Files.write(file, new byte[Envelope.MAX_BYTES + 1]);
    assertThatThrownBy(() -> EnvelopeFile.read(file))
        .isInstanceOf(EnvelopeException.class)
        .hasMessageContaining("long.dsse.json: ");
  }
}
