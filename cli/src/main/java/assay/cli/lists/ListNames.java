package assay.cli.lists;

import assay.cli.refusal.RefusedException;
import assay.cli.run.ListKey;
import assay.cli.run.Passphrase;
import assay.cli.run.Workspace;
import assay.durable.FolderTree;
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
  public static ListStore store(Path workspace) throws IOException {
    return ListStore.in(Workspace.lists(workspace), ListKey.of(workspace, Passphrase.ofKeys()));
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
    ListStore store = store(workspace);
    List<ManagedList> lists = new ArrayList<>();
    for (String id : ids.isEmpty() ? store.ids() : ids) {
      lists.add(store.find(id).orElseThrow(() -> unknown(id)));
    }
    return lists;
  }

  /** Where a credential is kept that was typed in. */
  public static Path credential(Path workspace, String id, String name) {
    return credentials(workspace).resolve(id).resolve(name);
  }

  /** Removes a list with all that was pulled, and the credentials that were typed in for it. */
  public static void remove(Path workspace, String id) throws IOException {
    one(workspace, id);
    store(workspace).remove(id);
    FolderTree.delete(credentials(workspace).resolve(id));
  }

  private static Path credentials(Path workspace) {
    return workspace.resolve("keys/exchanges");
  }

  private static RefusedException unknown(String id) {
    return new RefusedException(id + ": no list of this name was added (see assay lists status)");
  }
}
