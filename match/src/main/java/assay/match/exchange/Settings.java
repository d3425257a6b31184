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
import java.util.TreeSet;

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

  /**
   * The same, if it has no names but these.
   *
   * @throws IllegalArgumentException naming the first other one, and what there is
   */
  public Settings only(Set<String> valueNames, Set<String> secretNames) {
    refuseOthers("setting", values.keySet(), valueNames);
    refuseOthers("credential", secrets.keySet(), secretNames);
    return this;
  }

  private static void refuseOthers(String kind, Set<String> given, Set<String> known) {
    for (String name : given) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "the exchange has no "
                + kind
                + " "
                + name
                + "; it has "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
  }
}
