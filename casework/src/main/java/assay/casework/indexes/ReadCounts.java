package assay.casework.indexes;

/**
 * What reading came to.
 *
 * @param files that were read
 * @param captures that were found
 * @param refused lines and rows that are malformed, each of them named
 * @param withoutBytes rows that tell of a download that failed
 * @param withoutAddress records of a snapshot that tell no address
 * @param otherFiles files of a folder that are no index
 */
public record ReadCounts(
    long files,
    long captures,
    long refused,
    long withoutBytes,
    long withoutAddress,
    long otherFiles) {
  /** Nothing was read. */
  public static ReadCounts none() {
    return new ReadCounts(0, 0, 0, 0, 0, 0);
  }

  /** Both together. */
  public ReadCounts plus(ReadCounts other) {
    return new ReadCounts(
        files + other.files,
        captures + other.captures,
        refused + other.refused,
        withoutBytes + other.withoutBytes,
        withoutAddress + other.withoutAddress,
        otherFiles + other.otherFiles);
  }
}
