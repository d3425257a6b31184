package assay.match.child;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between a child and the machine: programs of util-linux, each of which gives
 * something up and then becomes the next. The child that the last becomes is therefore the process
 * that was started, and can be killed as such.
 *
 * @param network takes the network away; empty if the kernel does not let us
 * @param rights takes the user's rights away, or at least the way to new ones
 * @param limits the program that sets the limits of the kernel, without which no child is started
 */
record Containment(List<String> network, List<String> rights, Path limits) {
  /** Where a program that every distribution has is looked for. Never on the user's path. */
  private static final List<Path> SYSTEM = List.of(Path.of("/usr/bin"), Path.of("/bin"));

  /** {@code nobody} and {@code nogroup}, by number, because their names differ. */
  private static final String NOBODY = "65534";

  /** As much of it as works here; empty if there is nothing that could set limits. */
  static Optional<Containment> probe() {
    Optional<Path> limits = system("prlimit");
    Optional<Path> idle = system("true");
    if (limits.isEmpty() || idle.isEmpty()) {
      return Optional.empty();
    }
    List<String> network = firstThatWorks(List.of(), waysWithoutNetwork(), idle.get());
    return Optional.of(
        new Containment(
            network, firstThatWorks(network, waysWithoutRights(), idle.get()), limits.get()));
  }

  Containment withoutRights() {
    return new Containment(network, List.of(), limits);
  }

  /** The command line, limited. */
  List<String> around(long memoryBytes, long seconds, List<String> command) {
    return limited(List.of("--as=" + memoryBytes, "--cpu=" + seconds), command);
  }

  /**
   * The command line of a program that lives on, limited in everything but the processor time of
   * its life: whoever speaks to it limits each exchange.
   */
  List<String> around(long memoryBytes, List<String> command) {
    return limited(List.of("--as=" + memoryBytes), command);
  }

  private List<String> limited(List<String> own, List<String> command) {
    List<String> all = new ArrayList<>(network);
    all.addAll(rights);
    all.add(limits.toString());
    all.addAll(own);
    all.addAll(List.of("--nofile=16", "--fsize=0", "--core=0", "--"));
    all.addAll(command);
    return all;
  }

  /** In words, for the summary of a run. */
  String describe() {
    return describe("memory, time, descriptors and files limited");
  }

  /** The same of a program that lives on. */
  String describeLiving() {
    return describe("memory, descriptors and files limited, time by request");
  }

  private String describe(String limited) {
    String words = limited;
    words += network.isEmpty() ? ", NETWORK NOT TAKEN AWAY (unshare is refused)" : ", no network";
    if (rights.contains(NOBODY)) {
      return words + ", as nobody";
    }
    return words + (rights.isEmpty() ? ", RIGHTS NOT REDUCED" : ", no new rights");
  }

  /** Root needs no user namespace; others need one, and some systems forbid it to them. */
  private static List<List<String>> waysWithoutNetwork() {
    return system("unshare")
        .map(Path::toString)
        .map(
            unshare ->
                List.of(
                    List.of(unshare, "--net", "--"),
                    List.of(unshare, "--map-current-user", "--net", "--"),
                    List.of(unshare, "--map-root-user", "--net", "--")))
        .orElse(List.of());
  }

  private static List<List<String>> waysWithoutRights() {
    return system("setpriv")
        .map(Path::toString)
        .map(
            setpriv ->
                List.of(
                    List.of(
                        setpriv,
                        "--reuid",
                        NOBODY,
                        "--regid",
                        NOBODY,
                        "--clear-groups",
                        "--inh-caps=-all",
                        "--bounding-set=-all",
                        "--no-new-privs",
                        "--"),
                    List.of(setpriv, "--no-new-privs", "--")))
        .orElse(List.of());
  }

  private static List<String> firstThatWorks(
      List<String> before, List<List<String>> candidates, Path idle) {
    for (List<String> candidate : candidates) {
      List<String> command = new ArrayList<>(before);
      command.addAll(candidate);
      command.add(idle.toString());
      if (Probe.output(command).isPresent()) {
        return candidate;
      }
    }
    return List.of();
  }

  private static Optional<Path> system(String name) {
    return SYSTEM.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
