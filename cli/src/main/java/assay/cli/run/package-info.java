/**
 * One screening run with its effects. {@link assay.cli.run.Screening} is the door.
 *
 * <p>A run has two phases. <em>Screen</em> walks every shard once, without any effect but a ledger
 * of what was found. <em>Settle</em> then knows everything that leaves the dataset, also what
 * follows a match in another shard, and does for each shard, in this order: seal what leaves into
 * the vault, record every item, publish the shard without what left. Every step can be repeated,
 * and a shard that was settled is marked last; so a run that was killed is simply started again,
 * and ends with the same bytes.
 */
package assay.cli.run;
