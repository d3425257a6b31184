package assay.benchmarks;

import assay.json.JsonObject;
import assay.match.Exchanges;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Settings;
import assay.match.exchange.Told;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Pulls one large VICS document out of a folder: {@code VicsTimes FILE GIGABYTES}. */
final class VicsTimes {
  private VicsTimes() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]).toAbsolutePath();
    if (!Files.exists(file)) {
      write(file, (long) (Double.parseDouble(args[1]) * 1e9));
    }
    double before = Cpu.process();
    long began = System.nanoTime();
    long entries = 0;
    long refused = 0;
    try (Pull pull =
        Exchanges.of("folder", Settings.of(Map.of("path", file.toString()), Map.of()))
            .pull(JsonObject.empty(), Instant.now())) {
      Page page = pull.next();
      while (true) {
        entries += page.told().stream().filter(Told.Listed.class::isInstance).count();
        refused += page.told().stream().filter(Told.Refused.class::isInstance).count();
        if (page.complete().isPresent()) {
          break;
        }
        page = pull.next();
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%d\tbytes%n%d\tentries%n%d\trefused%n"
            + "%.1f\tseconds%n%.1f\tprocessor seconds%n%.1f\tpeak heap MB%n",
        Files.size(file), entries, refused, seconds, Cpu.process() - before, peakHeap() / 1e6);
  }

  /** The most that each part of the heap ever held, garbage included. */
  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void write(Path file, long bytes) throws IOException {
    String photoDna = "QUJD".repeat(48);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(
          "{\"@odata.context\":\"http://github.com/VICSDATAMODEL/ProjectVic/DataModels/"
              + "2.0.xml/US/$metadata#Media\",\"value\":[");
      long written = 0;
      for (long i = 0; written < bytes; i++) {
        String medium =
            ("%s{\"MediaID\":%d,\"Category\":%d,\"MD5\":\"%032X\",\"SHA1\":\"%040X\",\"MediaSize\":2835,"
                    + "\"DateUpdated\":\"2023-06-07T02:31:49.8300Z\",\"VictimIdentified\":null,"
                    + "\"AlternativeHashes\":[{\"HashName\":\"PhotoDNA\",\"HashValue\":\"%s\"}],"
                    + "\"MediaFiles\":[{\"MD5\":\"\",\"FileName\":\"%d.jpg\",\"FilePath\":\"\"}]}")
                .formatted(i == 0 ? "" : ",", i, i % 3, i, i, photoDna, i);
        out.write(medium);
        written += medium.length();
      }
      out.write("]}");
    }
  }
}
