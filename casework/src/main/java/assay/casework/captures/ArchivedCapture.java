package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.provenance.Capture;
import assay.provenance.Urls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One fetch of one address, as an index of an archive tells it.
 *
 * @param url of the file, without user information
 * @param notBefore no earlier than; absent: only an upper bound is known
 * @param notAfter no later than; absent: nothing is known of the time
 * @param mime as the index has it: declared by the server or told from the bytes
 * @param digests of what was fetched
 * @param place the archived record
 * @param row of the release that tells of it; it has no place then
 * @param truncated the archive holds only a part
 * @param transformed the digests that are not declared are of a copy that was made from what was
 *     fetched
 */
public record ArchivedCapture(
    String url,
    Optional<Instant> notBefore,
    Optional<Instant> notAfter,
    OptionalInt status,
    Optional<String> mime,
    List<CaptureDigest> digests,
    Optional<Place> place,
    Optional<UpstreamRow> row,
    Optional<String> collection,
    Optional<Capture.Agent> agent,
    boolean truncated,
    boolean transformed) {
  private static final int LONGEST_URL = 1 << 16;

  /**
   * Refuses what cannot be kept.
   *
   * @throws IllegalArgumentException with a message that does not quote it
   */
  public ArchivedCapture {
    url = Urls.withoutUserInfo(url);
    digests = List.copyOf(digests);
    if (url.isEmpty() || url.length() > LONGEST_URL) {
      throw new IllegalArgumentException(
          "an address has 1 to " + LONGEST_URL + " characters, not " + url.length());
    } else if (url.chars().anyMatch(c -> c < 0x20)) {
      throw new IllegalArgumentException("an address has no control characters");
    } else if (url.chars().anyMatch(c -> c > 0x7f) && !UTF_8.newEncoder().canEncode(url)) {
      throw new IllegalArgumentException("an address is Unicode text");
    } else if (notBefore.isPresent() && notAfter.isEmpty()) {
      throw new IllegalArgumentException("a lower bound of the time needs an upper one");
    } else if (notBefore.isPresent() && notBefore.get().isAfter(notAfter.get())) {
      throw new IllegalArgumentException("the time ends before it begins");
    } else if (place.isPresent() && row.isPresent()) {
      throw new IllegalArgumentException("a row of a release is no archived record");
    }
  }

  /**
   * Where a record lies.
   *
   * @param file as the index names it
   * @param offset in bytes, in the file as it is stored
   * @param length in bytes; 0 if the index does not tell
   */
  public record Place(String file, long offset, long length) {
    static final long MOST = 1L << 55;

    /** Refuses what no file has. */
    public Place {
      if (file.isEmpty() || offset < 0 || offset >= MOST || length < 0 || length >= MOST) {
        throw new IllegalArgumentException("a place has a file, an offset and a length");
      }
    }

    /**
     * Whether this is the record at a position. Of two names for the file, one may have more
     * leading folders than the other.
     */
    public boolean isAt(String otherFile, long otherOffset) {
      return offset == otherOffset
          && (file.equals(otherFile)
              || file.endsWith("/" + otherFile)
              || otherFile.endsWith("/" + file));
    }

    /** The file's name without folders. */
    static String baseName(String file) {
      return file.substring(file.lastIndexOf('/') + 1);
    }
  }
}
