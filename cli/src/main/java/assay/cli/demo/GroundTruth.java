package assay.cli.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What a made dataset holds: what a screening of it is compared with.
 *
 * @param dataset the folder to screen
 * @param list the hash list to screen it with, outside the dataset
 * @param pictures how many pictures the dataset has, planted and damaged ones included
 * @param planted copies of listed pictures; all of them must leave the dataset
 * @param damaged what must not be called clear
 */
public record GroundTruth(
    Path dataset, Path list, int pictures, List<Planted> planted, List<Damaged> damaged) {
  public GroundTruth {
    planted = List.copyOf(planted);
    damaged = List.copyOf(damaged);
  }
}
