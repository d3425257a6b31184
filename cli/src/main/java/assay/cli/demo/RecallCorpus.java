package assay.cli.demo;

import assay.cli.demo.Edits.Edit;
import assay.cli.demo.Planting.Plan;
import assay.stage.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dataset to measure recall with: every edit in every framing, each as a copy of a picture of its
 * own, among pictures that are on no list.
 */
public final class RecallCorpus {
  private RecallCorpus() {}

  /**
   * Writes {@code dataset/} and {@code list.csv} into a folder. Streams.
   *
   * @param folder exists, and has neither
   * @param pdq hashes the listed pictures
   * @param seed the same seed gives the same dataset
   * @param pictures how many in all
   * @throws IllegalArgumentException if there are fewer pictures than combinations, about 450
   */
  public static GroundTruth write(Path folder, Hasher pdq, long seed, int pictures)
      throws IOException {
    Path dataset = Files.createDirectory(folder.resolve("dataset"));
    Planting planting = new Planting(pdq, seed);
    try (Shards shards = new Shards(dataset, seed)) {
      shards.crawl("crawl-0001.warc.gz");
      shards.crawl("crawl-0002.warc");
      shards.tar(0);
      shards.folder("pictures");
      List<Plan> plans = plans(shards.places());
      if (pictures < plans.size()) {
        throw new IllegalArgumentException(
            "all combinations need " + plans.size() + " pictures, not " + pictures);
      }
      planting.scatter(plans, shards.places(), pictures);
    }
    return planting.finish(dataset, folder.resolve("list.csv"));
  }

  private static List<Plan> plans(List<Place> places) {
    List<Plan> plans = new ArrayList<>();
    for (Edit edit : Edits.all()) {
      for (Place place : places) {
        plans.add(new Plan(edit, place));
      }
    }
    return plans;
  }
}
