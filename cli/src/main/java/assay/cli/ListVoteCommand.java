package assay.cli;

import assay.cli.lists.ListNames;
import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.fingerprint.Fingerprint;
import assay.list.ListEntry;
import assay.match.Exchanges;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Vote;
import assay.match.store.ManagedList;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay lists vote}. */
@Command(
    name = "vote",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Queues a reviewer's vote on an entry, for the exchange that it came from.",
    footer = {
      "",
      "It is cast by the next sync if the list was added with --feedback, and waits otherwise.",
      "--reasons asks the exchange which reasons it knows."
    })
final class ListVoteCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(index = "0", paramLabel = "ID", description = "Which list")
  private String id;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ENTRY",
      description = "The entry as records name it: member/id")
  private String entry;

  @Option(
      names = "--algorithm",
      required = true,
      paramLabel = "NAME",
      description = "Which of its values: md5, sha1, pdq, …")
  private String algorithm;

  @ArgGroup(multiplicity = "1")
  private What what;

  /** One of them. */
  static final class What {
    @Option(names = "--up", description = "It is what the list says")
    private boolean up;

    @Option(names = "--down", description = "It is not")
    private boolean down;

    @Option(names = "--reasons", description = "Only tell which reasons there are")
    private boolean reasons;
  }

  @Option(
      names = "--reason",
      paramLabel = "ID",
      description = "Why it is not, as the exchange numbers reasons")
  private String reason;

  @Override
  public Integer call() throws IOException {
    ManagedList list = ListNames.one(common.workspace(), id);
    if (what.reasons) {
      tellReasons(list);
      return 0;
    } else if (entry == null) {
      throw new UsageException("which entry? (member/id, as records name it)");
    }
    EntryKey key =
        list.key(entry).orElseThrow(() -> new RefusedException(id + ": has no entry of that id"));
    boolean affirmative = what.up && !what.down;
    list.queue(new Vote(key, algorithm, text(list), affirmative, Optional.ofNullable(reason)));
    return 0;
  }

  /** The value itself: some exchanges know an entry by nothing else. */
  private Optional<String> text(ManagedList list) throws IOException {
    try {
      return list.freeze()
          .named(entry)
          .map(ListEntry::fingerprint)
          .filter(value -> value.algorithmName().equals(algorithm))
          .map(Fingerprint::hex)
          .findFirst();
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  private void tellReasons(ManagedList list) throws IOException {
    try {
      Feedback feedback =
          Exchanges.of(list.about().exchange(), list.about().settings())
              .feedback()
              .orElseThrow(() -> new RefusedException(list.about().exchange() + " takes no votes"));
      for (Feedback.Reason known : feedback.reasons(algorithm)) {
        common.out().println(known.id() + "  " + known.name());
      }
      common.out().flush();
    } catch (ExchangeException | IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
  }
}
