package assay.match.child;

import java.util.List;

/** How the pixels of a picture are coded, and what ffmpeg calls the parts that undo it. */
public enum Coding {
  /** A byte stream of NAL units. */
  HEVC,
  /** An IVF file. */
  AV1,
  /** JP2 files or bare codestreams. */
  JPEG2000;

  String demuxer() {
    return switch (this) {
      case HEVC -> "hevc";
      case AV1 -> "ivf";
      case JPEG2000 -> "j2k_pipe";
    };
  }

  /** The decoders that will do, the best first. */
  List<String> decoders() {
    return switch (this) {
      case HEVC -> List.of("hevc");
      case AV1 -> List.of("libdav1d", "libaom-av1"); // the first goes on where a stream is cut
      case JPEG2000 -> List.of("jpeg2000", "libopenjpeg");
    };
  }
}
