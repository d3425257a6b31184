package assay.match.decode;

import assay.item.MediaType;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes and keeps every row, and what was wrong. */
record Lumas(List<float[][]> pictures, Optional<Reason> fault) {
  private static final PictureDecoder DECODER = new PictureDecoder(DecodeLimits.standard());

  static Lumas of(byte[] content, String type) throws UnreadableItemException {
    return of(content, type, DECODER);
  }

  static Lumas of(byte[] content, String type, PictureDecoder decoder)
      throws UnreadableItemException {
    List<float[][]> pictures = new ArrayList<>();
    Optional<Reason> fault =
        decoder.decode(
            content,
            MediaType.of(type),
            (width, height) -> {
              List<float[]> rows = new ArrayList<>();
              return luma -> {
                rows.add(luma.clone());
                if (rows.size() == height) {
                  pictures.add(rows.toArray(float[][]::new));
                }
              };
            });
    return new Lumas(pictures, fault);
  }

  /** The only picture, of a content without fault. */
  static float[][] whole(byte[] content, String type) throws UnreadableItemException {
    Lumas lumas = of(content, type);
    if (lumas.fault.isPresent() || lumas.pictures.size() != 1) {
      throw new AssertionError(lumas.pictures.size() + " pictures, fault " + lumas.fault);
    }
    return lumas.pictures.get(0);
  }
}
