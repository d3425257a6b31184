package assay.evidence.bundle;

/** A file is no bundle. */
public final class BundleException extends Exception {
  private static final long serialVersionUID = 1;

  BundleException(String message) {
    super(message);
  }
}
