package assay.cli.run;

import assay.list.ListVersion;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lists of a run by what they are for; each in the order of their ids.
 *
 * @param known what is compared with
 * @param knownGood what is known to be harmless
 */
record RunVersions(List<ListVersion> known, List<ListVersion> knownGood) {
  RunVersions {
    known = List.copyOf(known);
    knownGood = List.copyOf(knownGood);
  }

  /** Those that were pulled from exchanges. */
  List<ListVersion> pulled() {
    return Stream.concat(known.stream(), knownGood.stream())
        .filter(list -> list.source().isPresent())
        .toList();
  }
}
