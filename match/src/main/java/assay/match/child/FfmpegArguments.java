package assay.match.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line that makes ffmpeg a filter from coded pixels to PPM. */
final class FfmpegArguments {
  private FfmpegArguments() {}

  /**
   * The command, without its containment.
   *
   * @param mostPixels a stream that claims more is refused by the decoder itself
   */
  static List<String> of(Path executable, String decoder, CodedPixels pixels, long mostPixels) {
    List<String> command = new ArrayList<>(List.of(executable.toString(), "-hide_banner"));
    command.addAll(List.of("-nostdin", "-nostats", "-loglevel", "error"));
    command.addAll(List.of("-protocol_whitelist", "pipe"));
    command.addAll(List.of("-threads", "1", "-max_pixels", Long.toString(mostPixels)));
    command.addAll(List.of("-f", pixels.coding().demuxer(), "-c:v", decoder, "-i", "pipe:0"));
    command.addAll(List.of("-map", "0:v:0"));
    conversion(pixels.colours()).ifPresent(filter -> command.addAll(List.of("-vf", filter)));
    // Without these, chroma is repeated instead of interpolated, and sums are rounded coarsely.
    command.addAll(List.of("-sws_flags", "bicubic+accurate_rnd+full_chroma_int"));
    command.addAll(List.of("-pix_fmt", "rgb24", "-threads", "1"));
    command.addAll(List.of("-f", "image2pipe", "-c:v", "ppm", "pipe:1"));
    return command;
  }

  private static Optional<String> conversion(Optional<Colours> colours) {
    return colours.map(known -> "scale=" + known.arguments());
  }
}
