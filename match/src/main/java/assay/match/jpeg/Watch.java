package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/** Who waits for a picture: told of what is wrong, asked whether to go on. */
public interface Watch {
  /**
   * Called before each row of blocks. To end the decoding, throw an unchecked exception; it is
   * passed through.
   */
  void goOn();

  /**
   * Called once, before the first scan is decoded.
   *
   * @param count how many scans the content has
   * @throws UnreadableItemException if these are too many
   */
  void scans(int count) throws UnreadableItemException;

  /** Something is missing or damaged. What can be decoded is decoded all the same. */
  void fault(Reason reason);
}
