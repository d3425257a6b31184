package assay.match.exchange.tat;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Told;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run through the records after a checkpoint. */
final class RecordsPull implements Pull {
  private final Archive archive;
  private final String of;
  private final Instant now;
  private final Set<String> asked = new HashSet<>();
  private Optional<String> token = Optional.empty();
  private String after;
  private boolean fresh;

  RecordsPull(Archive archive, String of, JsonObject cursor, Instant now) {
    this.archive = archive;
    this.of = of;
    this.now = now;
    boolean ours = cursor.text("of").equals(Optional.of(of));
    this.after = ours ? cursor.text("after").orElse("") : "";
    this.fresh = after.isEmpty();
  }

  @Override
  public Page next() throws IOException, ExchangeException {
    Archive.Said said = ask();
    JsonObject body = said.body();
    if (!(body.members().get("results") instanceof List<?> results)) {
      throw new ExchangeException(archive.host() + ": the answer has no results");
    }
    List<Told> told = new ArrayList<>();
    for (Object result : results) {
      told.add(Records.told(result, told.size() + 1));
    }
    boolean more = body.text("next").filter(next -> !next.isEmpty()).isPresent();
    String checkpoint = body.text("checkpoint").filter(text -> !text.isEmpty()).orElse(after);
    asked.add(after);
    if (more && asked.contains(checkpoint)) {
      throw new ExchangeException(archive.host() + ": the pages do not end");
    }
    after = checkpoint;
    boolean begins = fresh;
    fresh = false;
    JsonObject cursor = JsonObject.empty().with("of", of).with("after", after);
    return new Page(
        begins, told, cursor, more ? Optional.empty() : Optional.of(said.at().orElse(now)));
  }

  private Archive.Said ask() throws IOException, ExchangeException {
    if (token.isPresent()) {
      try {
        return archive.records(token.get(), after);
      } catch (ExchangeException e) {
        // the session may be over: once more with a new one
      }
    }
    token = Optional.of(archive.token());
    return archive.records(token.get(), after);
  }
}
