package assay.cli.demo;

import static java.util.stream.Collectors.toMap;

import assay.cli.demo.Damaged.Damage;
import assay.cli.demo.Edits.Edit;
import assay.cli.demo.Planting.Plan;
import assay.stage.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The small dataset of {@code assay demo}: two crawl files, two tar shards and a folder, with about
 * 120 pictures, 28 of them planted, and a few damaged ones. Under 15 MB.
 */
public final class DemoData {
  private static final int PICTURES = 120;

  /** What is done to the planted copies, spread evenly over the pictures. */
  private static final List<String> EDITS =
      List.of(
          "exact",
          "jpeg-quality-30",
          "exact",
          "scaled-0.25",
          "grey",
          "mirrored-x",
          "jpeg-cmyk",
          "png-palette",
          "rotated-90",
          "exact",
          "gif",
          "warmer",
          "png-rgb-16",
          "scaled-2.0",
          "rotated-180",
          "jpeg-progressive",
          "bmp",
          "exif-orientation-6",
          "png-grey-16",
          "sepia",
          "rotated-270",
          "tiff",
          "scaled-0.5",
          "mirrored-y",
          "png-interlaced",
          "png-rgba");

  private DemoData() {}

  /**
   * Writes {@code dataset/} and {@code list.csv} into a folder.
   *
   * @param folder exists, and has neither
   * @param pdq hashes the listed pictures
   * @param seed the same seed gives the same dataset
   */
  public static GroundTruth write(Path folder, Hasher pdq, long seed) throws IOException {
    Path dataset = Files.createDirectory(folder.resolve("dataset"));
    Planting planting = new Planting(pdq, seed);
    try (Shards shards = new Shards(dataset, seed)) {
      CrawlShard compressed = shards.crawl("crawl-0001.warc.gz");
      CrawlShard plain = shards.crawl("crawl-0002.warc");
      Place tar = shards.tar(0);
      shards.tar(1);
      Place pictures = shards.folder("pictures");
      planting.plantVisitedTwice(compressed);
      planting.scatter(plans(shards.places()), shards.places(), PICTURES);
      damage(planting, compressed, plain, tar, pictures);
    }
    return planting.finish(dataset, folder.resolve("list.csv"));
  }

  private static List<Plan> plans(List<Place> places) {
    Map<String, Edit> edits = Edits.all().stream().collect(toMap(Edit::name, e -> e));
    List<Plan> plans = new ArrayList<>();
    for (String edit : EDITS) {
      plans.add(new Plan(edits.get(edit), places.get(plans.size() % places.size())));
    }
    return plans;
  }

  private static void damage(
      Planting planting, CrawlShard compressed, CrawlShard plain, Place tar, Place pictures)
      throws IOException {
    Edit exact = Edits.all().get(0);
    String page = compressed.putDamagedPage().member();
    planting.damaged(compressed.name(), page, Damage.WRONG_CHECKSUM);
    Picture cut = exact.of(planting.draw());
    planting.damaged(plain.name(), plain.putCut(cut).member(), Damage.DECLARED_CUT);
    for (Place place : List.of(plain.place(Framing.CHUNKED), tar, pictures)) {
      planting.damage(exact, place, Damage.CUT_PICTURE);
      planting.damage(exact, place, Damage.BROKEN_HEADER);
    }
  }
}
