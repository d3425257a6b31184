package assay.match.exchange.file;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A folder, or a file, of this machine. */
final class FolderPlace implements Place {
  private final Path path;
  private final String of;

  FolderPlace(Settings settings) {
    path = Path.of(settings.required("path")).normalize();
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("the path must be absolute");
    }
    of = settings.digest();
  }

  @Override
  public Found look(JsonObject cursor, Instant now) throws IOException, ExchangeException {
    FolderState state = FolderState.of(path);
    Instant asOf = state.newest().isAfter(now) ? now : state.newest();
    JsonObject known = JsonObject.empty().with("of", of).with("state", state.digest());
    return new Found(
        asOf,
        known.equals(cursor)
            ? Optional.empty()
            : Optional.of(new FolderContent(path, state, known)));
  }
}
