package assay.cli;

import assay.cli.refusal.UsageException;
import assay.cli.run.Snapshot;
import assay.durable.OwnerOnly;
import assay.evidence.snapshot.ItemLeaf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay prove}: the proof of one item's outcome. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Writes a proof of what became of one item; assay verify --item checks it.")
final class ProveCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "LOCATOR",
      description = "The item: shard-0007.tar#41, or its index in the items tree")
  private String locator;

  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description = "Which snapshot (default: the one finished last)")
  private String id;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the proof goes: NAME.tlog-proof")
  private Path out;

  @Option(
      names = "--removed",
      description = "Also prove an item that was removed; the proof holds its digest and its name")
  private boolean removed;

  @Override
  public Integer call() throws IOException {
    Snapshot snapshot = Snapshot.in(common.workspace(), Optional.ofNullable(id));
    long index = snapshot.index(locator);
    Snapshot.Shown shown = snapshot.show(index);
    ItemLeaf leaf = shown.leaf();
    if (!leaf.disposition().equals("kept") && !removed) {
      throw new UsageException(
          locator
              + ": was removed; its proof holds its digest, so it goes through the report channel"
              + " only, and is written with --removed");
    }
    OwnerOnly.<RuntimeException>write(out, file -> file.write(shown.proof().write()));
    if (common.json()) {
      common.out().print(leaf.json().pretty());
    } else if (!common.quiet()) {
      common
          .out()
          .println(
              "item " + index + ": " + leaf.verdict() + ", " + leaf.disposition() + "; " + out);
    }
    common.out().flush();
    return 0;
  }
}
