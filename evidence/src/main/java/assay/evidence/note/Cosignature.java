package assay.evidence.note;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.evidence.signature.Ed25519;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a witness adds to a checkpoint (type 0x04): that at a time, of all heads of that log that it
 * saw, this was the largest, and all were consistent.
 */
public final class Cosignature {
  private Cosignature() {}

  /**
   * When the witness saw the checkpoint: the earliest time that it signed.
   *
   * @return empty if no line is by this key
   * @throws NoteException if a line is by this key and does not verify, or the note is no
   *     checkpoint
   * @throws IllegalArgumentException if the key is not of the cosignature type
   */
  public static Optional<Instant> verify(SignedNote note, NoteKey witness) throws NoteException {
    if (witness.type() != NoteKey.COSIGNATURE) {
      throw new IllegalArgumentException("not the key of a witness: type " + witness.type());
    }
    Checkpoint.parse(note.text());
    byte[] text = NoteText.bytes(note.text());
    Optional<Instant> earliest = Optional.empty();
    for (SignatureLine line : note.signatures()) {
      if (witness.isOf(line)) {
        Instant time =
            time(witness, text, line.signature())
                .orElseThrow(
                    () -> new NoteException("a cosignature does not verify: " + witness.name()));
        earliest = earliest.filter(known -> known.isBefore(time)).or(() -> Optional.of(time));
      }
    }
    return earliest;
  }

  /** The signed time; empty if the signature is not the key's. */
  static Optional<Instant> time(NoteKey key, byte[] text, byte[] signature) {
    if (signature.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
      return Optional.empty();
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    byte[] ed25519 = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
    boolean isTime = seconds >= 0 && seconds <= Instant.MAX.getEpochSecond();
    return isTime && key.verifiesRaw(message(seconds, text), ed25519)
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  static byte[] message(long seconds, byte[] text) {
    byte[] head = ("cosignature/v1\ntime " + seconds + "\n").getBytes(US_ASCII);
    return ByteBuffer.allocate(head.length + text.length).put(head).put(text).array();
  }
}
