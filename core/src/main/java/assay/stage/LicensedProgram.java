package assay.stage;

import assay.fingerprint.LicensedHash;
import assay.item.MediaType;
import assay.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which licensed program compares the values of an algorithm: what it says of itself, and which
 * file it is.
 *
 * @param algorithm whose values it understands
 * @param name letters, digits, spaces and {@code ._+-}, at most 64; and so is the version
 * @param sha256 of the file that was named, in lower-case hexadecimal
 * @param mediaTypes to which it applies, sorted: {@code image/jpeg}, {@code image/*}; at least one
 */
public record LicensedProgram(
    String algorithm, String name, String version, String sha256, List<String> mediaTypes) {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._+-]{0,63}");
  private static final Pattern MEDIA =
      Pattern.compile("(image|video|audio|text|application)/([a-z0-9][a-z0-9.+-]{0,63}|\\*)");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST_MEDIA = 64;

  /**
   * Takes what it is.
   *
   * @throws IllegalArgumentException if some of it cannot stand in a statement; the message does
   *     not quote it
   */
  public LicensedProgram {
    mediaTypes = mediaTypes.stream().distinct().sorted().toList();
    require(LicensedHash.isName(algorithm), "the algorithm");
    require(WORDS.matcher(name).matches(), "the name");
    require(WORDS.matcher(version).matches(), "the version");
    require(SHA256.matcher(sha256).matches(), "the digest");
    require(
        !mediaTypes.isEmpty()
            && mediaTypes.size() <= MOST_MEDIA
            && mediaTypes.stream().allMatch(type -> MEDIA.matcher(type).matches()),
        "a media type");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what + " of a licensed program makes no sense");
    }
  }

  /** Whether items of this medium must be compared before they can be clear. */
  public boolean appliesTo(MediaType type) {
    String kind = type.name().substring(0, type.name().indexOf('/') + 1) + "*";
    return mediaTypes.contains(type.name()) || mediaTypes.contains(kind);
  }

  public JsonObject json() {
    return JsonObject.empty()
        .with("algorithm", algorithm)
        .with("name", name)
        .with("version", version)
        .with("sha256", sha256)
        .with("mediaTypes", mediaTypes);
  }
}
