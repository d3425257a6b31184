package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.refusal.UsageException;
import assay.cli.run.Tracing;
import assay.durable.OwnerOnly;
import assay.evidence.trace.Trace;
import assay.evidence.trace.TracePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay trace}: where something came from, and where it went. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Tells where an item came from and where it went, on whose word, and what is not known.",
    footer = {
      "",
      "Looks through every snapshot of the workspace, and reads no shard. What it says of a removed",
      "item leads to it: it is for those who handle the item, and files it writes are the owner's only."
    })
final class TraceCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "WHAT",
      description = "A SHA-256, an address, or a place such as shard-0007.tar#41")
  private String what;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write a page with a picture, which loads nothing")
  private Path html;

  @Override
  public Integer call() throws IOException {
    if (what.isBlank()) {
      throw new UsageException("what is to be traced? a SHA-256, an address or a place");
    }
    Trace trace = new Tracing(common.workspace()).of(what);
    if (html != null) {
      byte[] page = TracePage.html(trace).getBytes(UTF_8);
      OwnerOnly.<RuntimeException>write(html, out -> out.write(page));
    }
    if (common.json()) {
      common.out().print(trace.json().pretty());
    } else if (!common.quiet()) {
      common.out().print(trace.text());
    }
    common.out().flush();
    if (trace.trails().isEmpty()) {
      common
          .err()
          .println(
              "assay: "
                  + what
                  + " was looked for as "
                  + Tracing.meaning(what)
                  + " and is in no snapshot here; cases and models cannot be asked for yet");
      common.err().flush();
    }
    return trace.trails().isEmpty() ? 1 : 0;
  }
}
