package assay.cli.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A crawl file being written; each picture comes after the page that shows it. */
final class CrawlShard implements Closeable {
  private static final String HTML = "text/html; charset=utf-8";

  private final String name;
  private final SampleCrawl crawl;
  private final Site site;

  private CrawlShard(String name, SampleCrawl crawl, Site site) {
    this.name = name;
    this.crawl = crawl;
    this.site = site;
  }

  /**
   * Begins a new file.
   *
   * @param name {@code crawl-0001.warc}, {@code crawl-0001.warc.gz}, …
   */
  static CrawlShard create(Path dataset, String name, long seed) throws IOException {
    SampleCrawl crawl = SampleCrawl.create(dataset.resolve(name), seed);
    return new CrawlShard(name, crawl, new Site(name.substring(0, name.indexOf('.')), ~seed));
  }

  /** The file's name. */
  String name() {
    return name;
  }

  /** This file, as a place for pictures in one framing. */
  Place place(Framing framing) {
    String kind = name.substring(name.indexOf('.') + 1);
    String label = kind + " " + framing.label();
    return new Place(name, label, picture -> put(picture, framing).member());
  }

  /** Writes a page and its picture. */
  Fetch put(Picture picture, Framing framing) throws IOException {
    String uri = site.newPicture(picture.suffix());
    String page = page(uri);
    return crawl.add(uri, page, picture.mediaType(), framing, picture.bytes());
  }

  /** Writes a page, and half of its picture with a word about the cut. */
  Fetch putCut(Picture picture) throws IOException {
    String uri = site.newPicture(picture.suffix());
    String page = page(uri);
    byte[] bytes = picture.bytes();
    return crawl.addCut(uri, page, picture.mediaType(), bytes, bytes.length / 2);
  }

  /** Writes a page in a gzip member with a wrong checksum. */
  Fetch putDamagedPage() throws IOException {
    byte[] html = site.page(site.newPicture("jpg"));
    return crawl.addDamaged(site.newPage(), Site.HOME, HTML, html);
  }

  /** Writes that a fetch was made again, with the same result. */
  Fetch revisit(Fetch fetch) throws IOException {
    return crawl.revisit(fetch);
  }

  private String page(String pictureUri) throws IOException {
    String page = site.newPage();
    crawl.add(page, Site.HOME, HTML, Framing.GZIP_CHUNKED, site.page(pictureUri));
    return page;
  }

  @Override
  public void close() throws IOException {
    crawl.close();
  }
}
