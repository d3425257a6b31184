package assay.match.exchange;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one list's exchange is reached.
 *
 * @param values by name: {@code url}, {@code group}
 * @param secrets by name: {@code password}, {@code token}
 */
public record Settings(SortedMap<String, String> values, SortedMap<String, Secret> secrets) {
  public Settings {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
  }

  public static Settings of(Map<String, String> values, Map<String, Secret> secrets) {
    return new Settings(new TreeMap<>(values), new TreeMap<>(secrets));
  }

  /**
   * Stands for all values: 16 hexadecimal digits. A cursor keeps them, so that it is not used with
   * the settings of another list.
   */
  public String digest() {
    JsonObject all = JsonObject.empty().with("values", values);
    byte[] digest = DigestAlgorithm.SHA256.begin().digest(all.bytes());
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * A value that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String required(String name) {
    return value(name)
        .orElseThrow(() -> new IllegalArgumentException("the exchange needs the setting " + name));
  }

  /**
   * The same settings, if the exchange knows all of them.
   *
   * @throws IllegalArgumentException naming one that it does not know, which may be misspelt
   */
  public Settings only(Set<String> knownValues, Set<String> knownSecrets) {
    values.keySet().stream()
        .filter(name -> !knownValues.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("the exchange has no setting " + name);
            });
    secrets.keySet().stream()
        .filter(name -> !knownSecrets.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("the exchange has no credential " + name);
            });
    return this;
  }

  /**
   * A secret that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Secret secret(String name) {
    Secret secret = secrets.get(name);
    if (secret == null) {
      throw new IllegalArgumentException("the exchange needs the credential " + name);
    }
    return secret;
  }
}
