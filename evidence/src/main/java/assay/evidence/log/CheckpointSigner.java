package assay.evidence.log;

import assay.merkle.Hash;

/**
 * Signs the log's checkpoints. Asked for a size and root that it signed before, it signs them
 * again; the log never asks for two roots of one size.
 */
public interface CheckpointSigner {
  /** The first line of every checkpoint: the name of the log. */
  String origin();

  /** The whole signed note: origin, size and root, an empty line, one or more signatures. */
  String sign(long size, Hash root);
}
