package assay.casework.captures;

/** A capture, and who says so. */
public record Sighting(ArchivedCapture capture, IndexSource source) {
  /** Names the source, never the address. */
  @Override
  public String toString() {
    return "a capture in " + source.name();
  }
}
