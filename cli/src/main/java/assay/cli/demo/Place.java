package assay.cli.demo;

import java.io.IOException;

/**
 * Where a picture can be put.
 *
 * @param file the shard, relative to the dataset
 * @param framing how a picture is wrapped there: {@code warc.gz chunked}
 */
record Place(String file, String framing, Put put) {
  /** Writes a picture, and returns the container's name for it. */
  @FunctionalInterface
  interface Put {
    String put(Picture picture) throws IOException;
  }
}
