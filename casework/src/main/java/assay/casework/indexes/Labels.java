package assay.casework.indexes;

import assay.provenance.Capture;
import java.util.Optional;

/**
 * What the operator says of archives whose indexes do not tell it.
 *
 * @param collection the crawl
 * @param agent what crawled
 * @param release of a dataset whose tables these are: their rows can be asked for by their keys
 */
public record Labels(
    Optional<String> collection, Optional<Capture.Agent> agent, Optional<String> release) {
  /** Nothing is said. */
  public static Labels none() {
    return new Labels(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
