package assay.dataset.embedded;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digital source types, of which only the last part is kept: {@code digitalCapture}. */
final class SourceTypes {
  private static final Pattern TYPE =
      Pattern.compile(
          "https?://(?:cv\\.iptc\\.org/newscodes|c2pa\\.org)/digitalsourcetype/([A-Za-z]{1,64})");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "Iptc4xmpExt:DigitalSourceType(?:>|\\s?=\\s?[\"']|\\s{1,8}rdf:resource\\s?=\\s?[\"'])"
              + "\\s{0,8}(https?://[^\\s\"'<]{1,200})");

  private SourceTypes() {}

  /** The last part; empty if the address is of no such vocabulary. */
  static Optional<String> of(String address) {
    Matcher matcher = TYPE.matcher(address.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** As an attribute, an element or a resource. */
  static Optional<String> inXmp(String packet) {
    Matcher matcher = PROPERTY.matcher(packet);
    return matcher.find() ? of(matcher.group(1)) : Optional.empty();
  }
}
