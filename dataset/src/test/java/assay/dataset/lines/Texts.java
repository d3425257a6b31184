package assay.dataset.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.dataset.packed.Codec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Small texts of every layout. */
final class Texts {
  /** RFC 1321. */
  static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

  /** A GIF of one point. */
  static final byte[] GIF =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  static final String PICTURES =
      """
      {"url":"https://images.example.com/1.jpg","caption":"caf\\u00e9","md5":"%s"}
      {"url": "https://images.example.com/2.jpg", "caption": "two", "md5": null}\r

      {broken
      {"caption":"three","image":"%s"}
        {"caption":"four","width":1.50,"height":3}
      {"url":"https://images.example.com/5.jpg","caption":"the last has no line end"}"""
          .formatted(MD5_OF_NOTHING, Base64.getEncoder().encodeToString(GIF));

  static final String CRAWL =
      """
      {"text":"A text of its own.","timestamp":"2026-01-02T03:04:05Z","url":"https://a.example/p"}
      {"text":"Another.\\nWith two lines.","timestamp":"2026-01-02T03:04:06Z","url":"https://b.example/"}
      """;

  static final String TABLE =
      "url,caption,md5\r\n"
          + "https://images.example.com/1.jpg,\"circles, and \"\"squares\"\"\","
          + MD5_OF_NOTHING
          + "\r\n"
          + "\r\n"
          + "https://images.example.com/2.jpg,\"two\r\nlines, one row\",\r\n"
          + "https://images.example.com/3.jpg,only two\r\n"
          + "https://images.example.com/4.jpg,\"not closed\" behind,\r\n"
          + "https://images.example.com/5.jpg,5\" wide,\r\n";

  static final String WITHOUT_HEADER =
      """
      https://images.example.com/1.jpg\ta "quoted" word
      https://images.example.com/2.jpg\t"begins so
      https://images.example.com/3.jpg\tthree
      """;

  private Texts() {}

  /** Writes all of them, plain and packed. */
  static Path in(Path folder) throws IOException {
    Files.writeString(folder.resolve("pictures.jsonl"), PICTURES);
    Files.writeString(folder.resolve("crawl.json"), CRAWL);
    Files.writeString(folder.resolve("table.csv"), TABLE);
    Files.writeString(folder.resolve("marked.csv"), "\ufeff" + TABLE.replace("\r\n", "\n"));
    Files.writeString(folder.resolve("marked.jsonl"), "\ufeff" + CRAWL);
    Files.writeString(folder.resolve("pairs.tsv"), WITHOUT_HEADER);
    Files.writeString(
        folder.resolve("labels.csv"), "text,label\nA text of some length,1\nAnother,2\n");
    pack(folder.resolve("crawl.json.gz"), Codec.GZIP, CRAWL);
    pack(folder.resolve("pictures.jsonl.zst"), Codec.ZSTD, PICTURES);
    pack(folder.resolve("table.csv.gz"), Codec.GZIP, TABLE);
    return folder;
  }

  static void pack(Path file, Codec codec, String text) throws IOException {
    try (OutputStream out = codec.encoder(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
