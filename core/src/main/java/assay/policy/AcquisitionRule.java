package assay.policy;

import assay.provenance.Acquisition;
import java.util.List;
import java.util.Optional;

/**
 * What must be known of how a dataset was acquired before anything of it is screened.
 *
 * @param suppliers from whom datasets may come; if there are none, from anybody
 * @param required the acquisition must have been recorded, and the files be those recorded
 */
public record AcquisitionRule(List<String> suppliers, boolean required) {
  public AcquisitionRule {
    suppliers = suppliers.stream().distinct().sorted().toList();
  }

  /** Nothing is demanded. */
  public static AcquisitionRule none() {
    return new AcquisitionRule(List.of(), false);
  }

  /** How an acquisition breaks the rule; empty if it does not. */
  public Optional<String> brokenBy(Acquisition acquisition) {
    if (required && acquisition.manifest().isEmpty()) {
      return Optional.of("the acquisition must have been recorded (--acquisition ID)");
    }
    Optional<String> supplier = acquisition.supplier();
    if (suppliers.isEmpty() || supplier.filter(suppliers::contains).isPresent()) {
      return Optional.empty();
    }
    String allowed = "the suppliers allowed are " + String.join(", ", suppliers);
    return Optional.of(
        supplier.map(s -> allowed + ", not " + s).orElse(allowed + ", and none is named"));
  }
}
