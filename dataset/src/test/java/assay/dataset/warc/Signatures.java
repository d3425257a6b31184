package assay.dataset.warc;

import assay.item.MediaType;
import assay.stage.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** As much of a signature table as these tests need. */
final class Signatures {
  private static final Map<String, String> TABLE = new LinkedHashMap<>();

  static {
    TABLE.put("\u00ff\u00d8\u00ff", "image/jpeg");
    TABLE.put("\u0089PNG", "image/png");
    TABLE.put("GIF8", "image/gif");
    TABLE.put("RIFF", "image/webp");
    TABLE.put("PK\u0003\u0004", "application/zip");
    TABLE.put("\u001f\u008b", "application/gzip");
    TABLE.put("<", "text/html");
  }

  static final MediaTypes TYPES =
      (head, whole) -> {
        String start =
            new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1).strip();
        return TABLE.entrySet().stream()
            .filter(e -> start.startsWith(e.getKey()))
            .map(e -> MediaType.of(e.getValue()))
            .findFirst()
            .orElse(MediaType.UNKNOWN);
      };

  private Signatures() {}
}
