package assay.match.pdq;

import assay.fingerprint.Pdq;
import assay.fingerprint.Transform;
import java.util.Arrays;
import java.util.List;

/**
 * The eight symmetries (step 9): rows, columns, both or none reversed, then the sides swapped or
 * not.
 */
final class Dihedral {
  private Dihedral() {}

  /**
   * The hashes in the order of the transforms, from the frequencies that the picture has with its
   * rows, columns, both or none in reverse order.
   */
  static List<Pdq> hashes(
      Frequencies none, Frequencies rows, Frequencies columns, Frequencies both) {
    return Arrays.stream(Transform.values())
        .map(
            transform ->
                switch (transform) {
                  case ORIGINAL -> none.hash();
                  case ROTATE_90 -> columns.swappedHash();
                  case ROTATE_180 -> both.hash();
                  case ROTATE_270 -> rows.swappedHash();
                  case FLIP_X -> rows.hash();
                  case FLIP_Y -> columns.hash();
                  case FLIP_PLUS_1 -> none.swappedHash();
                  case FLIP_MINUS_1 -> both.swappedHash();
                })
        .toList();
  }
}
