package assay.cli;

import assay.cli.lists.ListNames;
import assay.json.JsonObject;
import assay.list.ListSource;
import assay.list.ListVersion;
import assay.match.store.ListAbout;
import assay.match.store.ListStatus;
import assay.match.store.ManagedList;
import assay.match.store.SetAside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay lists status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Says of each list what is in use, how current it is, and what is wrong.")
final class ListStatusCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Which lists (default: all)")
  private List<String> ids = List.of();

  @Override
  public Integer call() throws IOException {
    if (common.json()) {
      common.out().print(told(common.workspace(), ids).pretty());
    } else {
      for (ManagedList list : ListNames.some(common.workspace(), ids)) {
        show(list.about(), list.status(), list.setAside());
      }
    }
    common.out().flush();
    return 0;
  }

  private void show(ListAbout about, ListStatus status, List<SetAside> setAside) {
    line(about.id(), about.provider() + ", from " + about.exchange() + ", " + schedule(about));
    line("", status.version().map(ListStatusCommand::version).orElse("never pulled"));
    status.lastSuccess().ifPresent(on -> line("", "known to be current " + on));
    status
        .lastFailure()
        .filter(failure -> status.lastSuccess().filter(failure.on()::isBefore).isEmpty())
        .ifPresent(failure -> line("", "failed " + failure.on() + ": " + failure.message()));
    if (status.staged() > 0) {
      line("", grouped(status.staged()) + " told and not published yet");
    }
    status.version().flatMap(ListVersion::source).ifPresent(this::show);
    if (status.kept() > 0) {
      line("", grouped(status.kept()) + " entries stay as they were, because " + why(status));
    }
    if (status.held()) {
      line("", "assay lists sync " + about.id() + " --as-told drops what is not told any more");
    }
    status.refusals().forEach(refusal -> line("", refusal.place() + ": " + refusal.reason()));
    ListStatus.VoteCounts votes = status.votes();
    if (votes.waiting() + votes.answered() + votes.setAside() > 0) {
      line(
          "",
          "votes: "
              + votes.waiting()
              + " waiting, "
              + votes.answered()
              + " cast, "
              + votes.setAside()
              + " that the exchange will not take"
              + (about.feedback() ? "" : "; feedback is off"));
    }
    setAside.stream().map(SetAside::message).distinct().forEach(why -> line("", "  " + why));
  }

  private static String why(ListStatus status) {
    return status.held()
        ? "what was refused without saying which entry it is may be any of them"
        : "what was told of them could not be read";
  }

  private void show(ListSource source) {
    source
        .notEvaluated()
        .forEach((algorithm, n) -> line("", grouped(n) + " " + algorithm + " not evaluated"));
    if (source.refused() > 0) {
      line("", grouped(source.refused()) + " refused, the first of them:");
    }
  }

  private static String schedule(ListAbout about) {
    return about.interval().map(every -> "every " + text(every)).orElse("not by itself");
  }

  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String version(ListVersion version) {
    List<String> counts = new ArrayList<>();
    version.entries().forEach((algorithm, n) -> counts.add(algorithm + " " + grouped(n)));
    return version.version() + " as of " + version.asOf() + ": " + String.join(", ", counts);
  }

  private static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private void line(String name, String text) {
    common.out().println(String.format(Locale.ROOT, "%-16s %s", name, text));
  }

  /** The same as a document. */
  static JsonObject told(Path workspace, List<String> ids) throws IOException {
    List<JsonObject> lists = new ArrayList<>();
    for (ManagedList list : ListNames.some(workspace, ids)) {
      lists.add(json(list.about(), list.status()));
    }
    return JsonObject.empty().with("lists", lists);
  }

  private static JsonObject json(ListAbout about, ListStatus status) {
    ListStatus.VoteCounts votes = status.votes();
    return JsonObject.empty()
        .with("id", about.id())
        .with("provider", about.provider())
        .with("terms", about.terms().label())
        .with("kind", about.kind().label())
        .with("exchange", about.exchange())
        .with("everySeconds", about.interval().map(Duration::toSeconds))
        .with("current", status.version().map(ListVersion::json))
        .with("lastSuccess", status.lastSuccess().map(Instant::toString))
        .with(
            "lastFailure",
            status
                .lastFailure()
                .map(
                    failure ->
                        JsonObject.empty()
                            .with("on", failure.on().toString())
                            .with("message", failure.message())))
        .with("kept", status.kept())
        .with("held", status.held())
        .with("staged", status.staged())
        .with(
            "refusals",
            status.refusals().stream()
                .map(r -> JsonObject.empty().with("place", r.place()).with("reason", r.reason()))
                .toList())
        .with(
            "votes",
            JsonObject.empty()
                .with("on", about.feedback())
                .with("waiting", votes.waiting())
                .with("cast", votes.answered())
                .with("setAside", votes.setAside()));
  }
}
