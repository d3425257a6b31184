package assay.dataset.parquet;

import assay.dataset.names.RawName;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * The values of one column in one row group, as the footer tells them.
 *
 * @param group the row group's number, from 0
 * @param rows of the row group
 */
record Chunk(int group, long rows, ColumnDescriptor column, ColumnChunkMetaData meta) {
  /** Without a row there may be a dictionary and nothing else; then the library says 0. */
  long start() {
    return meta.getFirstDataPageOffset() == 0
        ? meta.getDictionaryPageOffset()
        : meta.getStartingPos();
  }

  long end() {
    return start() + meta.getTotalSize();
  }

  PageCodec codec() {
    return PageCodec.of(meta.getCodec())
        .orElseThrow(
            () ->
                new Damaged(
                    place()
                        + ": is compressed with "
                        + meta.getCodec()
                        + ", which cannot be unpacked and packed here; write the file with ZSTD,"
                        + " SNAPPY or GZIP"));
  }

  /** {@code row group 2, column image.bytes}: fit for messages. */
  String place() {
    return "row group " + group + ", column " + name(column);
  }

  static String name(ColumnDescriptor column) {
    String dotted = String.join(".", column.getPath());
    return RawName.text(dotted.getBytes(StandardCharsets.UTF_8));
  }
}
