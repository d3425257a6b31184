package assay.dataset.io;

/** An item whose stored bytes lie in a file by themselves, so that they need not be held. */
public interface OnDisk {
  /** The stored reading; to be used before the walk goes on. */
  Positioned bytes();
}
