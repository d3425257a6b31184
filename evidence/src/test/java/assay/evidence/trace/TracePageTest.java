package assay.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.Samples;
import assay.json.JsonObject;
import assay.record.Reference;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class TracePageTest {
  private static Trail trail(Station... stations) {
    return new Trail(
        new Occurrence("s", "2026-01-01T00:00:00Z", "f", Samples.record(0), Optional.empty()),
        List.of(stations));
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

  @Test
  void aReferenceIsNotTakenForContentThatWasScreened() {
    Occurrence occurrence =
        new Occurrence(
            "s",
            "2026-01-01T00:00:00Z",
            "f",
            Samples.record(11).referring(Optional.of(new Reference(List.of("m-url")))),
            Optional.empty());
    assertThat(new Trace("x", List.of(Trail.of(occurrence)), 1).text())
        .contains("clear, of what a reference declares; no content of it was screened");
  }

  /** What an index knows is shown with method, source and basis, and nothing observed makes way. */
  @Test
  void whatWasRecoveredStandsBesideTheWayInTextJsonAndPicture() throws Exception {
    String there = "https://there.example/b.jpg";
    Recovered recovered = Recovered.of(recovered(there));
    Occurrence occurrence =
        new Occurrence("s", "2026-01-01T00:00:00Z", "f", Samples.record(0), Optional.of(recovered));
    Trail trail = Trail.of(occurrence);
    Trail before =
        Trail.of(
            new Occurrence("s", "2026-01-01T00:00:00Z", "f", Samples.record(0), Optional.empty()));
    Trace trace = new Trace("x", List.of(trail), 1);
    assertThat(trail.stations()).isEqualTo(before.stations());
    assertThat(trace.text())
        .contains("recovered beside the record by stored-digest: grade P3, actionable: yes")
        .contains(
            "  recovered       joined     https://there.example/b.jpg by CCBot, answered 200,"
                + " raw.warc.gz at 77; stored-digest, cdx (ab); stands for this item"
                + "  [2026-02-11T08:14:03Z]")
        .contains("a#1 of pool; sample-key");
    JsonObject json = trace.json().objects("trails").get(0).object("recovered").orElseThrow();
    assertThat(json.text("method")).contains("stored-digest");
    assertThat(json.objects("sightings"))
        .extracting(s -> s.text("basis").orElseThrow())
        .containsExactly("joined", "joined");
    assertThat(json.objects("sightings"))
        .extracting(s -> s.text("method").orElseThrow())
        .containsExactly("sample-key", "stored-digest");
    assertThat(TracePage.html(trace))
        .contains("<td>recovered</td>")
        .contains("recovered beside the record by stored-digest");
    String svg = TracePage.svg(trail);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("rect").getLength())
        .isEqualTo(before.stations().size() + 2);
    assertThat(svg).contains(">joined</text>");
  }

  @Test
  void whereSomethingAlikeWasSeenIsToldAsAGuessAndApart() throws Exception {
    JsonObject capture = recovered("https://alike.example/c.jpg").objects("sightings").get(1);
    JsonObject also =
        without(capture, "method")
            .with("method", "near-duplicate")
            .with("basis", "inferred")
            .with("looksLike", "ab".repeat(32))
            .with("distance", 12);
    JsonObject line = recovered("https://there.example/b.jpg").with("alsoSeenAt", List.of(also));
    Trace both = trace(Recovered.of(line));
    assertThat(both.text())
        .contains(
            "  also seen at    inferred   https://alike.example/c.jpg by CCBot, answered 200,"
                + " raw.warc.gz at 77; near-duplicate, cdx (ab); looks alike, 12 of 256 bits differ"
                + "  [2026-02-11T08:14:03Z]");
    JsonObject json = both.json().objects("trails").get(0).object("recovered").orElseThrow();
    assertThat(json.objects("sightings")).hasSize(2);
    assertThat(json.objects("alsoSeenAt")).containsExactly(also);
    assertThat(TracePage.html(both)).contains("<td>also seen at</td>").contains(">inferred</text>");
    JsonObject nothing = without(line, "sightings", "tied", "method");
    assertThat(trace(Recovered.of(nothing.with("method", "near-duplicate"))).text())
        .contains("nothing recovered; seen elsewhere was what looks alike, which completes nothing")
        .doesNotContain("recovered beside the record");
  }

  private static Trace trace(Recovered recovered) {
    Occurrence occurrence =
        new Occurrence("s", "2026-01-01T00:00:00Z", "f", Samples.record(0), Optional.of(recovered));
    return new Trace("x", List.of(Trail.of(occurrence)), 1);
  }

  @Test
  void whatRecoveryDidNotWriteIsRefused() {
    JsonObject whole = recovered("https://there.example/b.jpg");
    for (String member : List.of("type", "method", "after")) {
      JsonObject line = without(whole, member);
      assertThatThrownBy(() -> Recovered.of(line)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Recovered.of(whole.with("tied", 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Recovered.of(whole.with("tied", -1)))
        .isInstanceOf(IllegalArgumentException.class);
    JsonObject also = whole.objects("sightings").get(1);
    assertThatThrownBy(() -> Recovered.of(whole.with("alsoSeenAt", List.of(also))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("has no distance");
  }

  private static JsonObject without(JsonObject whole, String... members) {
    JsonObject rest = JsonObject.empty();
    for (var each : whole.members().entrySet()) {
      boolean left = List.of(members).contains(each.getKey());
      rest = left ? rest : rest.with(each.getKey(), each.getValue());
    }
    return rest;
  }

  private static JsonObject recovered(String url) {
    JsonObject source = JsonObject.empty().with("name", "cdx").with("sha256", "ab");
    JsonObject row =
        JsonObject.empty()
            .with("method", "sample-key")
            .with("url", "https://row.example/")
            .with("row", JsonObject.empty().with("release", "pool").with("key", "a#1"))
            .with("source", source);
    JsonObject capture =
        JsonObject.empty()
            .with("method", "stored-digest")
            .with("url", url)
            .with("notBefore", "2026-02-11T08:14:03Z")
            .with("notAfter", "2026-02-11T08:14:03Z")
            .with("status", 200)
            .with("agent", JsonObject.empty().with("name", "CCBot"))
            .with("archive", JsonObject.empty().with("file", "raw.warc.gz").with("offset", 77))
            .with("source", source);
    return JsonObject.empty()
        .with("type", "assay.recovered/v1")
        .with("method", "stored-digest")
        .with("after", JsonObject.empty().with("grade", "P3").with("actionable", "yes"))
        .with("tied", 1)
        .with("sightings", List.of(row, capture));
  }
}
