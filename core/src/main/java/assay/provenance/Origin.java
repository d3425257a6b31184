package assay.provenance;

import assay.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Where the content was published.
 *
 * @param url of the file itself, without user information
 * @param redirects addresses that led to {@code url}, first first
 * @param pageUrl a page that showed or linked it
 * @param host known without an address, for example from a folder's name
 */
public record Origin(
    Optional<String> url, List<String> redirects, Optional<String> pageUrl, Optional<String> host) {
  public Origin {
    url = url.map(Urls::withoutUserInfo);
    redirects = redirects.stream().map(Urls::withoutUserInfo).toList();
    pageUrl = pageUrl.map(Urls::withoutUserInfo);
  }

  /** Only the address of the file is known. */
  public static Origin ofUrl(String url) {
    return new Origin(Optional.of(url), List.of(), Optional.empty(), Optional.empty());
  }

  /** The host that served the file, from the address if there is one. */
  public Optional<String> servingHost() {
    return url.flatMap(Urls::host).or(() -> host);
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("url", url)
        .withUnlessEmpty("redirects", redirects)
        .with("pageUrl", pageUrl)
        .with("host", servingHost());
  }
}
