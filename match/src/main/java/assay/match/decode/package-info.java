/**
 * Decodes pictures to rows of luma.
 *
 * <p>{@link assay.match.decode.PictureDecoder} is the door. Behind it, one decoder per format turns
 * bytes into rows of red, green and blue or of grey, eight bits each, as they are stored: not
 * turned by an orientation tag, not converted by a colour profile, alpha dropped and not blended,
 * sixteen bits cut to the upper eight. Other hash lists were computed from exactly these values.
 *
 * <p>JPEG, PNG, GIF, lossy WebP and the folder of an ICO are decoded by us; BMP and rare kinds of
 * JPEG by the Java platform, other WebP and TIFF by TwelveMonkeys, whose readers are named in
 * {@code Readers} and found nowhere else. Before a reader of the latter sees the bytes, their
 * structure is walked through here: size, scans, and whether everything that is promised is
 * present. What is missing is told, also where the reader would have kept quiet.
 *
 * <p>HEIC, AVIF and JPEG 2000 are decoded by a child process, if {@code PictureDecoder} was given a
 * program for it; their containers are read in Java before it starts.
 *
 * <p>Nothing is ever written to disk. Each item is decoded within the limits of {@link
 * assay.match.decode.DecodeLimits}: by our decoders on the thread of the caller, by readers of
 * others on a thread of their own, which is given up when its time is over.
 */
package assay.match.decode;
