/**
 * Posts lineage events to a catalog over HTTP.
 *
 * <p>{@link assay.cli.lineage.LineageSpool} is the door. Every event is written to the spool before
 * anything is sent, and leaves it when the catalog took it; what stays is sent first the next time.
 * Order is kept: an event is not sent before those that came earlier. A catalog that does not
 * answer delays events and loses none, and no run depends on it.
 *
 * <h2>Spool, version 1</h2>
 *
 * <pre>
 * spool/openlineage/            owner-only
 *   00000000000000000017-&lt;16 hexadecimal digits of its SHA-256&gt;.json   one event, canonical JSON
 *   refused/                    events that the catalog said it will never take
 *   lock
 * </pre>
 */
package assay.cli.lineage;
