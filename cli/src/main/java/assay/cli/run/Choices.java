package assay.cli.run;

import assay.evidence.ledger.LedgerLine;
import assay.evidence.ledger.LedgerReader;
import assay.stage.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** The choices for the entries of a shard, streamed from its ledger. */
final class Choices implements Iterator<Choice> {
  private final LedgerReader lines;
  private final Function<LedgerLine, Choice> choice;
  private Optional<LedgerLine> next;

  Choices(LedgerReader lines, Function<LedgerLine, Choice> choice) {
    this.lines = lines;
    this.choice = choice;
    this.next = advance();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Choice next() {
    LedgerLine line = next.orElseThrow(NoSuchElementException::new);
    next = advance();
    return choice.apply(line);
  }

  private Optional<LedgerLine> advance() {
    try {
      Optional<LedgerLine> line = lines.next();
      while (line.filter(LedgerLine::isInside).isPresent()) {
        line = lines.next(); // no entry of the shard: it leaves or stays with the one it lies in
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
