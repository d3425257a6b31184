package assay.stage;

import assay.item.MediaType;

/** Tells what bytes are from their signature, never from a name or a declared type. */
@FunctionalInterface
public interface MediaTypes {
  /**
   * What the bytes are.
   *
   * @param head the first bytes, at least 4,096 of them unless there are fewer
   * @param whole whether {@code head} is all there is
   */
  MediaType detect(byte[] head, boolean whole);
}
