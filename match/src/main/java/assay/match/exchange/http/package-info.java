/**
 * How exchanges are spoken to over HTTP.
 *
 * <p>{@link assay.match.exchange.http.Endpoint} is the door. It sends to one host only, over TLS
 * unless that host is this machine, follows no redirect, bounds what it reads, and tries again what
 * may succeed later. Its messages name the host and the status, never a path with a query, a header
 * or a body.
 */
package assay.match.exchange.http;
