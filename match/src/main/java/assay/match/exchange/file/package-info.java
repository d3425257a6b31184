/**
 * Pulls lists that lie somewhere as files: behind an address, or in a folder into which somebody
 * drops them.
 *
 * <p>{@link assay.match.exchange.file.FileExchanges} is the door. Files are in the formats of
 * {@link assay.match.list}. A list that has not changed is not read again; one that has is told
 * from its beginning, and complete only after all of it arrived, with the length and the digest
 * that it should have. A pull that ends before that leaves nothing withdrawn, and the next one
 * begins anew.
 *
 * <p>What is withdrawn is not said in files: it is absent. So an entry's key is its id, if it has
 * one, and as its part a SHA-256 over everything that makes it that entry: id, classification and
 * values. An entry that was changed is another one, and the former is withdrawn. A line that is
 * refused, and whose id can be read, may be any entry of that id.
 *
 * <pre>
 * {"of": which settings, 16 hexadecimal digits,
 *  "etag", "lastModified": verbatim from the answer, "sha256": of its body, "asOf": its time}
 * {"of": the same, "state": SHA-256 over the names and the SHA-256 of all files of the folder}
 * </pre>
 */
package assay.match.exchange.file;
