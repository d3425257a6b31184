package assay.cli;

/** Whether people see what is written. The launcher knows; Java cannot tell for each stream. */
final class Terminal {
  private static final String SHOWN = System.getProperty("assay.terminal", "");

  private Terminal() {}

  /** Standard output is a terminal. */
  static boolean showsOutput() {
    return shows("1");
  }

  /** Standard error is a terminal. */
  static boolean showsErrors() {
    return shows("2");
  }

  private static boolean shows(String descriptor) {
    return SHOWN.contains(descriptor);
  }
}
