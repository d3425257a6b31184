package assay.match.child;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an ffmpeg executable says of itself.
 *
 * @param decoders the best decoder that it has for each coding
 */
record Inventory(String version, Map<Coding, String> decoders) {
  /** {@code ffmpeg version 5.1.9-0+deb12u1 Copyright …}. */
  private static final Pattern VERSION = Pattern.compile("ffmpeg version ([\\w.+:~-]{1,60}) .*");

  /** Six flags and a name: {@code VFS..D hevc HEVC (…)}. */
  private static final Pattern DECODER = Pattern.compile("\\s*V[A-Z.]{5}\\s+(\\S+).*");

  Inventory {
    decoders = Map.copyOf(decoders);
  }

  /** From what it prints with {@code -decoders}; empty if that is not what ffmpeg prints. */
  static Optional<Inventory> read(String text) {
    String version = "";
    Set<String> names = new HashSet<>();
    for (String line : text.lines().toList()) {
      Matcher banner = VERSION.matcher(line);
      if (banner.matches()) {
        version = banner.group(1);
      }
      Matcher decoder = DECODER.matcher(line);
      if (decoder.matches()) {
        names.add(decoder.group(1));
      }
    }
    return version.isEmpty() ? Optional.empty() : Optional.of(new Inventory(version, best(names)));
  }

  private static Map<Coding, String> best(Set<String> names) {
    Map<Coding, String> best = new EnumMap<>(Coding.class);
    for (Coding coding : Coding.values()) {
      coding.decoders().stream()
          .filter(names::contains)
          .findFirst()
          .ifPresent(name -> best.put(coding, name));
    }
    return best;
  }

  Optional<String> decoder(Coding coding) {
    return Optional.ofNullable(decoders.get(coding));
  }

  String words() {
    return decoders.keySet().stream()
        .sorted()
        .map(coding -> coding.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
