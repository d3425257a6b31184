package assay.provenance;

import assay.fingerprint.Digest;
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
 * @param caption SHA-256 of the text that stood with it, as UTF-8
 */
public record Origin(
    Optional<String> url,
    List<String> redirects,
    Optional<String> pageUrl,
    Optional<String> host,
    Optional<Digest> caption) {
  public Origin {
    url = url.map(Urls::withoutUserInfo);
    redirects = redirects.stream().map(Urls::withoutUserInfo).toList();
    pageUrl = pageUrl.map(Urls::withoutUserInfo);
  }

  /** Without a caption. */
  public Origin(
      Optional<String> url,
      List<String> redirects,
      Optional<String> pageUrl,
      Optional<String> host) {
    this(url, redirects, pageUrl, host, Optional.empty());
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
        .with("host", servingHost())
        .with("captionSha256", caption.map(Digest::hex));
  }
}
