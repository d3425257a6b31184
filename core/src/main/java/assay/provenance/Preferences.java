package assay.provenance;

import assay.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Opt-out signals found in the archived exchange. They inform; they never change a verdict. */
public record Preferences(
    List<String> robots, Optional<String> tdmReservation, Optional<String> contentUsage) {
  public Preferences {
    robots = List.copyOf(robots);
  }

  public static Preferences none() {
    return new Preferences(List.of(), Optional.empty(), Optional.empty());
  }

  public boolean isEmpty() {
    return robots.isEmpty() && tdmReservation.isEmpty() && contentUsage.isEmpty();
  }

  JsonObject json() {
    return JsonObject.empty()
        .withUnlessEmpty("robotsMeta", robots)
        .with("tdmReservation", tdmReservation)
        .with("contentUsage", contentUsage);
  }
}
