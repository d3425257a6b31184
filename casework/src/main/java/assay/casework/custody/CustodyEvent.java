package assay.casework.custody;

import assay.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * One thing that somebody did to sealed material, or a dataset that somebody took in.
 *
 * @param actor who did it
 * @param action what was done: {@code open}, {@code acquire}
 * @param subject name of the vault container, id of the acquisition; empty if there is none
 * @param reason why, as typed
 */
public record CustodyEvent(
    Instant time, String actor, String action, String subject, String reason) {
  static final String TYPE = "assay.custody/v1";

  public CustodyEvent {
    Objects.requireNonNull(time);
    Objects.requireNonNull(subject);
    spoken(actor, "actor");
    spoken(action, "action");
    spoken(reason, "reason");
  }

  private static void spoken(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a custody event needs its " + what);
    }
  }

  JsonObject json(long seq, String prev) {
    return JsonObject.empty()
        .with("type", TYPE)
        .with("seq", seq)
        .with("time", time.toString())
        .with("actor", actor)
        .with("action", action)
        .with("subject", subject)
        .with("reason", reason)
        .with("prev", prev);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if it is not such an event
   */
  static CustodyEvent of(JsonObject json) {
    try {
      return new CustodyEvent(
          Instant.parse(json.text("time").orElseThrow()),
          json.text("actor").orElseThrow(),
          json.text("action").orElseThrow(),
          json.text("subject").orElseThrow(),
          json.text("reason").orElseThrow());
    } catch (NoSuchElementException | DateTimeParseException e) {
      throw new IllegalArgumentException("not a custody event", e);
    }
  }
}
