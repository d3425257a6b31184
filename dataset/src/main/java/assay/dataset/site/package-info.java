/**
 * Reads the files in which a site says what robots may do with its content: {@code robots.txt} (RFC
 * 9309, and the {@code Content-Usage} rules of an IETF draft), {@code ai.txt}, {@code tdmrep.json}
 * (TDM Reservation Protocol).
 *
 * <p>{@link assay.dataset.site.SiteFiles} is the door. What they say is recorded with each item of
 * the site that follows in the same shard, and decides nothing.
 */
package assay.dataset.site;
