package assay.dataset.warc;

import assay.provenance.Capture.Agent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code User-Agent} header says asked. */
final class Agents {
  private static final int LONGEST = 256;
  private static final Pattern CRAWLER =
      Pattern.compile("compatible; *([\\w.-]{1,64})/([\\w.-]{1,32})");
  private static final Pattern PRODUCT = Pattern.compile("^([\\w.-]{1,64})/([\\w.-]{1,32})");

  private Agents() {}

  /**
   * Name and version of a crawler; of a browser, whose header names a dozen products, all of it.
   *
   * @param operator as the crawl says
   */
  static Agent of(String header, Optional<String> operator) {
    Matcher crawler = CRAWLER.matcher(header);
    Matcher product = PRODUCT.matcher(header);
    if (crawler.find()) {
      return new Agent(crawler.group(1), Optional.of(crawler.group(2)), operator);
    } else if (product.find() && !product.group(1).equals("Mozilla")) {
      return new Agent(product.group(1), Optional.of(product.group(2)), operator);
    }
    String name = header.substring(0, Math.min(LONGEST, header.length()));
    return new Agent(name, Optional.empty(), operator);
  }
}
