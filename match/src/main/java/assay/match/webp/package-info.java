/**
 * Decodes lossy WebP: a key frame of VP8 (RFC 6386), to rows of red, green and blue.
 *
 * <p>{@link assay.match.webp.Vp8Picture} is the door. It is promised that the rows are those of
 * libwebp with its "fancy" upsampling of chroma, byte for byte: lists were computed from these. The
 * numbers of sections in comments are those of the RFC; what it leaves open (edges of predictions,
 * upsampling, conversion to red, green and blue) is as in libwebp 1.2.4, found out by comparing.
 *
 * <p>Memory: 1.5 bytes a pixel. Never runs without end, and throws nothing unchecked, whatever the
 * bytes are; where they end too early, zeros are read, and it is told.
 */
package assay.match.webp;
