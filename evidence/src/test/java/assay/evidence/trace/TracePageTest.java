package assay.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.Samples;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class TracePageTest {
  private static Trail trail(Station... stations) {
    return new Trail(
        new Occurrence("s", "2026-01-01T00:00:00Z", "f", Samples.record(0)), List.of(stations));
  }

  @Test
  void whatAnAddressHoldsIsShownAndNotRun() {
    String hostile = "https://x.example/<script>alert('1')</script>\"&\u0000\u001b";
    Trail trail = trail(Station.known(Station.Kind.FILE, hostile, "<b>"));
    String page = TracePage.html(new Trace(hostile, List.of(trail), 1));
    assertThat(page)
        .doesNotContain("<script>")
        .doesNotContain("<b>")
        .doesNotContain("\u0000")
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;");
  }

  @Test
  void thePictureIsWellFormedWithOneBoxAPointAndAnArrowBetweenAny() throws Exception {
    Station[] stations = new Station[13];
    for (int i = 0; i < stations.length; i++) {
      stations[i] =
          i % 4 == 3
              ? Station.unknown(Station.Kind.STEP, "entry.steps")
              : Station.known(
                  Station.Kind.STEP, "step \uD83D\uDE00\uD83D\uDE00 ".repeat(i + 1), "observed");
    }
    String svg = TracePage.svg(trail(stations));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(13);
    assertThat(svg.split("marker-end", -1)).hasSize(13); // twelve arrows
    assertThat(svg.split("stroke-dasharray", -1)).hasSize(1 + 3 + 3);
  }
}
