package assay.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over two axes, as SVG that can be read on a light and on a dark page. Each line has its
 * name at its right end, in its colour; names that would cover one another are moved apart.
 */
final class LineChart {
  private static final int LEFT = 80;
  private static final int RIGHT = 640;
  private static final int TOP = 50;
  private static final int BOTTOM = 470;
  private static final int NAME_HEIGHT = 17;

  /** Seven colours of about the same lightness; they do for those who see no red or no green. */
  private static final String STYLE =
      """
      <style>
        svg { background: #ffffff; font: 13px sans-serif; }
        text { fill: #24292f; }
        .grid { stroke: #d0d7de; stroke-width: 1; }
        .line { fill: none; stroke-width: 2; }
        .c0 { stroke: #0072b2; } .c1 { stroke: #d55e00; } .c2 { stroke: #009e73; }
        .c3 { stroke: #cc79a7; } .c4 { stroke: #b58900; } .c5 { stroke: #6e7781; } .c6 { stroke: #3b3fb6; }
        @media (prefers-color-scheme: dark) {
          svg { background: #0d1117; }
          text { fill: #e6edf3; }
          .grid { stroke: #30363d; }
          .c0 { stroke: #56b4e9; } .c5 { stroke: #9da7b3; } .c6 { stroke: #9a9dff; }
        }
      </style>
      """;

  private final String title;
  private final String xName;
  private final Axis x;
  private final Axis y;
  private final List<Line> lines = new ArrayList<>();

  LineChart(String title, String xName, Axis x, Axis y) {
    this.title = title;
    this.xName = xName;
    this.x = x;
    this.y = y;
  }

  /** Where a value lies between two ends. */
  record Axis(double from, double to, double step, boolean isLog) {
    static Axis log(double from, double to) {
      return new Axis(from, to, 10, true);
    }

    static Axis linear(double from, double to, double step) {
      return new Axis(from, to, step, false);
    }

    double share(double value) {
      return isLog ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }

    List<Double> marks() {
      List<Double> marks = new ArrayList<>();
      for (double mark = from; mark <= to * 1.001; mark = isLog ? mark * step : mark + step) {
        marks.add(mark);
      }
      return marks;
    }
  }

  private record Line(String name, int colour, String dashes, Map<Double, Double> points) {
    double end() {
      return points.values().stream().reduce((a, b) -> b).orElseThrow();
    }
  }

  /**
   * Adds a line; none if there are no points.
   *
   * @param dashes as SVG has them; empty for a solid line
   */
  void line(String name, int colour, String dashes, Map<Double, Double> points) {
    if (!points.isEmpty()) {
      lines.add(new Line(name, colour, dashes, points));
    }
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 880 530\" role=\"img\">\n");
    svg.append("<title>").append(title).append("</title>\n").append(STYLE);
    text(svg, LEFT, 25, "start", title);
    text(svg, (LEFT + RIGHT) / 2.0, BOTTOM + 45, "middle", xName);
    text(svg, LEFT, TOP - 8, "end", "µs");
    for (double mark : x.marks()) {
      grid(svg, atX(mark), TOP, atX(mark), BOTTOM);
      text(svg, atX(mark), BOTTOM + 20, "middle", number(mark));
    }
    for (double mark : y.marks()) {
      grid(svg, LEFT, atY(mark), RIGHT, atY(mark));
      text(svg, LEFT - 8, atY(mark) + 4, "end", number(mark));
    }
    lines.forEach(line -> draw(svg, line));
    names(svg);
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, Line line) {
    svg.append(
        "<polyline class=\"line c%d\" stroke-dasharray=\"%s\" points=\""
            .formatted(line.colour, line.dashes.isEmpty() ? "none" : line.dashes));
    line.points.forEach((at, value) -> svg.append(point("%.1f,%.1f ", atX(at), atY(value))));
    svg.append("\"/>\n");
    line.points.forEach(
        (at, value) ->
            svg.append(
                point(
                    "<circle class=\"line c"
                        + line.colour
                        + "\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>%n",
                    atX(at),
                    atY(value))));
  }

  /** From the lowest line up, each name at least its height above the one below. */
  private void names(StringBuilder svg) {
    double below = BOTTOM + NAME_HEIGHT;
    for (Line line : lines.stream().sorted(Comparator.comparingDouble(Line::end)).toList()) {
      double at = Math.min(atY(line.end()), below - NAME_HEIGHT);
      double last = atX(line.points.keySet().stream().reduce((a, b) -> b).orElseThrow());
      svg.append(
          "<path class=\"line c%d\" style=\"stroke-width:1\" d=\"M%.1f,%.1f L%d,%.1f h6\"/>%n"
              .formatted(line.colour, last + 3, atY(line.end()), RIGHT + 16, at));
      text(svg, RIGHT + 26, at + 4, "start", line.name);
      below = at;
    }
  }

  private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        point("<path class=\"grid\" d=\"M%.1f,%.1f L", x1, y1) + point("%.1f,%.1f\"/>%n", x2, y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(point("<text x=\"%.1f\" y=\"%.1f\" ", x, y));
    svg.append("text-anchor=\"").append(anchor).append("\">").append(text).append("</text>\n");
  }

  private static String point(String format, double x, double y) {
    return String.format(Locale.ROOT, format, x, y);
  }

  private double atX(double value) {
    return LEFT + x.share(value) * (RIGHT - LEFT);
  }

  private double atY(double value) {
    return BOTTOM - y.share(value) * (BOTTOM - TOP);
  }

  private static String number(double mark) {
    return mark < 1
        ? String.format(Locale.ROOT, "%.1f", mark)
        : String.format(Locale.ROOT, "%,.0f", mark);
  }
}
