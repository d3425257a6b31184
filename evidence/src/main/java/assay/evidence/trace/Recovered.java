package assay.evidence.trace;

import assay.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What indexes of archives know of an item. It lies beside the record and changes nothing of it.
 *
 * @param method by which the capture was found that stands for this occurrence; near-duplicate if
 *     there is nothing but what looks alike
 * @param grade that provenance has with it
 * @param actionable as well
 * @param sightings by time
 * @param tied the number of the one that stands for this occurrence; empty if all were made later
 * @param isCut there are more than are listed
 * @param alsoSeen captures of what looks like the item, nearest first
 */
public record Recovered(
    String method,
    String grade,
    String actionable,
    List<Sighting> sightings,
    OptionalInt tied,
    boolean isCut,
    List<AlsoSeen> alsoSeen) {
  private static final String TYPE = "assay.recovered/v1";

  /** All that an index tells was joined to the item; an exact digest, position, key or address. */
  private static final String BASIS = "joined";

  public Recovered {
    sightings = List.copyOf(sightings);
    alsoSeen = List.copyOf(alsoSeen);
    if (tied.isPresent() && (tied.getAsInt() < 0 || tied.getAsInt() >= sightings.size())) {
      throw new IllegalArgumentException("the tied sighting is not among the sightings");
    }
  }

  /**
   * A capture that an index knows.
   *
   * @param method by which it was found
   * @param source the index file, or snapshot, with its digest
   * @param capture as recovery wrote it
   */
  public record Sighting(String method, String source, JsonObject capture) {
    String url() {
      return capture.text("url").orElseThrow();
    }

    Station station(boolean tied) {
      return station(Station.Kind.RECOVERED, tied ? "; stands for this item" : "", BASIS);
    }

    private Station station(Station.Kind kind, String end, String basis) {
      String agent =
          capture.object("agent").flatMap(a -> a.text("name")).map(n -> " by " + n).orElse("");
      String status =
          capture.number("status").isPresent()
              ? ", answered " + capture.number("status").getAsLong()
              : "";
      return Station.known(
              kind, url() + agent + status + place() + "; " + method + ", " + source + end, basis)
          .between(capture.text("notBefore"), capture.text("notAfter"));
    }

    private String place() {
      Optional<JsonObject> row = capture.object("row");
      return capture
          .object("archive")
          .map(a -> ", " + a.text("file").orElseThrow() + " at " + a.number("offset").orElseThrow())
          .or(
              () ->
                  row.map(
                      r ->
                          ", "
                              + r.text("key").orElseThrow()
                              + " of "
                              + r.text("release").orElseThrow()))
          .orElse("");
    }

    JsonObject json(boolean tied) {
      return capture.with("basis", BASIS).with("tied", tied);
    }
  }

  /**
   * A capture of something else, which looks like the item.
   *
   * @param distance of the pictures, in bits
   * @param basis on which it rests
   */
  public record AlsoSeen(Sighting sighting, long distance, String basis) {
    Station station() {
      String end = "; looks alike, " + distance + " of 256 bits differ";
      return sighting.station(Station.Kind.ALSO_SEEN, end, basis);
    }
  }

  /**
   * Reads what recovery wrote.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Recovered of(JsonObject line) {
    if (line.text("type").filter(TYPE::equals).isEmpty()) {
      throw new IllegalArgumentException("is not of type " + TYPE);
    }
    List<Sighting> sightings = new ArrayList<>();
    for (JsonObject sighting : line.objects("sightings")) {
      sightings.add(sighting(sighting));
    }
    List<AlsoSeen> alsoSeen = new ArrayList<>();
    for (JsonObject also : line.objects("alsoSeenAt")) {
      long distance = also.number("distance").orElseThrow(() -> missing("distance"));
      alsoSeen.add(new AlsoSeen(sighting(also), distance, needed(also, "basis")));
    }
    JsonObject after = line.object("after").orElseThrow(() -> missing("after"));
    return new Recovered(
        needed(line, "method"),
        needed(after, "grade"),
        needed(after, "actionable"),
        sightings,
        line.number("tied").isPresent()
            ? OptionalInt.of(Math.toIntExact(line.number("tied").getAsLong()))
            : OptionalInt.empty(),
        line.flag("sightingsCut").orElse(false),
        alsoSeen);
  }

  private static Sighting sighting(JsonObject capture) {
    needed(capture, "url");
    return new Sighting(needed(capture, "method"), source(capture), capture);
  }

  private static String source(JsonObject sighting) {
    JsonObject source = sighting.object("source").orElseThrow(() -> missing("source"));
    return needed(source, "name") + " (" + needed(source, "sha256") + ")";
  }

  private static String needed(JsonObject json, String member) {
    return json.text(member).orElseThrow(() -> missing(member));
  }

  private static IllegalArgumentException missing(String member) {
    return new IllegalArgumentException("has no " + member);
  }

  private boolean isTied(int number) {
    return tied.isPresent() && tied.getAsInt() == number;
  }

  /**
   * One station for each sighting; the one that stands for this occurrence first, what merely looks
   * alike last.
   */
  List<Station> stations() {
    List<Station> stations = new ArrayList<>();
    for (int i = 0; i < sightings.size(); i++) {
      stations.add(isTied(i) ? 0 : stations.size(), sightings.get(i).station(isTied(i)));
    }
    alsoSeen.forEach(also -> stations.add(also.station()));
    return stations;
  }

  /** How it came, and what it makes of the record. */
  String heading() {
    if (sightings.isEmpty()) {
      return "nothing recovered; seen elsewhere was what looks alike, which completes nothing";
    }
    return "recovered beside the record by "
        + method
        + (tied.isPresent()
            ? ": grade " + grade + ", actionable: " + actionable
            : ": seen later only, which completes nothing")
        + (isCut ? "; more sightings than are listed" : "");
  }

  JsonObject json() {
    List<JsonObject> all = new ArrayList<>();
    for (int i = 0; i < sightings.size(); i++) {
      all.add(sightings.get(i).json(isTied(i)));
    }
    return JsonObject.empty()
        .with("method", method)
        .with("grade", grade)
        .with("actionable", actionable)
        .with("sightings", all)
        .with("sightingsCut", isCut)
        .withUnlessEmpty(
            "alsoSeenAt", alsoSeen.stream().map(also -> also.sighting().capture()).toList());
  }
}
