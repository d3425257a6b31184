package assay.cli.lists;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.cli.run.LicensedNames;
import assay.cli.run.ListKey;
import assay.cli.run.Passphrase;
import assay.cli.run.Workspace;
import assay.fingerprint.Fingerprint;
import assay.list.ListEntry;
import assay.match.list.FrozenList;
import assay.match.list.HashLists;
import assay.match.list.ListFileException;
import assay.match.store.ManagedList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a list, found by its publisher's id.
 *
 * @param list the list's id
 * @param values all that the entry lists, at least one
 */
public record ListedEntry(String list, List<Fingerprint> values) {
  /**
   * Looks through a list.
   *
   * @param argument as {@code --list} takes it
   * @param hashers licensed programs whose values a list in a file may have; what was pulled needs
   *     none
   * @throws RefusedException if it has no such entry
   */
  public static ListedEntry find(Path workspace, String argument, List<Path> hashers, String id)
      throws IOException {
    FrozenList list = list(workspace, argument, hashers);
    List<Fingerprint> values = list.named(id).map(ListEntry::fingerprint).distinct().toList();
    if (values.isEmpty()) {
      throw new RefusedException(
          list.version().id()
              + ": has no entry of that id; items of what has no id are allowed by --content");
    }
    return new ListedEntry(list.version().id(), values);
  }

  private static FrozenList list(Path workspace, String argument, List<Path> hashers)
      throws IOException {
    try {
      Optional<ManagedList> added = ListNames.store(workspace).find(argument);
      return added.isPresent()
          ? added.get().freeze()
          : HashLists.load(
                  List.of(argument),
                  LicensedNames.of(hashers),
                  Workspace.banks(workspace),
                  ListKey.of(workspace, Passphrase.ofKeys()),
                  message -> {})
              .get(0);
    } catch (ListFileException e) {
      throw new UsageException(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  /** Never shows the entry. */
  @Override
  public String toString() {
    return "an entry of " + list;
  }
}
