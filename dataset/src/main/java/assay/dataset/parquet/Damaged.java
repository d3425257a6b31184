package assay.dataset.parquet;

/**
 * What was read is not what Parquet promises, or is more than is allowed. Unchecked, because it
 * crosses the library's interfaces; {@link Guard} turns it into what the shard's reader promises.
 */
final class Damaged extends RuntimeException {
  private static final long serialVersionUID = 1;

  Damaged(String message) {
    super(message);
  }

  Damaged(String message, Throwable cause) {
    super(message, cause);
  }
}
