package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.lineage.Catalog;
import assay.cli.lineage.LineageSpool;
import assay.cli.refusal.UsageException;
import assay.cli.run.Exporting;
import assay.cli.run.Snapshot;
import assay.cli.run.Workspace;
import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.evidence.export.ExportFormat;
import assay.evidence.export.LineageEvents;
import assay.evidence.export.Outline;
import assay.evidence.export.Publisher;
import assay.evidence.export.Scope;
import assay.json.JsonObject;
import assay.verdict.Disposition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay export}: what a snapshot is, in a format that others read. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Tells what a snapshot is and where it came from, in a format others read.",
    footer = {
      "",
      "No export tells of removed items, except one document about one item, with --item",
      "and --removed: it goes through the protected channel. See docs/exports.md."
    })
final class ExportCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "One of ${COMPLETION-CANDIDATES}")
  private String format;

  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description = "Which snapshot (default: the one finished last)")
  private String id;

  @Option(
      names = "--shard",
      paramLabel = "NAME",
      description = "Only this shard with its kept items (prov-json, prov-o)")
  private String shard;

  @Option(
      names = "--item",
      paramLabel = "LOCATOR",
      description = "Only this item: shard-0007.tar#41, or its index (prov-json, prov-o)")
  private String item;

  @Option(
      names = "--removed",
      description = "Also tell of an item that was removed; the document holds its origin")
  private boolean removed;

  @Option(names = "--out", paramLabel = "FILE", description = "Where it goes")
  private Path out;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Post the events there (openlineage); what fails is sent again next time")
  private String endpoint;

  @Option(
      names = "--header-file",
      paramLabel = "FILE",
      description = "Headers for --endpoint, such as Authorization: Bearer …, one a line")
  private Path headers;

  @ArgGroup(exclusive = false, heading = "%nWhat only the operator knows:%n")
  private PublisherOptions publisher = new PublisherOptions();

  static final class PublisherOptions {
    @Option(names = "--operator", paramLabel = "NAME", description = "Who answers for the dataset")
    private String operator;

    @Option(names = "--url", paramLabel = "URL", description = "Where the screened dataset is")
    private String url;

    @Option(names = "--licence", paramLabel = "ID", description = "Its licence")
    private String licence;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is")
    private String description;

    @Option(names = "--purpose", paramLabel = "TEXT", description = "What it is for")
    private String purpose;

    @Option(
        names = "--country",
        paramLabel = "CODE",
        description = "Where its data was collected. Repeatable")
    private List<String> countries = List.of();

    Publisher publisher() {
      return new Publisher(
          Optional.ofNullable(operator),
          Optional.ofNullable(url),
          Optional.ofNullable(licence),
          Optional.ofNullable(description),
          Optional.ofNullable(purpose),
          countries);
    }
  }

  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ExportFormat.values()).map(ExportFormat::label).iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    ExportFormat chosen = chosen();
    List<JsonObject> documents = documents(chosen);
    if (out != null) {
      write(documents, chosen == ExportFormat.OPENLINEAGE);
    }
    if (common.json()) {
      common.out().print(documents.get(documents.size() - 1).pretty());
    } else if (!common.quiet() && out != null) {
      common.out().println(chosen.label() + ": " + out);
    }
    common.out().flush();
    if (endpoint != null) {
      post(documents);
    }
    return 0;
  }

  private ExportFormat chosen() {
    ExportFormat chosen =
        ExportFormat.of(format)
            .orElseThrow(
                () ->
                    new UsageException(
                        format
                            + ": is no export format; there are "
                            + Arrays.stream(ExportFormat.values())
                                .map(ExportFormat::label)
                                .collect(Collectors.joining(", "))));
    boolean posts = endpoint != null;
    if (posts && chosen != ExportFormat.OPENLINEAGE) {
      throw new UsageException("--endpoint is for openlineage");
    } else if (headers != null && !posts) {
      throw new UsageException("--header-file is for --endpoint");
    } else if (out == null && !posts) {
      throw new UsageException("--out FILE is needed");
    } else if (shard != null && item != null) {
      throw new UsageException("--shard and --item exclude each other");
    } else if ((shard != null || item != null) && !chosen.isFine()) {
      throw new UsageException(chosen.label() + " speaks of a whole snapshot only");
    } else if (removed && item == null) {
      throw new UsageException("--removed is for --item");
    }
    return chosen;
  }

  private List<JsonObject> documents(ExportFormat chosen) throws IOException {
    if (chosen == ExportFormat.OPENLINEAGE && id != null) {
      Optional<LineageEvents.Failed> failed = Exporting.failed(common.workspace(), id);
      if (failed.isPresent()) {
        return LineageEvents.of(failed.get());
      }
    }
    Exporting exporting = new Exporting(Snapshot.in(common.workspace(), Optional.ofNullable(id)));
    Outline outline = exporting.outline(chosen, publisher.publisher());
    return chosen.write(outline, scope(exporting, outline));
  }

  private Scope scope(Exporting exporting, Outline outline) throws IOException {
    if (shard != null) {
      return exporting.shard(outline, shard);
    } else if (item == null) {
      return new Scope.Whole();
    }
    Scope.Item found = exporting.item(item);
    boolean open = found.item().disposition() == Disposition.KEPT && !found.item().isProtected();
    if (!open && !removed) {
      throw new UsageException(
          item
              + ": was removed; a document about it holds its digest and its origin, so it goes"
              + " through the report channel only, and is written with --removed");
    }
    return found;
  }

  /** Documents about a removed item are their owner's only; others may be published. */
  private void write(List<JsonObject> documents, boolean lines) throws IOException {
    String text =
        lines
            ? documents.stream().map(d -> d.write() + "\n").collect(Collectors.joining())
            : documents.get(0).pretty();
    if (removed) {
      OwnerOnly.<RuntimeException>write(out, file -> file.write(text.getBytes(UTF_8)));
    } else {
      AtomicFile.<RuntimeException>write(out, file -> file.write(text.getBytes(UTF_8)));
    }
  }

  /** A catalog that does not take an event is a message, never a failure. */
  private void post(List<JsonObject> events) throws IOException {
    Catalog catalog = Catalog.at(endpoint, Optional.ofNullable(headers), PATIENCE);
    LineageSpool spool = new LineageSpool(Workspace.spool(common.workspace()));
    spool.add(events);
    LineageSpool.Delivery delivery = spool.deliver(catalog);
    if (delivery.why().isPresent()) {
      common
          .err()
          .println(
              catalog
                  + ": "
                  + delivery.why().get()
                  + "; sent "
                  + delivery.sent()
                  + ", refused "
                  + delivery.refused()
                  + ", waiting "
                  + delivery.waiting()
                  + " events, which the next export sends first");
      common.err().flush();
    } else if (!common.quiet() && !common.json()) {
      common.out().println("sent " + delivery.sent() + " events to " + catalog);
      common.out().flush();
    }
  }
}
