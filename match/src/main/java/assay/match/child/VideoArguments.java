package assay.match.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The command line that makes ffmpeg a filter from a video to frames with their times. */
final class VideoArguments {
  /** From release 6 on, the other name is gone or going. */
  private static final Pattern OLD = Pattern.compile("[0-5]\\..*");

  /**
   * The first frame of each second. Compared for being another second, not a later one: times that
   * jump back must not hide what follows.
   */
  private static final String EACH_SECOND =
      "select=isnan(prev_selected_t)+isnan(t)+not(eq(floor(t)\\,floor(prev_selected_t)))";

  private VideoArguments() {}

  static List<String> of(Path executable, String version, CodedVideo video) {
    List<String> command = new ArrayList<>(List.of(executable.toString(), "-hide_banner"));
    command.addAll(List.of("-nostdin", "-nostats", "-loglevel", "error"));
    command.addAll(List.of("-protocol_whitelist", "pipe", "-threads", "1"));
    command.addAll(List.of("-max_pixels", Long.toString(CodedVideo.MOST_PIXELS)));
    switch (video.sampling()) {
      case EVERY_SECOND, EVERY_FRAME -> {}
      case KEY_FRAMES -> command.addAll(List.of("-skip_frame", "nokey"));
    }
    if (video.container() == CodedVideo.Container.MOV) {
      command.addAll(List.of("-ignore_editlist", "1")); // what a player leaves out is there, too
    }
    command.addAll(List.of("-noautorotate", "-f", video.container().demuxer(), "-i", "pipe:0"));
    command.addAll(List.of("-map", "0:v")); // every track, pictures that are attached as well
    switch (video.sampling()) {
      case EVERY_SECOND -> command.addAll(List.of("-vf", EACH_SECOND));
      case KEY_FRAMES, EVERY_FRAME -> {}
    }
    boolean old = OLD.matcher(version).matches();
    command.addAll(List.of(old ? "-vsync" : "-fps_mode", "passthrough"));
    // As the reference converts: the average of an area, and no better rounding.
    command.addAll(List.of("-sws_flags", "area", "-pix_fmt", "rgb24", "-threads", "1"));
    command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-c:v", "rawvideo"));
    command.addAll(List.of("-f", "matroska", "-allow_raw_vfw", "1", "pipe:1"));
    return command;
  }
}
