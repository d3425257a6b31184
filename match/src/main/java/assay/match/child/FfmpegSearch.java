package assay.match.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for an executable, and asks it what it is, contained as it will be later. */
final class FfmpegSearch {
  private static final long MEMORY = 1L << 30;

  private FfmpegSearch() {}

  static Optional<FfmpegProgram> onPath(String path) {
    if (path == null) {
      return Optional.empty();
    }
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .map(Path::of)
        .filter(Path::isAbsolute) // a folder of the dataset must not bring its own
        .map(folder -> folder.resolve("ffmpeg"))
        .map(FfmpegSearch::at)
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<FfmpegProgram> at(Path given) {
    Path executable = given.toAbsolutePath();
    if (!Files.isRegularFile(executable) || !Files.isExecutable(executable)) {
      return Optional.empty();
    }
    return Containment.probe()
        .flatMap(
            all -> {
              // A file that lies where only its owner may look cannot be run as nobody.
              Optional<FfmpegProgram> program = ask(executable, all);
              return program.isPresent() ? program : ask(executable, all.withoutRights());
            });
  }

  private static Optional<FfmpegProgram> ask(Path executable, Containment containment) {
    List<String> question = List.of(executable.toString(), "-decoders");
    return Probe.output(containment.around(MEMORY, Probe.PATIENCE_SECONDS, question))
        .flatMap(Inventory::read)
        .map(found -> new FfmpegProgram(executable, found, containment));
  }
}
