/**
 * The lists of one run, frozen and indexed.
 *
 * <p>{@link assay.match.bank.FrozenBank} is the door. The same lists, policy and fingerprint give
 * the same matches in the same order, whatever else is looked up at the time.
 */
package assay.match.bank;
