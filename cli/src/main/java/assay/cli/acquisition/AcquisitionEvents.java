package assay.cli.acquisition;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.casework.custody.CustodyLog;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The custody log's lines about acquisitions: a document that was changed since is found by them.
 */
final class AcquisitionEvents {
  private static final String ACTION = "acquire";

  private final CustodyLog log;

  private AcquisitionEvents(CustodyLog log) {
    this.log = log;
  }

  static AcquisitionEvents in(Path workspace) throws IOException {
    return new AcquisitionEvents(CustodyLog.in(workspace.resolve("log"), Clock.systemUTC()));
  }

  /** Written before the document is: what is there was always logged. */
  void recorded(String id, String document) throws IOException {
    log.append(System.getProperty("user.name"), ACTION, id, reason(document));
  }

  /**
   * Compares a document with what was logged of it.
   *
   * @throws CustodyException if no event names it as it is
   */
  void require(String id, String document) throws IOException {
    boolean[] found = new boolean[1];
    log.verify(
        event ->
            found[0] |=
                event.action().equals(ACTION)
                    && event.subject().equals(id)
                    && event.reason().equals(reason(document)));
    if (!found[0]) {
      throw new CustodyException(
          "acquisition " + id + ": the custody log has no event for its document as it is");
    }
  }

  private static String reason(String document) {
    Digest digest = Digest.compute(DigestAlgorithm.SHA256, document.getBytes(UTF_8));
    return "recorded as SHA-256 " + digest.hex();
  }
}
