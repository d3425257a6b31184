package assay.evidence.trace;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A trace as a page that stands alone: a picture of each trail, and all its facts in a table. Loads
 * nothing and runs nothing.
 */
public final class TracePage {
  private static final int BOX_WIDTH = 150;
  private static final int BOX_HEIGHT = 64;
  private static final int GAP = 66;
  private static final int PER_ROW = 5;
  private static final int ROW = BOX_HEIGHT + 46;
  private static final int LETTERS = 18;
  private static final int MOST_BESIDE = 10;

  private TracePage() {}

  /** The page, HTML. */
  public static String html(Trace trace) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Trace</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>
        body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; color: #1c2733; }
        h2 { margin: 2em 0 .5em; font-size: 1.1em; }
        table { border-collapse: collapse; margin-top: 1em; }
        td, th { text-align: left; padding: .25em 1em .25em 0; vertical-align: top; border-bottom: 1px solid #dde3e8; }
        td { white-space: nowrap; }
        td.what { white-space: normal; word-break: break-all; max-width: 46em; }
        .unknown { color: #8a5a00; }
        svg text { font: 12px system-ui, sans-serif; }
        </style></head><body>
        """);
    out.append("<h1>").append(escaped(trace.asked())).append("</h1>\n<p>");
    out.append(Trace.counted(trace.trails().size(), "sighting")).append(" in ");
    out.append(Trace.counted(trace.snapshots(), "snapshot"));
    out.append(
        ". An arrow says on whose word the next point rests; a dashed one is not known.</p>\n");
    for (Trail trail : trace.trails()) {
      out.append("<h2>").append(escaped(trail.occurrence().item().locator().toString()));
      out.append(" · grade ").append(trail.occurrence().item().grade());
      out.append(" · actionable: ").append(trail.occurrence().item().actionable().label());
      out.append("</h2>\n");
      trail
          .occurrence()
          .recovered()
          .ifPresent(r -> out.append("<p>").append(escaped(r.heading())).append(".</p>\n"));
      out.append(svg(trail)).append(table(trail));
    }
    return out.append("</body></html>\n").toString();
  }

  private static List<Station> all(Trail trail) {
    return Stream.concat(trail.stations().stream(), trail.beside().stream()).toList();
  }

  private static String table(Trail trail) {
    StringBuilder out = new StringBuilder("<table><tr><th>what</th><th>known</th>");
    out.append("<th>basis</th><th>when</th></tr>\n");
    for (Station station : all(trail)) {
      out.append("<tr><td>").append(station.kind().label());
      out.append("</td><td class=\"what").append(station.isKnown() ? "" : " unknown");
      out.append("\">").append(escaped(station.text())).append("</td><td>");
      out.append(escaped(station.basis().orElse(""))).append("</td><td>");
      out.append(escaped(station.time())).append("</td></tr>\n");
    }
    return out.append("</table>\n").toString();
  }

  /**
   * The trail as a picture: boxes from left to right, row by row, arrows with their basis. Below,
   * without arrows, the first of the sightings that indexes know.
   */
  public static String svg(Trail trail) {
    List<Station> stations = trail.stations();
    List<Station> beside = trail.beside().stream().limit(MOST_BESIDE).toList();
    int wayRows = (stations.size() + PER_ROW - 1) / PER_ROW;
    int rows = wayRows + (beside.size() + PER_ROW - 1) / PER_ROW;
    int width = PER_ROW * BOX_WIDTH + (PER_ROW - 1) * GAP + 20;
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"The way of the"
                + " item\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%n",
            width,
            rows * ROW + 10,
            width,
            rows * ROW + 10));
    out.append(
        "<defs><marker id=\"a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\""
            + " fill=\"#5b6b7a\"/></marker></defs>\n");
    for (int i = 0; i < stations.size(); i++) {
      if (i > 0) {
        arrow(out, i, stations.get(i));
      }
      box(out, i, stations.get(i));
    }
    for (int i = 0; i < beside.size(); i++) {
      int at = wayRows * PER_ROW + i;
      box(out, at, beside.get(i));
      line(out, at, -6, beside.get(i).basis().orElse("?"), "fill=\"#5b6b7a\"");
    }
    return out.append("</svg>\n").toString();
  }

  private static int x(int i) {
    return 10 + i % PER_ROW * (BOX_WIDTH + GAP);
  }

  private static int y(int i) {
    return 10 + i / PER_ROW * ROW;
  }

  private static void box(StringBuilder out, int i, Station station) {
    out.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\""
                + " fill=\"%s\" stroke=\"#5b6b7a\"%s/>",
            escaped(station.text()),
            x(i),
            y(i),
            BOX_WIDTH,
            BOX_HEIGHT,
            fill(station),
            station.isKnown() ? "" : " stroke-dasharray=\"4 3\""));
    line(out, i, 18, station.kind().label(), "font-weight=\"600\"");
    line(out, i, 36, shortened(station.text()), "fill=\"#33475b\"");
    line(out, i, 53, shortened(station.time()), "fill=\"#5b6b7a\"");
    out.append("</g>\n");
  }

  private static String fill(Station station) {
    return switch (station.kind()) {
      case RECOVERED -> "#eef7ee";
      case ALSO_SEEN -> "#f3eef8";
      default -> station.isKnown() ? "#eef4f8" : "#fdf6e7";
    };
  }

  private static void line(StringBuilder out, int i, int down, String text, String style) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" %s>%s</text>",
            x(i) + 9,
            y(i) + down,
            style,
            escaped(text)));
  }

  private static void arrow(StringBuilder out, int i, Station to) {
    boolean turns = i % PER_ROW == 0;
    int fromX = x(i - 1) + BOX_WIDTH;
    int fromY = y(i - 1) + BOX_HEIGHT / 2;
    String path =
        turns
            ? String.format(
                Locale.ROOT,
                "M%d %dV%dH%dV%d",
                fromX - BOX_WIDTH / 2,
                y(i - 1) + BOX_HEIGHT,
                y(i) - 22,
                x(i) + BOX_WIDTH / 2,
                y(i) - 2)
            : String.format(Locale.ROOT, "M%d %dH%d", fromX, fromY, x(i) - 2);
    out.append(
        String.format(
            Locale.ROOT,
            "<path d=\"%s\" fill=\"none\" stroke=\"#5b6b7a\"%s marker-end=\"url(#a)\"/>"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#5b6b7a\">%s</text>%n",
            path,
            to.isKnown() ? "" : " stroke-dasharray=\"4 3\"",
            turns ? (fromX - BOX_WIDTH / 2 + x(i) + BOX_WIDTH / 2) / 2 : fromX + GAP / 2,
            turns ? y(i) - 26 : fromY - 6,
            escaped(to.basis().orElse("?"))));
  }

  /** The end of a long address says more than its middle. */
  private static String shortened(String text) {
    int[] letters = text.codePoints().toArray();
    if (letters.length <= LETTERS) {
      return text;
    }
    int tail = LETTERS / 2;
    return new String(letters, 0, LETTERS - tail - 1)
        + "…"
        + new String(letters, letters.length - tail, tail);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (c >= 0x20 && !Character.isISOControl(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }
}
