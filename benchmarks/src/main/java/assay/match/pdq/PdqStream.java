package assay.match.pdq;

import assay.fingerprint.PdqHashes;

/** Lets a benchmark hash rows of luma without a decoder before it. */
public final class PdqStream {
  private final StreamedPdq pdq;

  public PdqStream(int width, int height) {
    this.pdq = new StreamedPdq(width, height);
  }

  public void row(float[] luma) {
    pdq.row(luma);
  }

  public PdqHashes hashes() {
    return pdq.hashes();
  }
}
