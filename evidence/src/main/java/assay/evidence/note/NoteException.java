package assay.evidence.note;

/** A note, a key or a policy is not what it should be, or a signature does not verify. */
public final class NoteException extends Exception {
  private static final long serialVersionUID = 1;

  NoteException(String message) {
    super(message);
  }
}
