/**
 * Samples and hashes the frames of videos, as vPDQ does.
 *
 * <p>{@link assay.match.video.VpdqHasher} is the door. The frames come from ffmpeg ({@link
 * assay.match.child}), which gets the video on its standard input and sees no file. It cannot go
 * back there, so an MP4 whose index stands behind the pixels is handed over in another order: the
 * index first, its offsets moved. Each frame is hashed at its full size as the reference does
 * (facebook/ThreatExchange, vpdq, commit baefb4ed), and once more without black bars if it has
 * some.
 *
 * <p>Before anything is decoded the outermost structure is walked through: a file that is shorter
 * than it says, or has more than is decoded, may match and is never clear. A file that was cut
 * where a shorter one would end just so (a stream that was never finished) cannot be told from one
 * that is whole.
 */
package assay.match.video;
