package assay.match.bank;

import assay.match.atrest.AtRest;
import assay.match.list.HashList;
import assay.match.list.HashLists;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What is owed by a bank of lists in memory, of lists that are opened from files. */
class OpenedBankTest extends FrozenBankTest {
  @TempDir private Path folder;

  @Override
  protected List<HashList> load(List<String> arguments) throws Exception {
    Path banks = folder.resolve("banks");
    HashLists.load(arguments, Set.of(), banks, AtRest.clear(), message -> {});
    return HashLists.load(
        arguments,
        Set.of(),
        banks,
        AtRest.clear(),
        message -> {
          throw new AssertionError(message);
        });
  }
}
