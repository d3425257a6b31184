package assay.dataset.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tika's table of magic numbers, for what is rare. It is never told a name. */
final class MagicNumbers {
  /** Two names for one container would make one of them clear. */
  private static final Map<String, String> OUR_NAMES =
      Map.of(
          "application/x-rar-compressed", "application/vnd.rar",
          "application/x-gtar", "application/x-tar",
          "application/java-archive", "application/zip",
          "application/x-bzip", "application/x-bzip2",
          "application/x-parquet", "application/vnd.apache.parquet");

  private static final MimeTypes TABLE = MimeTypes.getDefaultMimeTypes();

  private MagicNumbers() {}

  static Optional<String> name(Head head) {
    try {
      String name =
          TABLE
              .detect(new ByteArrayInputStream(head.bytes()), new Metadata())
              .getBaseType()
              .toString();
      return Optional.of(OUR_NAMES.getOrDefault(name, name));
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }
}
