package assay.match.exchange.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.json.JsonObject;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Secrets;
import assay.match.exchange.Settings;
import assay.match.exchange.Told;
import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class NcmecMemoryTest {
  private static final Instant NOW = Instant.parse("2024-03-05T10:00:00Z");
  private static final int ENTRIES = 1_000_000;
  private static final int PAGE = 1_000;

  @TempDir private Path folder;

  /** One entry for each second before the last. */
  @Test
  void aMillionEntriesArePulledInFlatMemory() throws Exception {
    BitSet told = new BitSet(ENTRIES);
    long early = 0;
    long late = 0;
    int pages = 0;
    try (LoopbackHttp http = new LoopbackHttp(NcmecMemoryTest::reply, () -> NOW);
        Pull pull =
            NcmecExchange.of(
                    Settings.of(
                        Map.of("url", http.url(), "user", "user"),
                        Map.of("password", Secrets.of(folder, "p4ss"))))
                .pull(JsonObject.empty(), NOW)) {
      Page page;
      do {
        page = pull.next();
        for (Told entry : page.told()) {
          told.set(Integer.parseInt(((Told.Listed) entry).key().id()));
        }
        if (++pages == 100) {
          early = usedHeap();
        } else if (pages % 100 == 0) {
          late = Math.max(late, usedHeap());
        }
      } while (page.complete().isEmpty());
    }
    assertThat(told.cardinality()).isEqualTo(ENTRIES);
    assertThat(late - early).isLessThan(8 << 20);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Reply reply(Request request) {
    if (request.path().equals("/v2/status")) {
      return Reply.of(200, "<status><member id=\"1\"/></status>");
    }
    int first = entry(request.parameter("from").orElseThrow());
    int last = entry(request.parameter("to").orElseThrow());
    int start = Integer.parseInt(request.parameter("start").orElse("1"));
    StringBuilder xml = new StringBuilder("<queryResult><images>");
    int end = Math.min(last - first, start - 1 + PAGE);
    for (int i = start - 1; i < end; i++) {
      xml.append("<image><member id=\"1\"/><id>").append(first + i);
      xml.append("</id><fingerprints><md5>").append(String.format("%032x", first + i));
      xml.append("</md5></fingerprints></image>");
    }
    xml.append("</images>");
    if (end < last - first) {
      String window = request.target().replaceAll("&start=.*", "");
      String next = window + "&start=" + (end + 1) + "&size=" + PAGE + "&max=" + (last - first);
      xml.append("<paging><next>" + next.replace("&", "&amp;") + "</next></paging>");
    }
    return Reply.of(200, xml.append("</queryResult>").toString());
  }

  private static int entry(String time) {
    long before = NOW.getEpochSecond() - 5 - Instant.parse(time).getEpochSecond();
    return (int) Math.min(ENTRIES, Math.max(0, ENTRIES - before));
  }
}
