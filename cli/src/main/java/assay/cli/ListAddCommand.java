package assay.cli;

import assay.cli.lists.ListNames;
import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.durable.OwnerOnly;
import assay.match.Exchanges;
import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.match.store.ListAbout;
import assay.policy.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay lists add}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Adds a list that is pulled from an exchange. Nothing is pulled yet.",
    footer = {
      "",
      "docs/lists.md says which settings and credentials each exchange needs. A credential is",
      "never given on the command line: env:NAME, file:PATH, or prompt, which asks for it."
    })
final class ListAddCommand implements Callable<Integer> {
  private static final String PROMPT = "prompt";

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "What --list will call it")
  private String id;

  @Option(
      names = "--exchange",
      required = true,
      paramLabel = "NAME",
      description = "Where it is pulled from: ncmec, stopncii, threatexchange, tat, file, folder")
  private String exchange;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the exchange, such as url=https://…. Repeatable")
  private Map<String, String> settings = new TreeMap<>();

  @Option(
      names = "--secret",
      paramLabel = "NAME=WHERE",
      description = "Where a credential is: env:VARIABLE, file:PATH, or prompt. Repeatable")
  private Map<String, String> secrets = new TreeMap<>();

  @Option(
      names = "--provider",
      required = true,
      paramLabel = "NAME",
      description = "Who publishes the list")
  private String provider;

  @Option(
      names = "--withheld",
      description = "Its terms forbid naming it: statements give it an id that says nothing")
  private boolean withheld;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "How often assay serve pulls it: 15m, 6h, 1d. Never, if absent")
  private String every;

  @Option(names = "--matched-distance", paramLabel = "BITS", description = "As in the policy")
  private Integer matchedDistance;

  @Option(names = "--max-distance", paramLabel = "BITS", description = "As in the policy")
  private Integer maxDistance;

  @Option(names = "--min-quality", paramLabel = "N", description = "As in the policy")
  private Integer minQuality;

  @Option(
      names = "--category",
      paramLabel = "TEXT",
      description = "What is reported for its matches, if always the same")
  private String category;

  @Option(names = "--not-vetted", description = "Nobody looked at its entries before publication")
  private boolean notVetted;

  @Option(names = "--known-good", description = "A list of harmless files, such as NSRL's")
  private boolean knownGood;

  @Option(names = "--feedback", description = "Cast reviewers' votes at the exchange")
  private boolean feedback;

  @Override
  public Integer call() throws IOException {
    try {
      requireNew(); // before anything is asked for, which would replace what another list has
      Settings reached = Settings.of(settings, secrets());
      Exchanges.of(exchange, reached); // refuses what it cannot be reached by
      ListAbout.Limits limits = limits();
      limits.over(Thresholds.standard());
      ListNames.store(common.workspace()).add(about(reached, limits));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    if (!common.quiet()) {
      common.out().println("added " + id + "; pull it with: assay lists sync " + id);
      common.out().flush();
    }
    return 0;
  }

  private void requireNew() throws IOException {
    if (ListNames.store(common.workspace()).find(id).isPresent()) {
      throw new UsageException("there is a list " + id + " already");
    }
  }

  private ListAbout about(Settings reached, ListAbout.Limits limits) {
    return new ListAbout(
        id,
        withheld ? ListAbout.opaqueId() : id,
        provider,
        withheld ? ListAbout.Terms.WITHHELD : ListAbout.Terms.NAMED,
        exchange,
        reached,
        limits,
        Optional.ofNullable(category),
        !notVetted,
        knownGood ? ListAbout.Kind.KNOWN_GOOD : ListAbout.Kind.KNOWN,
        feedback,
        Optional.ofNullable(every).map(ListAddCommand::interval),
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private ListAbout.Limits limits() {
    return new ListAbout.Limits(number(matchedDistance), number(maxDistance), number(minQuality));
  }

  private static OptionalInt number(Integer option) {
    return option == null ? OptionalInt.empty() : OptionalInt.of(option);
  }

  /** {@code 15m}, {@code 6h}, {@code 1d}. */
  private static Duration interval(String text) {
    try {
      String upper = text.toUpperCase(Locale.ROOT);
      return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    } catch (DateTimeParseException e) {
      throw new UsageException("--every is a time such as 15m, 6h or 1d, not " + text);
    }
  }

  private Map<String, Secret> secrets() throws IOException {
    Map<String, Secret> found = new TreeMap<>();
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      found.put(
          secret.getKey(),
          secret.getValue().equals(PROMPT)
              ? asked(secret.getKey())
              : Secret.parse(secret.getValue()));
    }
    return found;
  }

  /** Kept in a file, for later pulls ask nobody. */
  private Secret asked(String name) throws IOException {
    if (!name.matches("[A-Za-z0-9_-]+") || !id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw new UsageException("a credential and a list have plain names");
    }
    char[] typed =
        Optional.ofNullable(System.console())
            .map(console -> console.readPassword("%s: ", name))
            .filter(text -> text.length > 0)
            .orElseThrow(
                () ->
                    new RefusedException(name + ": there is nobody to ask, or nothing was typed"));
    Path file = ListNames.credential(common.workspace(), id, name);
    OwnerOnly.directory(common.workspace());
    OwnerOnly.directory(common.workspace().resolve("keys"));
    OwnerOnly.directory(file.getParent().getParent());
    OwnerOnly.directory(file.getParent());
    byte[] text = new String(typed).getBytes(StandardCharsets.UTF_8);
    OwnerOnly.<RuntimeException>write(file, out -> out.write(text));
    return new Secret.InFile(file.toAbsolutePath().normalize());
  }
}
