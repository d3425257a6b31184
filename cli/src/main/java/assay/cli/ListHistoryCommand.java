package assay.cli;

import assay.cli.lists.ListNames;
import assay.json.JsonObject;
import assay.list.ListSource;
import assay.match.store.PublishedVersion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay lists history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Tells every version of a list that was ever in use, and how they differ.")
final class ListHistoryCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "Which list")
  private String id;

  @Override
  public Integer call() throws IOException {
    List<PublishedVersion> history = ListNames.one(common.workspace(), id).history();
    if (common.json()) {
      List<JsonObject> versions =
          history.stream()
              .map(
                  published ->
                      published
                          .version()
                          .json()
                          .with("publishedOn", published.publishedOn().toString())
                          .with("kept", published.kept())
                          .with("added", published.added())
                          .with("withdrawn", published.withdrawn()))
              .toList();
      common.out().print(JsonObject.empty().with("versions", versions).pretty());
    } else {
      for (PublishedVersion published : history) {
        common
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%s  %s  %,d values, %,d added, %,d withdrawn%s",
                    published.publishedOn(),
                    published.version().version(),
                    published.version().size(),
                    published.added(),
                    published.withdrawn(),
                    unread(published)));
      }
    }
    common.out().flush();
    return 0;
  }

  private static String unread(PublishedVersion published) {
    long refused = published.version().source().map(ListSource::refused).orElse(0L);
    return refused + published.kept() == 0
        ? ""
        : String.format(
            Locale.ROOT, ", %,d refused, %,d entries as before", refused, published.kept());
  }
}
