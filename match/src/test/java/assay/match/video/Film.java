package assay.match.video;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A film of drawn shapes: every two seconds another scene, in which shapes move. It is encoded by
 * the ffmpeg that is on the path, with options of its own.
 *
 * @param scenes for each second of the film which second of which drawing it shows
 */
record Film(List<Moment> scenes) {
  static final int WIDTH = 160;
  static final int HEIGHT = 120;
  static final int RATE = 4;

  /** A second of a drawn world. */
  record Moment(long seed, int second) {}

  /** So many seconds of a world of its own. */
  static Film of(long seed, int from, int to) {
    List<Moment> scenes = new ArrayList<>();
    for (int second = from; second < to; second++) {
      scenes.add(new Moment(seed, second));
    }
    return new Film(scenes);
  }

  /** The same, with another film in the place of as many of its seconds. */
  Film with(int at, Film other) {
    List<Moment> all = new ArrayList<>(scenes);
    for (int i = 0; i < other.scenes.size(); i++) {
      all.set(at + i, other.scenes.get(i));
    }
    return new Film(all);
  }

  /** Only these seconds. */
  Film part(int from, int to) {
    return new Film(scenes.subList(from, to));
  }

  /** Its pictures, red, green and blue, one after the other. */
  Iterable<byte[]> frames() {
    return () ->
        scenes.stream()
            .flatMap(m -> IntStream.range(0, RATE).mapToObj(frame -> draw(m, frame)))
            .iterator();
  }

  /** Encodes it into a file whose name says as what. */
  byte[] encode(Path file, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-y"));
    command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", WIDTH + "x" + HEIGHT));
    command.addAll(List.of("-r", Integer.toString(RATE), "-i", "pipe:0"));
    command.addAll(List.of("-pix_fmt", "yuv420p", "-g", "12", "-threads", "1"));
    command.addAll(List.of(options));
    command.add(file.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      for (byte[] frame : frames()) {
        out.write(frame);
      }
    }
    return finished(process, file);
  }

  /** What ffmpeg makes of a file. */
  static byte[] convert(Path from, Path to, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-y", "-nostdin"));
    command.addAll(List.of("-i", from.toString()));
    command.addAll(List.of(options));
    command.add(to.toString());
    return finished(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(), to);
  }

  private static byte[] finished(Process process, Path file)
      throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg could not make " + file.getFileName());
    }
    return Files.readAllBytes(file);
  }

  private static byte[] draw(Moment moment, int frame) {
    int scene = moment.second() / 2;
    double time = moment.second() % 2 + (double) frame / RATE;
    SplittableRandom random = new SplittableRandom(moment.seed() * 1_000_003 + scene);
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    fill(rgb, 0, 0, WIDTH, HEIGHT, 60 + random.nextInt(130), random);
    for (int shape = 0; shape < 14; shape++) {
      int x = (int) (random.nextInt(-30, WIDTH) + time * random.nextInt(-2, 3));
      int y = (int) (random.nextInt(-20, HEIGHT) + time * random.nextInt(-1, 2));
      fill(
          rgb, x, y, 12 + random.nextInt(60), 10 + random.nextInt(50), random.nextInt(256), random);
    }
    return rgb;
  }

  private static void fill(
      byte[] rgb, int left, int top, int width, int height, int level, SplittableRandom random) {
    int red = Math.min(255, level + random.nextInt(40));
    int blue = Math.max(0, level - random.nextInt(40));
    for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(WIDTH, left + width); x++) {
        int at = 3 * (y * WIDTH + x);
        rgb[at] = (byte) red;
        rgb[at + 1] = (byte) level;
        rgb[at + 2] = (byte) blue;
      }
    }
  }
}
