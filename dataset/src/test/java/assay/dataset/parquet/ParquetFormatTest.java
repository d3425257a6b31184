package assay.dataset.parquet;

import assay.dataset.media.Signatures;
import assay.policy.SidecarKeys;
import assay.stage.DatasetFormat;
import assay.testkit.DatasetFormatContract;
import assay.testkit.Fixtures;
import assay.testkit.Walk.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

class ParquetFormatTest extends DatasetFormatContract {
  /** Refused; {@link RefusedTablesTest} says how. */
  private static final String REFUSED =
      ".*(gen-bad|pt-bad|corrupt-checksum|repeated_no_annotation|encrypted|brotli|hadoop_lz4).*";

  @Override
  protected DatasetFormat format() {
    return new ParquetFormat(new Signatures(), SidecarKeys.standard());
  }

  @Override
  protected Stream<Path> shards() {
    return Fixtures.in("parquet").stream()
        .filter(file -> file.toString().endsWith(".parquet"))
        .filter(file -> !file.getFileName().toString().matches(REFUSED));
  }

  /** Without its end a table is none, so a few are enough. */
  @Override
  protected Stream<Path> cutShards() {
    return Stream.of("gen-hf-image", "gen-hf-image-list", "gen-img2dataset")
        .map(name -> Fixtures.locate("parquet/" + name + ".parquet"));
  }

  @Override
  protected byte[] plain(byte[] shard) throws IOException {
    return Inflated.of(shard);
  }

  @Override
  protected boolean hasIndex() {
    return true;
  }

  /** Without the row: those behind a row that left count from another. */
  @Override
  protected String name(Seen seen) {
    int behindRow = seen.member().indexOf('/') + 1;
    return behindRow == 0 ? "" : seen.member().substring(behindRow);
  }
}
