package assay.match.list;

import assay.match.atrest.AtRest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Loads the hash lists that a command names. */
public final class HashLists {
  private HashLists() {}

  /**
   * Reads lists into memory, in the order of their ids.
   *
   * @param arguments each {@code [algorithm:]PATH}, a file or a folder
   * @throws ListFileException if anything in them is refused; it tells all of it
   * @throws IOException if a file cannot be read to its end
   */
  public static List<HashList> load(List<String> arguments) throws IOException, ListFileException {
    return load(arguments, Set.of());
  }

  /** The same with further algorithms, of programs that are installed. */
  public static List<HashList> load(List<String> arguments, Set<String> licensed)
      throws IOException, ListFileException {
    return load(arguments, licensed, (files, faults) -> new ListReader(files, faults).read());
  }

  /**
   * Opens lists, in the order of their ids. One that was not opened before, or was changed since,
   * is read and kept in the folder; the others are mapped from there.
   *
   * @param arguments each {@code [algorithm:]PATH}, a file or a folder
   * @param licensed further algorithms, of programs that are installed; lines of others are refused
   * @param banks the folder; made if it is not there, and its owner's only
   * @param atRest how index files are kept there
   * @param messages is told of files in the folder that were not used because they are damaged
   * @throws ListFileException if anything in the lists is refused; it tells all of it
   * @throws IOException if a file cannot be read to its end, or the list cannot be kept
   */
  public static List<HashList> load(
      List<String> arguments,
      Set<String> licensed,
      Path banks,
      AtRest atRest,
      Consumer<String> messages)
      throws IOException, ListFileException {
    Banks kept = new Banks(banks, atRest, messages);
    return load(arguments, licensed, kept::list);
  }

  /** Removes the index files that do not lie so; the next run that needs one makes it anew. */
  public static void removeOthers(Path banks, AtRest atRest) throws IOException {
    Banks.removeOthers(banks, atRest);
  }

  /** Makes a list of its files, unless some of it is refused. */
  @FunctionalInterface
  private interface Loading {
    Optional<HashList> list(ListFiles files, Faults faults) throws IOException;
  }

  private static List<HashList> load(List<String> arguments, Set<String> licensed, Loading loading)
      throws IOException, ListFileException {
    Algorithms algorithms = Algorithms.and(licensed);
    Faults faults = new Faults();
    Map<String, ListArgument> sources = new TreeMap<>();
    for (String argument : arguments) {
      ListArgument source = ListArgument.parse(argument, algorithms);
      ListArgument other = sources.putIfAbsent(source.id(), source);
      if (other != null) {
        faults.add(source.place(), "its list id " + source.id() + " is taken by " + other.place());
      }
    }
    List<HashList> lists = new ArrayList<>();
    for (ListArgument source : sources.values()) {
      Optional<ListFiles> files = ListFiles.of(source, faults);
      if (files.isPresent()) {
        loading.list(files.get(), faults).ifPresent(lists::add);
      }
    }
    faults.orElseThrow();
    return List.copyOf(lists);
  }
}
