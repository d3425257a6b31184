package assay.match.exchange.file;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Where a list lies. */
interface Place {
  /**
   * Looks what lies there now.
   *
   * @param cursor what was read there before, as {@link Content#verified} said; else empty
   */
  Found look(JsonObject cursor, Instant now) throws IOException, ExchangeException;

  /**
   * What lies there.
   *
   * @param asOf of which time, never of the future
   * @param changed its content, unless it is what was read before
   */
  record Found(Instant asOf, Optional<Content> changed) {}
}
