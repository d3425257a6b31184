package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.durable.FolderTree;
import assay.match.atrest.AtRest;
import assay.match.list.FrozenList;
import assay.match.store.ListAbout;
import assay.match.store.ListStore;
import assay.match.store.ManagedList;
import assay.policy.Allowances;
import assay.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lists of a run that were added to the workspace before. They are pulled while the run goes
 * on, and perhaps before it is resumed; the run compares everything with one version, whose files
 * are kept with its snapshot, by links, until it is over.
 */
final class RunLists {
  private final ListStore store;
  private final List<ListAbout> added;
  private final List<String> files;
  private final Set<String> licensed;

  private RunLists(
      ListStore store, List<ListAbout> added, List<String> files, Set<String> licensed) {
    this.store = store;
    this.added = added;
    this.files = files;
    this.licensed = licensed;
  }

  /**
   * Tells the names of lists from files.
   *
   * @param licensed algorithms that the run has programs for
   * @throws UsageException if an argument may mean either
   */
  static RunLists of(List<String> arguments, Path workspace, AtRest atRest, Set<String> licensed)
      throws IOException {
    ListStore store = ListStore.in(Workspace.lists(workspace), atRest);
    List<ListAbout> added = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      Optional<ManagedList> list = store.find(argument);
      if (list.isEmpty()) {
        files.add(argument);
      } else if (Files.exists(Path.of(argument))) {
        throw new UsageException(
            argument + ": is the name of a list and a file; write ./" + argument + " for the file");
      } else if (added.contains(list.get().about())) {
        throw new UsageException(argument + ": is named twice");
      } else {
        added.add(list.get().about());
      }
    }
    return new RunLists(store, List.copyOf(added), List.copyOf(files), licensed);
  }

  /** The other arguments. */
  List<String> files() {
    return files;
  }

  boolean isEmpty() {
    return added.isEmpty();
  }

  boolean isKnownGood(FrozenList list) {
    return added.stream()
        .anyMatch(
            about ->
                about.kind() == ListAbout.Kind.KNOWN_GOOD
                    && about.id().equals(list.version().id()));
  }

  /** The versions of these, and of lists from files, by what they are for. */
  RunVersions versions(List<FrozenList> lists) {
    return new RunVersions(
        lists.stream().filter(list -> !isKnownGood(list)).map(FrozenList::version).toList(),
        lists.stream().filter(this::isKnownGood).map(FrozenList::version).toList());
  }

  /**
   * The policy with what was decided when the lists were added, where it does not say otherwise.
   */
  Policy extend(Policy policy) {
    Policy extended = policy;
    Allowances allowances = policy.allowances();
    for (ListAbout about : added) {
      try {
        extended = extended.unlessSaid(about.id(), about.limits().over(policy.thresholds()));
      } catch (IllegalArgumentException e) { // alone they made sense, with this policy they do not
        throw new UsageException(about.id() + ": " + e.getMessage());
      }
      allowances = allowances.unlessSaid(about.id(), about.vetted());
    }
    return extended.allowing(allowances);
  }

  /**
   * What an earlier process pinned for the same run, which was ended.
   *
   * @return empty if it is not all there
   */
  Optional<List<FrozenList>> pinned(Path pins) throws IOException {
    List<FrozenList> lists = new ArrayList<>();
    for (ListAbout about : added) {
      try {
        lists.add(evaluated(store.openFrozen(pins.resolve(about.id()))));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
    return Optional.of(lists);
  }

  /**
   * Pins what is published now.
   *
   * @param pins what is in it is removed before
   * @throws RefusedException if a list was never pulled
   */
  List<FrozenList> pin(Path pins) throws IOException {
    FolderTree.delete(pins);
    List<FrozenList> lists = new ArrayList<>();
    for (ListAbout about : added) {
      ManagedList list =
          store
              .find(about.id())
              .orElseThrow(() -> new RefusedException(about.id() + ": was removed just now"));
      try {
        lists.add(evaluated(list.freeze(pins.resolve(about.id()))));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(e.getMessage());
      }
    }
    return lists;
  }

  /** What looks like something harmless is not harmless: only what is known is compared so. */
  private FrozenList evaluated(FrozenList list) {
    return isKnownGood(list) ? list : list.evaluating(licensed);
  }
}
