package assay.match.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program of this machine that lives on while it is spoken to, contained.
 *
 * <p>Safe to share between threads.
 */
public final class ContainedProgram {
  private final Path executable;
  private final Containment containment;

  private ContainedProgram(Path executable, Containment containment) {
    this.executable = executable;
    this.containment = containment;
  }

  /**
   * The ways in which it can be contained, the strictest first. A file that lies where only its
   * owner may look cannot be run without the owner's rights.
   *
   * @return none if it is no executable file, or nothing here can contain it
   */
  public static List<ContainedProgram> ways(Path executable) {
    Path file = executable.toAbsolutePath();
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      return List.of();
    }
    Optional<Containment> all = Containment.probe();
    List<ContainedProgram> ways = new ArrayList<>();
    all.ifPresent(strict -> ways.add(new ContainedProgram(file, strict)));
    all.filter(strict -> !strict.rights().isEmpty())
        .ifPresent(strict -> ways.add(new ContainedProgram(file, strict.withoutRights())));
    return ways;
  }

  /**
   * Starts it.
   *
   * @param memoryBytes the most address space that it may use
   */
  public Dialogue start(List<String> arguments, long memoryBytes) throws IOException {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(arguments);
    return new Dialogue(Child.begin(containment.around(memoryBytes, command)));
  }

  /** How it is contained, in words, for the summary of a run. */
  public String describe() {
    return containment.describeLiving();
  }
}
