/**
 * Decodes JPEG (ITU-T T.81): Huffman-coded, sequential or progressive, eight bits.
 *
 * <p>{@link assay.match.jpeg.Jpeg} is the door. Samples are equal to those of libjpeg-turbo 2.1
 * with its defaults: the accurate integer inverse DCT, and "fancy" upsampling of chroma. What is
 * not asked for is not decoded: of components and coefficients that are not needed, the codes are
 * passed over several at a time, and scans that have nothing else are not read but searched for the
 * next marker.
 *
 * <p>Damaged data is decoded as libjpeg does it: it is finished with zeros up to the next restart
 * marker. But every damage is told, also where libjpeg would keep quiet. No bytes can make it run
 * without end or throw anything but what it declares; the memory it takes is known before it is
 * taken.
 */
package assay.match.jpeg;
