package assay.dataset.inside;

import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing in a container.
 *
 * @param name the container's for it; may be empty
 * @param time it was there no later than this, as the container says
 * @param fault why its bytes cannot be read at all; then there are none
 * @param data opens its bytes, once
 */
record Member(String name, Optional<Instant> time, Optional<Reason> fault, Data data) {
  /** Opens bytes. */
  @FunctionalInterface
  interface Data {
    InputStream open() throws IOException;
  }

  static Member of(String name, Optional<Instant> time, Data data) {
    return new Member(name, time, Optional.empty(), data);
  }

  static Member unreadable(String name, Optional<Instant> time, Reason fault) {
    return new Member(name, time, Optional.of(fault), InputStream::nullInputStream);
  }

  @Override
  public String toString() {
    return "member";
  }
}
