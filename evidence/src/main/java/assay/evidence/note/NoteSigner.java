package assay.evidence.note;

import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import java.security.KeyPair;
import java.security.PrivateKey;

/** Signs notes in one name. */
public final class NoteSigner {
  private final NoteKey key;
  private final PrivateKey privateKey;

  private NoteSigner(NoteKey key, PrivateKey privateKey) {
    this.key = key;
    this.privateKey = privateKey;
  }

  /**
   * A signer with an Ed25519 key.
   *
   * @throws IllegalArgumentException if the name is none, or the pair is no Ed25519 pair
   */
  public static NoteSigner ed25519(String name, KeyPair pair) {
    return new NoteSigner(key(name, NoteKey.ED25519, pair), pair.getPrivate());
  }

  static NoteKey key(String name, byte type, KeyPair pair) {
    if (!Ed25519.isPair(pair.getPublic(), pair.getPrivate())) {
      throw new IllegalArgumentException("the public key is not that of the private key");
    }
    try {
      return NoteKey.of(name, type, Ed25519.raw(pair.getPublic()));
    } catch (KeyException | NoteException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The key that verifies what is signed here. */
  public NoteKey key() {
    return key;
  }

  /**
   * The whole note, with the signature below the text.
   *
   * @throws IllegalArgumentException if the text cannot be a note's: it must end in a newline and
   *     have no other control characters
   */
  public String sign(String text) {
    try {
      byte[] signature = Ed25519.sign(privateKey, NoteText.signable(text));
      String note = SignedNote.of(text, SignatureLine.by(key, signature)).write();
      return SignedNote.parse(note).write(); // never sign what nobody will read
    } catch (NoteException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "NoteSigner[" + key + "]";
  }
}
