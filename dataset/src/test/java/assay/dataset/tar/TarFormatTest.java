package assay.dataset.tar;

import assay.dataset.packed.Codec;
import assay.stage.DatasetFormat;
import assay.testkit.DatasetFormatContract;
import assay.testkit.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class TarFormatTest extends DatasetFormatContract {
  /** Refused; {@link OutcomesTest} says how. */
  private static final List<String> REFUSED =
      List.of("bad-checksum", "cut-in-data", "cut-in-header", "negative-base256", "lies-8GiB");

  @Override
  protected DatasetFormat format() {
    return new TarFormat();
  }

  @Override
  protected Stream<Path> shards() {
    return Stream.concat(
            Fixtures.in("webdataset").stream(), Fixtures.in("webdataset/img2dataset").stream())
        .filter(file -> file.getFileName().toString().matches(".*\\.(tar(\\..*)?|tgz)"))
        .filter(file -> REFUSED.stream().noneMatch(file.toString()::contains));
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
