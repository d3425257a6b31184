package assay.match.list;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Loads the hash lists that a command names. */
public final class HashLists {
  private HashLists() {}

  /**
   * Loads lists, in the order of their ids.
   *
   * @param arguments each {@code [algorithm:]PATH}, a file or a folder
   * @throws ListFileException if anything in them is refused; it tells all of it
   * @throws IOException if a file cannot be read to its end
   */
  public static List<HashList> load(List<String> arguments) throws IOException, ListFileException {
    Faults faults = new Faults();
    Map<String, ListArgument> sources = new TreeMap<>();
    for (String argument : arguments) {
      ListArgument source = ListArgument.parse(argument);
      ListArgument other = sources.putIfAbsent(source.id(), source);
      if (other != null) {
        faults.add(source.place(), "its list id " + source.id() + " is taken by " + other.place());
      }
    }
    List<HashList> lists = new ArrayList<>();
    for (ListArgument source : sources.values()) {
      new ListReader(source, faults).read().ifPresent(lists::add);
    }
    faults.orElseThrow();
    return List.copyOf(lists);
  }
}
