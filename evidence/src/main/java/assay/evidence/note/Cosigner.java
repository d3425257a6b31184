package assay.evidence.note;

import assay.evidence.signature.Ed25519;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;

/**
 * Makes cosignatures, for those who run a witness. Whether the checkpoint is consistent with those
 * that were cosigned before is for the witness to find out first.
 */
public final class Cosigner {
  private final NoteKey key;
  private final PrivateKey privateKey;

  /**
   * A witness of this name.
   *
   * @param pair used for nothing else: neither for notes nor for another witness
   * @throws IllegalArgumentException if the name is none, or the pair is no Ed25519 pair
   */
  public Cosigner(String name, KeyPair pair) {
    this.key = NoteSigner.key(name, NoteKey.COSIGNATURE, pair);
    this.privateKey = pair.getPrivate();
  }

  /** The key that verifies what is cosigned here. */
  public NoteKey key() {
    return key;
  }

  /**
   * The line to add with {@link SignedNote#withSignature}.
   *
   * @throws NoteException if the note is not a checkpoint
   * @throws IllegalArgumentException if the time is before 1970
   */
  public String cosign(SignedNote checkpoint, Instant time) throws NoteException {
    Checkpoint.parse(checkpoint.text());
    long seconds = time.getEpochSecond();
    if (seconds < 0) {
      throw new IllegalArgumentException("a cosignature is not made before 1970");
    }
    byte[] text = NoteText.bytes(checkpoint.text());
    byte[] ed25519 = Ed25519.sign(privateKey, Cosignature.message(seconds, text));
    byte[] signature =
        ByteBuffer.allocate(Long.BYTES + ed25519.length).putLong(seconds).put(ed25519).array();
    return SignatureLine.by(key, signature).write();
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "Cosigner[" + key + "]";
  }
}
