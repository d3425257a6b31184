package assay.dataset.lines;

import assay.dataset.reference.ReferenceTable;
import assay.item.Locator;
import assay.policy.SidecarKeys;
import assay.provenance.Provenance;
import assay.stage.Item;
import assay.verdict.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the items of one text's rows. For one thread. */
final class RowItems {
  /** What tables of pictures elsewhere say of them, and texts say nothing of. */
  private static final Set<String> OF_PICTURES =
      Set.of(
          "caption",
          "alt",
          "image_url",
          "img_url",
          "src",
          "key",
          "sample_id",
          "uid",
          "width",
          "height",
          "original_width",
          "original_height",
          "md5",
          "sha1",
          "sha256",
          "sha512",
          "nsfw",
          "punsafe",
          "similarity");

  /** Rows with the same members in the same order are read the same way. */
  private static final int KNOWN = 64;

  /** What the names of a row's columns or members say of it. */
  private record Shape(ReferenceTable table, boolean refers) {}

  private final TextFile file;
  private final Layout layout;
  private final SidecarKeys keys;
  private final TableRows table;
  private final Map<List<String>, Shape> shapes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Shape> eldest) {
          return size() > KNOWN;
        }
      };

  RowItems(TextFile file, Layout layout, SidecarKeys keys) {
    this.file = file;
    this.layout = layout;
    this.keys = keys;
    this.table = new TableRows(layout.dialect(), layout.columns());
  }

  /** The item of a record. */
  Item item(Locator locator, Cut cut) {
    if (!cut.isWhole()) {
      return new LongRow(locator, file, cut.extent().offset(), cut.length());
    }
    try {
      return item(
          locator,
          cut,
          layout.dialect().isTable() ? table.parse(cut.line()) : JsonRows.parse(cut.line()));
    } catch (MalformedRowException e) {
      return row(locator, cut, Provenance.unknown(), List.of(), Set.of(Reason.MALFORMED));
    }
  }

  private Item item(Locator locator, Cut cut, Row row) {
    Shape shape = shapes.computeIfAbsent(row.names(), this::shape);
    Set<Reason> faults = endsInsideField(cut) ? Set.of(Reason.TRUNCATED) : Set.of();
    return shape.refers() && row.pictures().isEmpty()
        ? shape.table().item(locator, row.values()).with(faults)
        : row(locator, cut, shape.table().provenance(row.values()), row.pictures(), faults);
  }

  private static Item row(
      Locator locator, Cut cut, Provenance facts, List<String> pictures, Set<Reason> faults) {
    return new RowItem(locator, facts, cut.line(), pictures, faults);
  }

  private Shape shape(List<String> names) {
    ReferenceTable found = new ReferenceTable(names, keys);
    return new Shape(found, found.refers() && !isText(names));
  }

  /** Nothing says whether more was to come, unless a quote closes the last field. */
  private boolean endsInsideField(Cut cut) {
    byte[] line = cut.line();
    boolean ended = cut.extent().length() > cut.length();
    boolean closed =
        layout.dialect().isQuoting() && line.length > 0 && line[line.length - 1] == '"';
    return layout.dialect().isTable() && !ended && !closed;
  }

  /**
   * A line with an address and a text, and nothing that tells of a picture, is the text: its
   * content is here. In a table of columns the text is a caption.
   */
  private boolean isText(List<String> names) {
    List<String> lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return !layout.dialect().isTable()
        && lower.contains("text")
        && lower.stream().noneMatch(OF_PICTURES::contains);
  }

  /** Whether what is sealed of a removed row is the whole row, so that no more need be sealed. */
  boolean isSealedItself(Item item) {
    return !item.isReference() && !(item instanceof RowItem row && row.hasPicture());
  }
}
