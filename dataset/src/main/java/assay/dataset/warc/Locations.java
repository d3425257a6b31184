package assay.dataset.warc;

import java.net.URI;

/** Where a redirect leads. */
final class Locations {
  private Locations() {}

  /** The location as an absolute address, as far as both can be understood. */
  static String resolved(String url, String location) {
    if (location.startsWith("http://") || location.startsWith("https://")) {
      return location;
    }
    try {
      return URI.create(url).resolve(location).toString();
    } catch (IllegalArgumentException notAnAddress) {
      return location;
    }
  }
}
