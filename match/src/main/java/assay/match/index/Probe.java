package assay.match.index;

import static assay.match.index.HammingIndex.PARTS;

import java.util.List;

/**
 * Looks into the buckets of one query after the other. The bounds of all its buckets are gathered
 * first, then a line of each bucket is touched, so that the waits for memory overlap.
 */
final class Probe {
  private final List<PartTable> tables;
  private final Queries queries;
  private final Candidates candidates;
  private final int[] froms;
  private final int[] tos;
  long touched; // in sight of others, or the compiler would leave the touching out

  Probe(List<PartTable> tables, Queries queries, Comparison comparison) {
    this.tables = tables;
    this.queries = queries;
    this.candidates = new Candidates(comparison);
    int probes = 0;
    for (int part = 0; part < PARTS; part++) {
      probes += Flips.fewerThan(queries.threshold(part));
    }
    this.froms = new int[probes];
    this.tos = new int[probes];
  }

  void run() {
    for (int query = 0; query < queries.size(); query++) {
      gather(query);
      touch();
      search(query);
      candidates.compare();
    }
  }

  private void gather(int query) {
    int at = 0;
    for (int part = 0; part < PARTS; part++) {
      PartTable table = tables.get(part);
      int value = queries.part(query, part);
      int flips = Flips.fewerThan(queries.threshold(part));
      for (int i = 0; i < flips; i++) {
        int bucket = value ^ Flips.flip(i);
        froms[at] = table.offset(bucket);
        tos[at++] = table.offset(bucket + 1);
      }
    }
  }

  private void touch() {
    long seen = 0;
    int at = 0;
    for (int part = 0; part < PARTS; part++) {
      PartTable table = tables.get(part);
      int flips = Flips.fewerThan(queries.threshold(part));
      for (int end = at + flips; at < end; at++) {
        if (froms[at] < tos[at]) {
          seen ^= table.touch(froms[at]) ^ table.touch(tos[at] - 1);
        }
      }
    }
    touched ^= seen;
  }

  private void search(int query) {
    int at = 0;
    for (int part = 0; part < PARTS; part++) {
      PartTable table = tables.get(part);
      candidates.from(table);
      int next = queries.part(query, part + 1);
      int flips = Flips.fewerThan(queries.threshold(part));
      for (int i = 0; i < flips; i++, at++) {
        if (froms[at] < tos[at]) {
          int most = queries.mostInNext(part, Integer.bitCount(Flips.flip(i)));
          table.search(froms[at], tos[at], next, most, query, candidates);
        }
      }
    }
  }
}
