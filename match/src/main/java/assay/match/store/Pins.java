package assay.match.store;

import assay.durable.OwnerOnly;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.list.ListVersion;
import assay.match.atrest.AtRest;
import assay.match.list.FrozenList;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Versions that are kept in folders of their own, whatever becomes of their list. */
final class Pins {
  private static final String MARK = "version.json";

  private Pins() {}

  /**
   * Requires that there is none in a folder.
   *
   * @throws FileAlreadyExistsException if there is
   */
  static void requireNone(Path pin) throws IOException {
    if (Files.exists(pin.resolve(MARK))) {
      throw new FileAlreadyExistsException(pin + ": there is a version of a list");
    }
  }

  /** Keeps the version, which is published and stays that meanwhile. */
  static void keep(VersionRow version, ListAbout about, LiveFolders live, Path pin)
      throws IOException {
    OwnerOnly.directory(pin);
    live.pin(version.used().keySet(), pin);
    JsonObject pinned =
        JsonObject.empty()
            .with("list", version.version(about).json())
            .with("generations", VersionRow.json(version.used()));
    OwnerOnly.write(pin.resolve(MARK), out -> out.write(pinned.bytes()));
  }

  /**
   * Opens what was kept.
   *
   * @param lists the folder of the store, where ids of entries are looked up
   */
  static FrozenList open(Path lists, AtRest atRest, Path pin) throws IOException {
    Path mark = pin.resolve(MARK);
    try {
      JsonObject pinned = JsonObject.parse(Files.readString(mark));
      ListVersion version =
          pinned.object("list").flatMap(ListVersion::read).orElseThrow(() -> damaged(mark));
      TreeMap<String, Long> generations = new TreeMap<>();
      JsonObject told = pinned.object("generations").orElseThrow(() -> damaged(mark));
      for (String algorithm : version.entries().keySet()) {
        generations.put(algorithm, told.number(algorithm).orElseThrow(() -> damaged(mark)));
      }
      ListFolder list = new ListFolder(lists.resolve(version.id()), atRest, Steps.UNWATCHED);
      return new FrozenManagedList(
          version,
          new LiveFolders(pin, atRest).open(generations),
          new FrozenEntries(version.id(), list.state(), atRest));
    } catch (JsonException e) {
      throw damaged(mark);
    }
  }

  private static IOException damaged(Path file) {
    return new IOException(file + ": this is no version of a list");
  }
}
