package assay.cli;

import assay.cli.lists.AllowList;
import assay.cli.lists.ListedEntry;
import assay.cli.refusal.UsageException;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.json.JsonObject;
import assay.policy.Allowance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay lists allow}: known false positives. */
@Command(
    name = "allow",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Decides that something is no match although a list has it; shows what stands.",
    footer = {
      "",
      "What a vetted list has exactly is silenced by two persons only: the second",
      "one says assay lists allow confirm ID --by NAME."
    },
    subcommands = {AllowCommand.Confirm.class, AllowCommand.Lift.class})
final class AllowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @ArgGroup(exclusive = false)
  private New decision;

  /** A decision in full. */
  static final class New {
    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(
        names = "--beyond",
        paramLabel = "BITS",
        description = "Only matches of the entry at a greater distance; without it, all of them")
    private Integer beyond;

    @Option(
        names = "--hasher",
        paramLabel = "FILE",
        description = "A licensed hasher, if the list is a file with values of its algorithm")
    private List<Path> hashers = List.of();

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides")
    private String by;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why")
    private String why;

    @Option(
        names = "--until",
        required = true,
        paramLabel = "TIME",
        description = "When it must be looked at again; it holds no more then")
    private String until;
  }

  /** What is allowed. */
  static final class What {
    @Option(
        names = "--content",
        paramLabel = "SHA256",
        description = "Items of this content, whatever they look like")
    private String content;

    @Option(
        names = "--entry",
        arity = "2",
        paramLabel = "LIST ID",
        description = "Matches of this entry of a list, by the publisher's id as records show it")
    private List<String> entry;
  }

  @Override
  public Integer call() throws IOException {
    if (decision != null) {
      String until = decision.until;
      for (Allowance.Subject subject : subjects()) {
        say(
            AllowList.of(common.workspace())
                .allow(
                    subject, decision.by, decision.why, AcquisitionOptions.time("--until", until)));
      }
    } else {
      List<Allowance> standing = AllowList.of(common.workspace()).standing();
      if (common.json()) {
        List<JsonObject> told = standing.stream().map(AllowCommand::told).toList();
        common.out().print(JsonObject.empty().with("allowed", told).pretty());
      } else {
        standing.forEach(this::say);
      }
    }
    common.out().flush();
    return 0;
  }

  private List<Allowance.Subject> subjects() throws IOException {
    try {
      if (decision.what.content != null) {
        if (decision.beyond != null) {
          throw new UsageException("--beyond goes with --entry");
        }
        return List.of(
            new Allowance.Subject.Content(
                Digest.parse(DigestAlgorithm.SHA256, decision.what.content)));
      }
      String list = decision.what.entry.get(0);
      ListedEntry entry =
          ListedEntry.find(common.workspace(), list, decision.hashers, decision.what.entry.get(1));
      List<Allowance.Subject> subjects =
          entry.values().stream()
              .filter(value -> decision.beyond == null || value instanceof Pdq)
              .map(value -> subject(entry.list(), value))
              .toList();
      if (subjects.isEmpty()) {
        throw new UsageException("--beyond is for PDQ hashes, and the entry has none");
      }
      return subjects;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Allowance.Subject subject(String list, Fingerprint value) {
    int beyond = decision.beyond == null ? Allowance.Subject.Entry.WHOLE : decision.beyond;
    return new Allowance.Subject.Entry(list, value, beyond);
  }

  /** What stands, without the content or the entry it is about. */
  private static JsonObject told(Allowance allowance) {
    JsonObject told =
        JsonObject.empty()
            .with("id", allowance.id())
            .with("by", allowance.by())
            .with("second", allowance.second())
            .with("why", allowance.why())
            .with("until", allowance.until().toString());
    return allowance.subject() instanceof Allowance.Subject.Entry entry
        ? told.with("list", entry.list()).with("beyond", entry.beyond())
        : told;
  }

  private void say(Allowance allowance) {
    if (common.quiet()) {
      return;
    }
    String what =
        allowance.subject() instanceof Allowance.Subject.Entry entry
            ? "an entry of " + entry.list() + beyond(entry.beyond())
            : "a content";
    common
        .out()
        .println(
            allowance.id()
                + "  "
                + what
                + ", by "
                + allowance.by()
                + allowance.second().map(second -> " and " + second).orElse(" alone")
                + ", until "
                + allowance.until()
                + ": "
                + allowance.why());
  }

  private static String beyond(int bits) {
    return bits == Allowance.Subject.Entry.WHOLE ? "" : " beyond " + bits + " bits";
  }

  @Command(
      name = "confirm",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Confirms a decision as a second person.")
  static final class Confirm implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "ID", description = "Of the decision")
    private String id;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who confirms it")
    private String by;

    @Override
    public Integer call() throws IOException {
      AllowList.of(common.workspace()).confirm(id, by);
      return 0;
    }
  }

  @Command(
      name = "lift",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Takes a decision back; it matches again from now on.")
  static final class Lift implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "ID", description = "Of the decision")
    private String id;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who lifts it")
    private String by;

    @Override
    public Integer call() throws IOException {
      AllowList.of(common.workspace()).lift(id, by);
      return 0;
    }
  }
}
