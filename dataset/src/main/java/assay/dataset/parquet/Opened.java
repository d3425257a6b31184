package assay.dataset.parquet;

import assay.dataset.io.ShardInput;
import assay.dataset.sidecar.ShardStats;
import assay.policy.SidecarKeys;
import assay.stage.MediaTypes;
import assay.stage.ShardFile;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * A table about to be walked through: what is in it, and what of it is looked at.
 *
 * @param unknown columns of bytes that seem to hold no media
 * @param budget bytes that a page may have
 */
record Opened(
    Table table,
    List<Layout.Piece> pieces,
    List<MediaColumn> media,
    List<String> unknown,
    Facts facts,
    long budget) {

  static Opened of(ShardFile shard, ShardInput in, MediaTypes types, SidecarKeys keys, long budget)
      throws IOException {
    Table table = Table.open(in);
    List<Layout.Piece> pieces = Layout.of(in, table);
    Facts facts = Facts.of(table.schema(), shard.name(), keys, ShardStats.beside(shard.path()));
    MediaColumns.Found found = MediaColumns.find(in, table, facts, types, budget);
    return new Opened(table, pieces, found.media(), found.unknown(), facts, budget);
  }

  /** Whether rows are told apart at all. */
  boolean hasRows() {
    return !media.isEmpty() || facts.refers() || facts.hasCompanions();
  }

  /** Whether the column says something of where the row's media came from. */
  boolean tells(ColumnDescriptor column) {
    return hasRows() && facts.reads(column);
  }
}
