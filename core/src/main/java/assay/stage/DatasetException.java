package assay.stage;

/**
 * A shard cannot be read to its end, or not be written again. It is not published; others go on.
 * The message starts with the shard's name.
 */
public class DatasetException extends Exception {
  private static final long serialVersionUID = 1;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
