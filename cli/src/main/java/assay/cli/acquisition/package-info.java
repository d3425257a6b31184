/**
 * What was acquired, recorded once, on the day it came: who got it from whom, and which files it
 * was.
 *
 * <p>{@link assay.cli.acquisition.AcquisitionRecord} is the door. A record never changes; screening
 * compares the files with it and refuses others.
 *
 * <h2>Layout, version 1</h2>
 *
 * <pre>
 * acquisitions/ID.json          type assay.acquisition/v1: the acquisition, when it was recorded,
 *                               number, bytes and digest of the files
 * acquisitions/ID.files.jsonl   the list that the digest is of: one line of canonical JSON for each
 *                               file, {bytes, name, sha256}, in order of the names' characters
 * </pre>
 *
 * <p>Both are owner-only and appear whole, the list first. Between the two an event {@code acquire}
 * with the SHA-256 of the document goes to the custody log; a document that none names is refused.
 */
package assay.cli.acquisition;
