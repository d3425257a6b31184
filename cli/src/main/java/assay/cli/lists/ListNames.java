package assay.cli.lists;

import assay.cli.refusal.RefusedException;
import assay.cli.run.Workspace;
import assay.match.store.ListStore;
import assay.match.store.ManagedList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lists that were added to a workspace, as commands name them. */
public final class ListNames {
  private ListNames() {}

  /** The store of a workspace. */
  public static ListStore store(Path workspace) {
    return ListStore.in(Workspace.lists(workspace));
  }

  /**
   * One list.
   *
   * @throws RefusedException if none of that name was added
   */
  public static ManagedList one(Path workspace, String id) throws IOException {
    return store(workspace).find(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Those that were named, or all if none was.
   *
   * @throws RefusedException if one of them was not added
   */
  public static List<ManagedList> some(Path workspace, List<String> ids) throws IOException {
    List<ManagedList> lists = new ArrayList<>();
    for (String id : ids.isEmpty() ? store(workspace).ids() : ids) {
      lists.add(one(workspace, id));
    }
    return lists;
  }

  private static RefusedException unknown(String id) {
    return new RefusedException(id + ": no list of this name was added (see assay lists status)");
  }
}
