package assay.match.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Vpdq;
import assay.list.ListVersion;
import assay.match.index.FingerprintSorter;
import java.nio.IntBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the entries of one list. */
final class HashListBuilder {
  private final String id;
  private final Map<String, Gathered> byAlgorithm = new TreeMap<>();
  private final Map<String, GatheredTexts> texts = new TreeMap<>();
  private final TextTable ids = new TextTable();
  private final TextTable classifications = new TextTable();
  private final Map<String, Integer> knownClassifications = new TreeMap<>();
  private long added;

  HashListBuilder(String id) {
    this.id = id;
  }

  /** An empty id or classification says that there is none. */
  void add(Fingerprint value, Optional<String> entryId, Optional<String> classification) {
    int known =
        classification
            .map(c -> knownClassifications.computeIfAbsent(c, classifications::add))
            .orElse(Texts.NONE);
    int entry = entryId.map(ids::add).orElse(Texts.NONE);
    if (value instanceof LicensedHash || value instanceof Vpdq) {
      texts
          .computeIfAbsent(value.algorithmName(), algorithm -> new GatheredTexts())
          .add(new String(value.bytes(), UTF_8), entry, known);
    } else {
      byAlgorithm.computeIfAbsent(value.algorithmName(), Gathered::new).add(value, entry, known);
    }
    added++;
  }

  /** How many entries came, repeated ones too. */
  long added() {
    return added;
  }

  /** The list in the state it had at this time. */
  HashList build(Instant asOf) {
    SortedMap<String, ListedColumn> columns = new TreeMap<>();
    Texts idTexts = ids.texts();
    Texts classificationTexts = classifications.texts();
    byAlgorithm.forEach(
        (algorithm, gathered) ->
            columns.put(algorithm, gathered.sort(idTexts, classificationTexts)));
    texts.forEach(
        (algorithm, gathered) ->
            columns.put(algorithm, gathered.sort(algorithm, idTexts, classificationTexts)));
    Commitment commitment = new Commitment();
    Map<String, Long> counts = new TreeMap<>();
    SortedMap<String, ListedColumn> inOrder = new TreeMap<>(Commitment.ORDER);
    inOrder.putAll(columns);
    inOrder.forEach(
        (algorithm, listed) -> {
          commitment.add(listed.values());
          counts.put(algorithm, (long) listed.values().size());
        });
    ListVersion version = new ListVersion(id, asOf, counts, commitment.root(), commitment.size());
    return new HashList(version, columns);
  }

  /** The entries of one algorithm, as they came. */
  private static final class Gathered {
    private final FingerprintSorter values;
    private final IntList ids = new IntList();
    private final IntList classifications = new IntList();

    Gathered(String algorithm) {
      values = new FingerprintSorter(algorithm);
    }

    void add(Fingerprint value, int id, int classification) {
      values.add(value);
      ids.add(id);
      classifications.add(classification);
    }

    ListedColumn sort(Texts idTexts, Texts classificationTexts) {
      return ListedColumn.of(
          values.sort(),
          new EntryTexts(
              IntBuffer.wrap(ids.toArray()),
              IntBuffer.wrap(classifications.toArray()),
              idTexts,
              classificationTexts));
    }
  }
}
