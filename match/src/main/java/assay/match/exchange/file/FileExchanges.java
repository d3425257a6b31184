package assay.match.exchange.file;

import assay.fingerprint.DigestAlgorithm;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Pauses;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists as files. */
public final class FileExchanges {
  private FileExchanges() {}

  /**
   * A file behind an address.
   *
   * @param settings {@code url}; {@code algorithm} if its lines are bare values; {@code sha256} if
   *     only one state of it is to be taken; {@code sha256-url} if its publisher keeps the digest
   *     of the current state there; {@code user} with the credential {@code password}, or the
   *     credential {@code token}
   */
  public static HashListExchange http(Settings settings) {
    return http(settings, Pauses.standard(), System.getenv());
  }

  /** The same with other pauses. */
  static HashListExchange http(Settings settings, Pauses pauses, Map<String, String> environment) {
    settings.only(
        Set.of("url", "algorithm", "sha256", "sha256-url", "user"), Set.of("password", "token"));
    return new FileExchange(
        "file", new HttpPlace(settings, pauses, environment), algorithm(settings));
  }

  /**
   * A folder, or a file, of this machine.
   *
   * @param settings {@code path}, absolute; {@code algorithm} if the lines are bare values
   */
  public static HashListExchange folder(Settings settings) {
    settings.only(Set.of("path", "algorithm"), Set.of());
    return new FileExchange("folder", new FolderPlace(settings), algorithm(settings));
  }

  private static Optional<String> algorithm(Settings settings) {
    Optional<String> algorithm = settings.value("algorithm");
    if (algorithm.isPresent()
        && !algorithm.get().equalsIgnoreCase("pdq")
        && !algorithm.get().equalsIgnoreCase("vpdq")
        && DigestAlgorithm.ofLabel(algorithm.get()).isEmpty()) {
      throw new IllegalArgumentException(
          "the algorithm is none of md5, sha1, sha256, sha512, pdq, vpdq");
    }
    return algorithm;
  }
}
