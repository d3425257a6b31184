package assay.cli.run;

import assay.policy.Policy;
import assay.provenance.Acquisition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a caller asks to be screened, and how.
 *
 * @param inputs files and folders, at least one
 * @param lists list arguments: the names of lists that were added, or {@code [algorithm:]PATH}; at
 *     least one
 * @param output folder that receives the screened dataset
 * @param dataset its name
 * @param ingestedAt when the items enter the pool; the start of the run if absent
 * @param decoding how pictures are decoded
 * @param hashers licensed programs, by their files
 * @param passphrase of the keys that sign, if they have one
 * @param workers how many shards are worked on at once, at least 1
 */
public record ScreenRequest(
    List<Path> inputs,
    List<String> lists,
    Path output,
    Path workspace,
    String dataset,
    Acquisition acquisition,
    Optional<Instant> ingestedAt,
    Policy policy,
    Decoding decoding,
    List<Path> hashers,
    Optional<char[]> passphrase,
    int workers) {
  public ScreenRequest {
    inputs = List.copyOf(inputs);
    lists = List.copyOf(lists);
    hashers = List.copyOf(hashers);
  }

  /** The same under other rules. */
  ScreenRequest under(Policy rules) {
    return new ScreenRequest(
        inputs,
        lists,
        output,
        workspace,
        dataset,
        acquisition,
        ingestedAt,
        rules,
        decoding,
        hashers,
        passphrase,
        workers);
  }
}
