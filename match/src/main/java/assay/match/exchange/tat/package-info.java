/**
 * Pulls the hash list of Tech Against Terrorism.
 *
 * <p>{@link assay.match.exchange.tat.TechAgainstTerrorism} is the door. As python-threatexchange's
 * client (1.2.16) it signs in with {@code POST token-auth/tcap/}, and then asks {@code GET
 * api/hash-list/v2/all?order=asc&after=…} for the records in the order of their last update; a
 * deleted record stays in the list and says so. A checkpoint is the time and the number of the last
 * record of a page, so it may be stored and stays valid.
 *
 * <pre>
 * {"after": the checkpoint, verbatim, "of": which service and user, 16 hexadecimal digits}
 * </pre>
 *
 * <p>The session's token is asked for in each pull, and again if it is refused under way; it is
 * nowhere kept.
 */
package assay.match.exchange.tat;
