/**
 * Finds the coded pictures in an HEIF or AVIF file (ISO/IEC 23008-12, ISO/IEC 14496-12).
 *
 * <p>{@link assay.match.heif.HeifFile} is the door. Thumbnails, alpha and depth are not pictures of
 * their own, and the tiles of a grid are one picture together; every other item is one, the primary
 * item first. What is there and cannot be decoded is told as a fault.
 *
 * <p>Everything is read with bounds, in Java: a decoder of pixels gets the elementary stream only,
 * and never sees the boxes.
 */
package assay.match.heif;
