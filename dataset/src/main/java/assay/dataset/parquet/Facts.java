package assay.dataset.parquet;

import assay.dataset.reference.ReferenceItem;
import assay.dataset.reference.ReferenceTable;
import assay.dataset.sidecar.ShardStats;
import assay.dataset.sidecar.Sidecar;
import assay.item.Locator;
import assay.policy.SidecarKeys;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;

/**
 * What the columns of a row say of its media, here or elsewhere: single values at the top of the
 * schema, under names that are known. The values of a row are in the order of the columns, empty
 * for null.
 */
final class Facts {
  private static final Pattern ADDRESS = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

  private final List<ColumnDescriptor> columns;
  private final List<String> names;
  private final ReferenceTable rows;
  private final ReferenceTable paths;
  private final SidecarKeys keys;
  private final Optional<ShardStats> stats;
  private final Companions companions;

  private Facts(
      List<ColumnDescriptor> columns,
      List<String> names,
      SidecarKeys keys,
      Optional<ShardStats> stats,
      Companions companions) {
    this.columns = columns;
    this.names = names;
    this.keys = keys;
    this.stats = stats;
    this.companions = companions;
    this.rows = new ReferenceTable(names, keys);
    List<String> more = new ArrayList<>(names);
    more.add(keys.url().stream().findFirst().orElse(""));
    this.paths = new ReferenceTable(more, keys);
  }

  /**
   * Looks at the columns of a table.
   *
   * @param shard its name
   * @param stats when it was filled, if a tool left a note
   */
  static Facts of(MessageType schema, String shard, SidecarKeys keys, Optional<ShardStats> stats) {
    List<ColumnDescriptor> flat =
        schema.getColumns().stream()
            .filter(c -> c.getPath().length == 1 && c.getMaxRepetitionLevel() == 0)
            .toList();
    List<String> names = flat.stream().map(Facts::name).toList();
    ReferenceTable table = new ReferenceTable(names, keys);
    Companions companions = new Companions(shard, names);
    Set<String> told = Sidecar.columns(keys);
    List<ColumnDescriptor> columns = new ArrayList<>();
    for (int i = 0; i < flat.size(); i++) {
      if (told.contains(names.get(i)) || table.columns().contains(i) || companions.reads(i)) {
        columns.add(flat.get(i));
      }
    }
    List<String> read = columns.stream().map(Facts::name).toList();
    return new Facts(columns, read, keys, stats, new Companions(shard, read));
  }

  private static String name(ColumnDescriptor column) {
    return column.getPath()[0].toLowerCase(Locale.ROOT);
  }

  /** The columns that are read, if any is of use. */
  boolean reads(ColumnDescriptor column) {
    return columns.contains(column);
  }

  /** Whether rows without media point to some elsewhere. */
  boolean refers() {
    return rows.refers();
  }

  /** Whether rows speak of files beside the table. */
  boolean hasCompanions() {
    return companions.any();
  }

  /** The names of entries elsewhere with which the row leaves. */
  Set<String> follows(List<Optional<String>> values) {
    return companions.of(values);
  }

  /** Of media that lie in the row. */
  Provenance ofMedia(List<Optional<String>> values) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String name = names.get(i);
      values.get(i).ifPresent(value -> cells.putIfAbsent(name, value));
    }
    return Sidecar.ofRow(cells, keys)
        .map(sidecar -> sidecar.provenance(stats, true))
        .orElseGet(Provenance::unknown);
  }

  /** Of media elsewhere that the row speaks of. */
  ReferenceItem ofRow(Locator locator, List<Optional<String>> values) {
    return rows.item(locator, values);
  }

  /** Of media elsewhere, at a path that may be an address. */
  ReferenceItem ofPath(Locator locator, List<Optional<String>> values, String path) {
    if (!ADDRESS.matcher(path).matches()) {
      return ofRow(locator, values);
    }
    List<Optional<String>> more = new ArrayList<>(values);
    more.add(Optional.of(path));
    return paths.item(locator, more);
  }

  /** Whether there is anything to compare. */
  static boolean saysSomething(ReferenceItem item) {
    boolean address = item.provenance().origin().flatMap(Origin::url).isPresent();
    return address || !item.declared().isEmpty() || !item.faults().isEmpty();
  }
}
