/**
 * Pulls the list of a privacy group of Meta's ThreatExchange, and reacts to its descriptors.
 *
 * <p>{@link assay.match.exchange.threatexchange.ThreatExchange} is the door. It reads {@code GET
 * /{group}/threat_updates} (Graph API; read as python-threatexchange 1.2.16 does): all indicators
 * of the group in the order of their last update, deleted ones among them for 90 days.
 *
 * <h2>Where a pull goes on</h2>
 *
 * <p>At the time of the last update that was stored, less a minute, because a service may make an
 * update visible late; what is told twice says the same. The service's own page cursors are used
 * within one pull only and never stored: the Graph API says that they become invalid, and its
 * {@code next} address has the access token in it. If one is refused under way, the pull goes on
 * from the time as well.
 *
 * <pre>
 * {"covered": seconds, up to which every deletion is known,
 *  "of": which service and group, 16 hexadecimal digits,
 *  "since": seconds, the last update stored}
 * </pre>
 *
 * <p>85 days after {@code covered}, by the clock of the service, deletions may be forgotten there,
 * and the list is begun anew.
 */
package assay.match.exchange.threatexchange;
