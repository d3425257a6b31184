package assay.match.exchange.ncmec;

import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Authorization;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Who asks. The credentials are read each time, so that they can be changed. */
final class Account {
  private final Optional<String> user;
  private final Optional<Secret> secretUser;
  private final Secret password;

  private Account(Optional<String> user, Optional<Secret> secretUser, Secret password) {
    this.user = user;
    this.secretUser = secretUser;
    this.password = password;
  }

  static Account of(Settings settings) {
    Optional<String> user = settings.value("user");
    Optional<Secret> secret = Optional.ofNullable(settings.secrets().get("user"));
    if (user.isPresent() == secret.isPresent()) {
      throw new IllegalArgumentException(
          "the exchange needs user, either as a setting or as a credential");
    } else if (user.isPresent() && (user.get().isBlank() || user.get().indexOf(':') >= 0)) {
      throw new IllegalArgumentException("the setting user is no user name");
    }
    return new Account(user, secret, settings.secret("password"));
  }

  /** The header that says so: HTTP Basic. */
  Map<String, String> header() throws IOException {
    Map<String, String> environment = System.getenv();
    String name = user.isPresent() ? user.get() : secretUser.orElseThrow().read(environment);
    return Authorization.basic(name, password.read(environment));
  }
}
