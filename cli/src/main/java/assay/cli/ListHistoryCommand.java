package assay.cli;

import assay.cli.lists.ListNames;
import assay.json.JsonObject;
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
                    "%s  %s  %,d values, %,d added, %,d withdrawn",
                    published.publishedOn(),
                    published.version().version(),
                    published.version().size(),
                    published.added(),
                    published.withdrawn()));
      }
    }
    common.out().flush();
    return 0;
  }
}
