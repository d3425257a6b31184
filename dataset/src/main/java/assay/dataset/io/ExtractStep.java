package assay.dataset.io;

import assay.provenance.Ingest;
import java.util.Optional;

/**
 * The step that every item of a container took on its way here: it was extracted by this module.
 */
public final class ExtractStep {
  /** The module's version; a test compares it with the build's. */
  static final String VERSION = "0.1.0";

  private ExtractStep() {}

  public static Ingest.Step step() {
    return new Ingest.Step(Ingest.Step.EXTRACT, "assay-dataset", Optional.of(VERSION));
  }
}
