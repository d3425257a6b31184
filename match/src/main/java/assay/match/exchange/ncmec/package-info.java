/**
 * NCMEC Hash Sharing v2: XML over HTTP, asked for by ranges of time.
 *
 * <p>{@link assay.match.exchange.ncmec.NcmecExchange} is the door. Entries come in no order, so a
 * checkpoint moves only when all pages of a range were told; a range too large is cut. Every change
 * of an entry, its deletion too, moves its timestamp, and an entry is always told in its latest
 * state. So ranges that overlap tell things twice and miss nothing: each pull begins two minutes
 * before the last checkpoint, and ends five seconds before <em>the service's</em> time, which is
 * asked for first; this host's clock and zone decide nothing.
 *
 * <p>Where to go on within a range is an address that the service hands out and forgets after a
 * while. It is used again for twelve hours; when it is not taken any more, the range begins anew.
 *
 * <h2>Cursor</h2>
 *
 * <pre>
 * service     whom this list is of: the url, the member we are, the members asked for
 * checkpoint  everything up to this time was told
 * step        seconds, while a large time is told in ranges
 * range       the one under way: from, to, next (where to go on), at (the service's time of that page)
 * </pre>
 *
 * <p>Sources: NCMEC's public pages on Hash Sharing v2 (usage recommendations, large fingerprints,
 * categorization) and facts read in the public client of python-threatexchange.
 */
package assay.match.exchange.ncmec;
