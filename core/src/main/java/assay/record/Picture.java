package assay.record;

import assay.fingerprint.Pdq;
import assay.json.JsonObject;
import java.util.OptionalLong;

/**
 * The perceptual hash of one picture of an item.
 *
 * @param frame position among the pictures of the item, from 0
 * @param hash that of the full picture; after a first look, one near it
 * @param quality 0..100
 * @param millis when a video shows it, since the beginning; empty of pictures that are none of a
 *     video's
 * @param outcome how the pixels were read ({@code exact}, {@code scaled-8}, {@code partial}), or
 *     {@code not-hashable} if the quality is below the floor and the hash was compared with nothing
 */
public record Picture(int frame, OptionalLong millis, Pdq hash, int quality, String outcome) {
  private static final String PARTIAL = "partial";
  private static final String NOT_HASHABLE = "not-hashable";

  /** A picture that is none of a video's. */
  public Picture(int frame, Pdq hash, int quality, String outcome) {
    this(frame, OptionalLong.empty(), hash, quality, outcome);
  }

  /** Whether all of the picture could be read. */
  public boolean isWhole() {
    return !outcome.equals(PARTIAL);
  }

  /** Whether the hash says how the picture looks: of all of it, and not too flat. */
  public boolean isComparable() {
    return isWhole() && !outcome.equals(NOT_HASHABLE);
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("frame", frame)
        .with("millis", millis)
        .with("pdq", hash.hex())
        .with("quality", quality)
        .with("outcome", outcome);
  }

  static Picture of(JsonObject json) {
    return new Picture(
        (int) json.number("frame").orElseThrow(),
        json.number("millis"),
        Pdq.parse(json.text("pdq").orElseThrow()),
        (int) json.number("quality").orElseThrow(),
        json.text("outcome").orElseThrow());
  }
}
