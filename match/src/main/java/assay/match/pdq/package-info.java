/**
 * Computes the PDQ hash of pictures.
 *
 * <p>{@link assay.match.pdq.PdqHasher} is the door. PDQ averages a picture down to 64 by 64 values,
 * takes the lowest 16 by 16 frequencies of their cosine transform but the constant ones, and sets a
 * bit for each that is above their median. It is promised that every bit and the quality equal
 * those of the reference implementation (C++, without fused multiply-add, through its dihedral
 * entry) at full resolution, whatever the picture; that memory grows with the area of a window, a
 * sixteen-thousandth of the picture's; and that beside the reference's eight hashes, derived from
 * one transform, come those of the really turned pixels, from the same filtered picture and three
 * transforms more.
 *
 * <p>{@link assay.match.pdq.FirstLook} and {@link assay.match.pdq.ScaledPdq} come nearly to the
 * same hash from means of blocks, and say how nearly; by that pictures are ruled out, nothing else.
 *
 * <p>Source: facebook/ThreatExchange, pdq, commit baefb4ed. "Step n" in comments counts: 1 the
 * smallest picture, 2 luma, 3 the box filters, 4 the 64 by 64 samples, 5 quality, 6 the cosine
 * transform, 7 the median, 8 hexadecimal, 9 the eight symmetries. All arithmetic is in single
 * precision, in the reference's order.
 */
package assay.match.pdq;
