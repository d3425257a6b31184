package assay.match.index;

/** A way to look up; all give the same. */
enum Plan {
  /** Look into the buckets of one query after the other. */
  PROBE,
  /** Compare all queries with all hashes. */
  SCAN,
  /** Walk the tables once, past all queries. */
  JOIN
}
