package assay.cli.refusal;

/** Says what kind of failure it was and where; its message may quote content and is left out. */
public final class Unforeseen {
  private Unforeseen() {}

  /**
   * For example {@code internal error (IllegalStateException at assay.dataset.tar.TarReader:88)}.
   */
  public static String describe(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String place =
        trace.length == 0 ? "?" : trace[0].getClassName() + ":" + trace[0].getLineNumber();
    return "internal error (" + e.getClass().getSimpleName() + " at " + place + ")";
  }
}
