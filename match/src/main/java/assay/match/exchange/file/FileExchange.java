package assay.match.exchange.file;

import assay.json.JsonObject;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Pull;
import java.time.Instant;
import java.util.Optional;

/** A list that lies at a place. */
record FileExchange(String name, Place place, Optional<String> algorithm)
    implements HashListExchange {
  @Override
  public Pull pull(JsonObject cursor, Instant now) {
    return new FilePull(place, cursor, now, algorithm);
  }
}
