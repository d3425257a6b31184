package assay.match.heif;

import assay.match.child.CodedPixels;

/**
 * One picture of a file, coded: one tile, or several in rows and columns.
 *
 * @param coded the tiles from left to right and from top to bottom
 * @param columns how many tiles stand side by side
 * @param rows how many rows of tiles there should be; fewer tiles are here if the file was cut
 * @param whole whether all that was promised is here
 */
public record HeifPicture(
    CodedPixels coded, int columns, int rows, Crop canvas, Crop shown, boolean whole) {
  /** Rows and columns that only round a side up to what the coding needs. */
  private static final int PADDING = 1;

  /** Whether what is not shown is more than padding, so that it may be a picture of its own. */
  public boolean hidesSomething() {
    return canvas.width() - shown.width() > PADDING || canvas.height() - shown.height() > PADDING;
  }
}
