package assay.dataset.lines;

import assay.dataset.packed.Codec;
import assay.policy.SidecarKeys;
import assay.stage.DatasetFormat;
import assay.testkit.DatasetFormatContract;
import assay.testkit.Fixtures;
import assay.testkit.Walk.Seen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class LinesFormatTest extends DatasetFormatContract {
  @TempDir static Path folder;

  @Override
  protected DatasetFormat format() {
    return new LinesFormat(SidecarKeys.standard());
  }

  @Override
  protected Stream<Path> shards() {
    try (Stream<Path> made = Files.list(Texts.in(folder))) {
      List<Path> own = made.sorted().toList();
      return Stream.concat(
          own.stream(),
          Fixtures.in("misc").stream().filter(file -> file.toString().endsWith(".jsonl")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of a row is that of its place. */
  @Override
  protected String name(Seen seen) {
    return seen.item().map(item -> item.isReference() ? "reference" : "row").orElse("");
  }

  @Override
  protected byte[] extentSpace(byte[] shard) throws IOException {
    Optional<Codec> codec = Codec.of(shard);
    if (codec.isEmpty()) {
      return shard;
    }
    try (InputStream in = codec.get().decoder(new ByteArrayInputStream(shard))) {
      return in.readAllBytes();
    }
  }
}
