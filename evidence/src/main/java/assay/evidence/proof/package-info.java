/**
 * Proofs about single items and contents of a snapshot, for those who do not have the snapshot.
 *
 * <p>{@link assay.evidence.proof.TlogProof} is the file that proves one item; {@link
 * assay.evidence.proof.ContentProof} says that a content is or is not among the kept ones, and
 * {@link assay.evidence.proof.ContentProver} makes it; {@link assay.evidence.proof.Challenge} draws
 * the items of an audit. What does not verify is a {@link assay.evidence.proof.ProofException}.
 * Signatures are not verified here, and neither is which size and root are the snapshot's.
 *
 * <h2>Item proof (C2SP tlog-proof, version 1)</h2>
 *
 * <pre>
 * c2sp.org/tlog-proof@v1
 * extra &lt;base64 of the leaf's data&gt;    required here; the standard allows to leave it out
 * index &lt;decimal&gt;
 * &lt;base64 of a hash&gt;                   at most 63 lines, from the leaf's sibling upwards
 * &lt;empty line&gt;
 * &lt;checkpoint, verbatim, with its signatures&gt;
 * </pre>
 *
 * <h2>Content proof, version 1</h2>
 *
 * <pre>
 * canonical JSON
 *   type             "assay.content-proof/v1"
 *   digest           SHA-256 asked about
 *   size, root       of the tree of contents
 *   match            if it was kept: where
 *   lower, upper     if it was not: the tags beside where it would be; one is left out at an end
 *     index, tag, path
 * </pre>
 *
 * <h2>Tags, version 1</h2>
 *
 * <pre>
 * 32 bytes for each distinct kept content: its tag; ascending as unsigned bytes, none twice
 * </pre>
 */
package assay.evidence.proof;
