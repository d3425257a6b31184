/**
 * The attestation log: which statements were made, in which order, for everybody to verify.
 *
 * <p>{@link assay.evidence.log.AttestationLog} is the door for its owner, {@link
 * assay.evidence.log.LogView} for everybody else. The log is a Merkle tree in static files (C2SP
 * tlog-tiles), so a directory or a bucket serves it. It holds no item data.
 *
 * <p>An append writes the entry and its tiles, then what it is about to sign, then the checkpoint;
 * each is on disk before the next begins. After a power failure an entry whose signature was
 * intended is signed and published, and one that did not get so far is as if it had never been: its
 * tiles are overwritten. So no two roots are ever signed for one size, not even by a signature that
 * was lost. The log cannot tell that all of it was replaced by an older copy: that is what
 * witnesses and monitors, who keep the last checkpoint they saw, are for.
 *
 * <h2>Log, version 1</h2>
 *
 * <pre>
 * log/checkpoint     signed note: origin, number of entries, base64 root, empty line, signatures
 * log/tile/          see {@link assay.evidence.tiles}
 * log/.signing       the same three lines, of a checkpoint about to be signed; usually not there
 * log/.lock          empty; held by whoever appends
 * </pre>
 *
 * <p>Names that start with a dot are not to be served.
 */
package assay.evidence.log;
