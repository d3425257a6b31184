package assay.dataset.inside;

import assay.verdict.Reason;

/** What libraries throw at hostile input, beyond what they promise. */
final class Complaint {
  private Complaint() {}

  /** Too much memory is a limit; anything else means that the bytes are not what they should be. */
  static Broken of(Throwable unchecked) {
    return unchecked instanceof OutOfMemoryError
        ? Broken.limit(Reason.TOO_LARGE, "unpacking takes too much memory")
        : Broken.because(
            Reason.MALFORMED, "cannot be unpacked: " + unchecked.getClass().getSimpleName());
  }
}
