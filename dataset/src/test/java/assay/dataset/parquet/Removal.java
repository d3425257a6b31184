package assay.dataset.parquet;

import assay.dataset.media.Signatures;
import assay.policy.SidecarKeys;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.testkit.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Writes tables again without some rows. */
final class Removal {
  static final ParquetFormat FORMAT = new ParquetFormat(new Signatures(), SidecarKeys.standard());

  private Removal() {}

  static void write(Path table, Set<Long> rows, Path target) throws IOException, DatasetException {
    write(FORMAT, table, rows, target);
  }

  static void write(ParquetFormat format, Path table, Set<Long> rows, Path target)
      throws IOException, DatasetException {
    Walk walk = Walk.through(format, table);
    format.rewrite(
        new ShardFile(table, table.getFileName().toString()),
        walk.identity(),
        walk.without(e -> e.item().isPresent() && rows.contains(Member.row(e.member()))).iterator(),
        target);
  }

  static List<String> members(Path table) throws IOException, DatasetException {
    return Walk.through(FORMAT, table).items().stream().map(Walk.Seen::member).toList();
  }
}
