package assay.provenance;

/** Something a recipient would ask for that is not known. */
public enum Gap {
  ACQUISITION_DATASET("acquisition.dataset"),
  ACQUISITION_TIME("acquisition.time"),
  CAPTURE_AGENT("capture.agent"),
  CAPTURE_DIGEST("capture.digest"),
  CAPTURE_HTTP("capture.http"),
  CAPTURE_SERVER_IP("capture.serverIp"),
  CAPTURE_TIME("capture.time"),
  /** The time is known, but not to within a day. */
  CAPTURE_TIME_EXACT("capture.time-exact"),
  ENTRY_STEPS("entry.steps"),
  ENTRY_TIME("entry.time"),
  ORIGIN_PAGE("origin.page"),
  /** Normally always there: crawls do not know who uploaded a file. */
  ORIGIN_UPLOADER("origin.uploader"),
  ORIGIN_URL("origin.url");

  private final String code;

  Gap(String code) {
    this.code = code;
  }

  /** As records write it: {@code origin.url}. */
  public String code() {
    return code;
  }
}
