/**
 * Signed notes, and the checkpoints and policies of transparency logs that are written in them.
 *
 * <p>{@link assay.evidence.note.SignedNote} is the door; {@link assay.evidence.note.Checkpoint}
 * reads what a log signs, {@link assay.evidence.note.LogPolicy} says whether enough witnesses saw
 * it. The formats are C2SP's: signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy. Whatever
 * the input, reading gives a value or a {@link assay.evidence.note.NoteException}.
 *
 * <p>A note says nothing until it verified: read the text of one that did, with keys that came from
 * elsewhere.
 *
 * <h2>Signed note</h2>
 *
 * <pre>
 * text                   UTF-8, no control characters but LF, ends in LF
 * LF                     one empty line; the last one in the note
 * 1 to 16 lines          U+2014 SP name SP base64(uint32 key id, signature) LF
 *
 * 64 KiB at most. The signed bytes are the text with its last LF and without the empty line.
 *   type 0x01, Ed25519             64 bytes over the text
 *   type 0x04, cosignature         uint64 POSIX time, 64 bytes over "cosignature/v1\ntime T\n" text
 *   type 0x06 and others           read, and never counted
 * </pre>
 */
package assay.evidence.note;
