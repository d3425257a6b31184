package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SplittableRandom;

/** The web from which a shard's pictures come: addresses, captions and pages of harmless words. */
final class Site {
  /** Where every crawl begins. */
  static final String HOME = "https://www.example.com/";

  private static final List<String> HOSTS =
      List.of("images.example.com", "www.example.org", "static.example.net");
  private static final List<String> THINGS =
      List.of("hills", "a harbour", "clouds", "an orchard", "dunes", "a lake", "cliffs", "a field");
  private static final List<String> PARTS =
      List.of("discs", "bars", "triangles", "rings", "shadows", "colours", "edges", "lights");
  private static final List<String> TIMES =
      List.of("at dawn", "at noon", "in the rain", "in autumn", "after snow", "by evening light");

  private final String shard;
  private final SplittableRandom random;
  private int pages;
  private int pictures;

  /**
   * Begins without pages.
   *
   * @param shard a word that makes the addresses differ from those of other shards
   */
  Site(String shard, long seed) {
    this.shard = shard;
    this.random = new SplittableRandom(seed);
  }

  /** The address of a new page. */
  String newPage() {
    return "%s%s/gallery-%06d.html".formatted(HOME, shard, pages++);
  }

  /**
   * The address of a new picture.
   *
   * @param suffix without a dot
   */
  String newPicture(String suffix) {
    return "https://%s/%s/%06d.%s".formatted(any(HOSTS), shard, pictures++, suffix);
  }

  String caption() {
    return "Drawn picture: %s with %s, %s".formatted(any(THINGS), any(PARTS), any(TIMES));
  }

  /** A page that shows one picture. */
  byte[] page(String pictureUri) {
    StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>");
    html.append("<meta charset=\"utf-8\"><title>").append(caption()).append("</title></head>\n");
    html.append("<body>\n<p><img src=\"").append(pictureUri).append("\" alt=\"");
    html.append(caption()).append("\"></p>\n");
    for (int i = random.nextInt(3, 9); i > 0; i--) {
      html.append("<p>").append(caption()).append(". ").append(caption()).append(".</p>\n");
    }
    return html.append("</body>\n</html>\n").toString().getBytes(UTF_8);
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
