/**
 * StopNCII: hashes of intimate pictures that the people in them asked to be blocked, and may
 * withdraw.
 *
 * <p>{@link assay.match.exchange.stopncii.StopNciiExchange} is the door. A record replaces the
 * record of the same type and value; {@code hashStatus} decides, whatever the single cases say.
 * {@code Withdrawn} and {@code Deleted} are told as withdrawn at once.
 *
 * <p>An entry's id is the SHA-256 of its value, so that keys show no value; its member is the
 * signal type.
 *
 * <h2>Cursor</h2>
 *
 * <pre>
 * service  the url
 * start    startTimestamp to ask with, in seconds
 * since    when the last complete set was asked for, by the service's clock; withdrawals are told
 *          for thirty days, so an older one begins anew
 * set      the set under way: began, token, at (the service's time of that page)
 * </pre>
 *
 * <p>Sources: facts read in the public client of python-threatexchange; the service's own
 * documentation is not public.
 */
package assay.match.exchange.stopncii;
