package assay.cli;

import assay.evidence.records.RecordReader;
import assay.fingerprint.DigestAlgorithm;
import assay.record.Digested;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Digests, names, addresses and hosts of what was removed and of nothing that was kept. */
final class RemovedFacts {
  private RemovedFacts() {}

  static Set<String> in(Path snapshot) throws IOException {
    Set<String> removed = new TreeSet<>();
    Set<String> kept = new TreeSet<>();
    for (String part : new String[] {"records", "protected/records"}) {
      try (Stream<Path> files = Files.list(snapshot.resolve(part))) {
        for (Path file : files.sorted().toList()) {
          try (RecordReader reader = RecordReader.open(file)) {
            for (Optional<ItemRecord> i = reader.next(); i.isPresent(); i = reader.next()) {
              boolean stays = i.get().disposition() == Disposition.KEPT;
              tell(i.get(), stays ? kept : removed);
            }
          }
        }
      }
    }
    removed.removeAll(kept);
    return removed;
  }

  private static void tell(ItemRecord item, Set<String> facts) {
    for (Digested reading : item.readings()) {
      for (DigestAlgorithm algorithm : DigestAlgorithm.ofContent()) {
        reading
            .digest(algorithm)
            .ifPresent(
                digest -> {
                  facts.add(digest.hex());
                  facts.add(Base64.getEncoder().encodeToString(digest.bytes()));
                  facts.add(new String(digest.bytes(), StandardCharsets.ISO_8859_1));
                });
      }
    }
    facts.add(item.locator().member());
    item.provenance()
        .object("origin")
        .flatMap(o -> o.text("url"))
        .ifPresent(
            url -> {
              facts.add(url);
              String host = URI.create(url).getHost();
              if (host != null) {
                facts.add(host);
              }
            });
  }
}
