package assay.cli.run;

/**
 * What was decided about a shard: if it is the same again, a settled shard need not be settled
 * again.
 *
 * @param stamp of the input that was screened
 * @param sha256 over the dispositions of its entries, in order
 */
record Decisions(String stamp, String sha256) {}
