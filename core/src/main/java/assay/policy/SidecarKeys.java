package assay.policy;

import java.util.List;
import java.util.Locale;

/**
 * Under which names a text beside an item says where the item came from. The first name that is
 * there counts; names are compared without regard to case.
 *
 * @param url of the file's address
 * @param page of a page that showed it
 * @param time of the time at which it was fetched
 * @param caption of the text that stood with it
 * @param version of the version of the tool that downloaded it
 */
public record SidecarKeys(
    List<String> url,
    List<String> page,
    List<String> time,
    List<String> caption,
    List<String> version) {
  /** Loaders set it to the place of the shard. */
  private static final String SHARD = "__url__";

  public SidecarKeys {
    url = names(url);
    page = names(page);
    time = names(time);
    caption = names(caption);
    version = names(version);
  }

  /** What common tools write. None of them writes its own version. */
  public static SidecarKeys standard() {
    return new SidecarKeys(
        List.of("url", "image_url", "img_url", "src", "source_url", "original_url"),
        List.of("page_url", "document_url", "referrer"),
        List.of("fetch_time", "crawl_date", "date_download", "timestamp"),
        List.of("caption", "text", "alt"),
        List.of());
  }

  private static List<String> names(List<String> names) {
    List<String> lower = names.stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().toList();
    if (lower.contains(SHARD)) {
      throw new IllegalArgumentException(
          SHARD + " is where the shard lies, never where an item came from");
    }
    return lower;
  }
}
