package assay.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.Main;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/**
 * What a record costs on disk, column by column: {@code RecordCost DIR ITEMS}.
 *
 * <p>Writes a crawl of as many small pictures, each with its request, its response and its metadata
 * record, screens it with lists of three digests and PDQ, and adds up the columns of the record
 * files. Names, addresses, tags and digests are random where crawls have them random.
 */
public final class RecordCost {
  private static final String[] SERVERS = {"nginx", "Apache", "cloudflare", "AmazonS3"};
  private static final Instant START = Instant.parse("2026-02-11T08:14:03Z");
  private static final List<String> COPIES =
      List.of("origin_url", "page_url", "host", "server_ip", "captured_not_before");

  private final SplittableRandom random = new SplittableRandom(0xc057);

  private RecordCost() {}

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int items = Integer.parseInt(args[1]);
    Path crawl = folder.resolve("crawl.warc");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(crawl), 1 << 20)) {
      new RecordCost().write(out, items);
    }
    Path list = folder.resolve("list.csv");
    Files.writeString(list, list(), UTF_8);
    Path workspace = folder.resolve("workspace");
    int exit =
        Main.run(
            "screen",
            crawl.toString(),
            "--list",
            list.toString(),
            "--out",
            folder.resolve("out").toString(),
            "--workspace",
            workspace.toString(),
            "--dataset",
            "cost",
            "--supplier",
            "Crawler",
            "--acquired-at",
            "2026-02-27");
    if (exit != 0) {
      System.exit(exit);
    }
    try (Stream<Path> files = Files.walk(workspace.resolve("snapshots"))) {
      print(files.filter(f -> f.toString().endsWith(".parquet")).toList());
    }
  }

  private static String list() {
    return "algorithm,value\n"
        + "md5,"
        + "0".repeat(32)
        + "\nsha1,"
        + "0".repeat(40)
        + "\nsha256,"
        + "0".repeat(64)
        + "\npdq,"
        + "0".repeat(64)
        + "\n";
  }

  private void write(OutputStream out, int items) throws IOException {
    String info = "software: BenchCrawler/1.4\r\noperator: Bench\r\nisPartOf: COST-2026-08\r\n";
    record(out, "warcinfo", uuid(), "", "application/warc-fields", info.getBytes(UTF_8));
    for (int i = 0; i < items; i++) {
      item(out, i);
    }
  }

  private void item(OutputStream out, int i) throws IOException {
    String response = uuid();
    String host = "images-" + random.nextInt(2000) + ".example";
    String page = "https://" + host + "/gallery/" + random.nextInt(100) + "/";
    String url = "https://" + host + "/photos/" + hex(6) + "/" + hex(4) + ".png";
    String tied = "WARC-Concurrent-To: " + response + "\r\nWARC-Target-URI: " + url + "\r\n";
    String date = "WARC-Date: " + START.plusSeconds(i / 10) + "\r\n";
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nServer: "
            + SERVERS[random.nextInt(SERVERS.length)]
            + "\r\nETag: \""
            + hex(8)
            + "\"\r\nLast-Modified: Tue, 0"
            + (1 + random.nextInt(9))
            + " Sep 2025 10:%02d:%02d GMT\r\n\r\n"
                .formatted(random.nextInt(60), random.nextInt(60));
    String fields =
        "WARC-Target-URI: "
            + url
            + "\r\n"
            + date
            + "WARC-IP-Address: 192.0.2."
            + random.nextInt(256)
            + "\r\n";
    byte[] body = joined(answer.getBytes(ISO_8859_1), picture());
    record(out, "response", response, fields, "application/http;msgtype=response", body);
    String asked =
        "GET / HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: BenchBot/2.0\r\nReferer: "
            + page
            + "\r\n\r\n";
    byte[] request = asked.getBytes(ISO_8859_1);
    record(out, "request", uuid(), date + tied, "application/http;msgtype=request", request);
  }

  private static void record(
      OutputStream out, String type, String id, String fields, String media, byte[] block)
      throws IOException {
    String head =
        "WARC/1.1\r\nWARC-Type: "
            + type
            + "\r\nWARC-Record-ID: "
            + id
            + "\r\n"
            + fields
            + "Content-Type: "
            + media
            + "\r\nContent-Length: "
            + block.length
            + "\r\n\r\n";
    out.write(head.getBytes(UTF_8));
    out.write(block);
    out.write("\r\n\r\n".getBytes(UTF_8));
  }

  private byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, random.nextInt(256));
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(other);
    return all.toByteArray();
  }

  private String uuid() {
    return "<urn:uuid:" + hex(4) + "-" + hex(2) + "-" + hex(2) + "-" + hex(2) + "-" + hex(6) + ">";
  }

  private String hex(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }

  private static void print(List<Path> files) throws IOException {
    Map<String, Long> columns = new TreeMap<>();
    long rows = 0;
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
      try (ParquetFileReader reader = reader(file)) {
        for (var group : reader.getFooter().getBlocks()) {
          rows += group.getRowCount();
          group
              .getColumns()
              .forEach(c -> columns.merge(c.getPath().toDotString(), c.getTotalSize(), Long::sum));
        }
      }
    }
    double count = rows;
    System.out.printf("%d rows, %.1f bytes a record%n", rows, bytes / count);
    long provenance =
        columns.entrySet().stream()
            .filter(e -> e.getKey().startsWith("provenance_") || COPIES.contains(e.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    System.out.printf("%.1f of them provenance%n", provenance / count);
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(columns.entrySet());
    sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    sorted.forEach(c -> System.out.printf("%8.2f  %s%n", c.getValue() / count, c.getKey()));
  }

  private static ParquetFileReader reader(Path file) throws IOException {
    return new ParquetFileReader(
        new LocalInputFile(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }
}
