package assay.match.exchange.file;

import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Authorization;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What lets one read a file, if anything is asked for. */
final class Credentials {
  private final Optional<String> user;
  private final Optional<Secret> secret;
  private final Map<String, String> environment;

  private Credentials(
      Optional<String> user, Optional<Secret> secret, Map<String, String> environment) {
    this.user = user;
    this.secret = secret;
    this.environment = environment;
  }

  static Credentials of(Settings settings, Map<String, String> environment) {
    Optional<String> user = settings.value("user");
    boolean hasToken = settings.secrets().containsKey("token");
    boolean hasPassword = settings.secrets().containsKey("password");
    if (user.isPresent() != hasPassword || (hasToken && hasPassword)) {
      throw new IllegalArgumentException(
          "a user comes with the credential password, and neither with the credential token");
    }
    Optional<Secret> secret =
        hasToken
            ? Optional.of(settings.secret("token"))
            : user.map(name -> settings.secret("password"));
    return new Credentials(user, secret, environment);
  }

  /** None. */
  static Credentials none() {
    return new Credentials(Optional.empty(), Optional.empty(), Map.of());
  }

  /** The header that shows them. */
  Map<String, String> header() throws IOException {
    if (secret.isEmpty()) {
      return Map.of();
    }
    String read = secret.get().read(environment);
    return user.isPresent() ? Authorization.basic(user.get(), read) : Authorization.bearer(read);
  }
}
