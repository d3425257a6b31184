package assay.evidence.note;

import assay.evidence.signature.Utf8;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and the signatures below it. Nothing is verified by reading one: do so before the text is
 * believed.
 */
public final class SignedNote {
  /** The most bytes of a note. */
  public static final int MAX_BYTES = 1 << 16;

  /** The most signatures of a note. */
  public static final int MAX_SIGNATURES = 16;

  private final String text;
  private final List<SignatureLine> signatures;

  private SignedNote(String text, List<SignatureLine> signatures) {
    this.text = text;
    this.signatures = List.copyOf(signatures);
  }

  /**
   * Reads a note of bytes.
   *
   * @throws NoteException if it is too long, not UTF-8, or not a note
   */
  public static SignedNote parse(byte[] note) throws NoteException {
    if (note.length > MAX_BYTES) {
      throw tooLong();
    }
    return parse(Utf8.text(note).orElseThrow(() -> new NoteException("a note is UTF-8")));
  }

  /**
   * Reads a note.
   *
   * @throws NoteException if it is too long, or not a note
   */
  public static SignedNote parse(String note) throws NoteException {
    if (note.length() > MAX_BYTES || NoteText.bytes(note).length > MAX_BYTES) {
      throw tooLong();
    }
    int split = note.lastIndexOf("\n\n");
    if (split < 0) {
      throw new NoteException("a note has an empty line between text and signatures");
    }
    String lines = note.substring(split + 2);
    if (!lines.endsWith("\n")) {
      throw new NoteException("a note ends in a signature line and a newline");
    }
    List<SignatureLine> signatures = new ArrayList<>();
    for (String line : lines.substring(0, lines.length() - 1).split("\n", MAX_SIGNATURES + 1)) {
      if (signatures.size() == MAX_SIGNATURES) {
        throw new NoteException("a note has at most " + MAX_SIGNATURES + " signatures");
      }
      signatures.add(SignatureLine.parse(line));
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  static SignedNote of(String text, SignatureLine signature) {
    return new SignedNote(text, List.of(signature));
  }

  private static NoteException tooLong() {
    return new NoteException("a note has at most " + MAX_BYTES + " bytes");
  }

  /** What is signed, with its last newline. */
  public String text() {
    return text;
  }

  /** The signatures in their order, verified or not. */
  public List<SignatureLine> signatures() {
    return signatures;
  }

  /**
   * Finds out who signed. Lines of keys that are not known, or of a type that is not supported, say
   * nothing.
   *
   * @return the known keys that signed, each once, in the order of their lines; never none
   * @throws NoteException if a line of a known key does not verify, or there is none
   * @throws IllegalArgumentException if two known keys have the same name and id
   */
  public List<NoteKey> verify(Collection<NoteKey> known) throws NoteException {
    Set<NoteKey> signers = signers(known);
    if (signers.isEmpty()) {
      throw new NoteException("the note is not signed by a known key");
    }
    return List.copyOf(signers);
  }

  /** Who of them signed; may be none of them. */
  Set<NoteKey> signers(Collection<NoteKey> known) throws NoteException {
    Set<NoteKey> keys = distinct(known);
    byte[] signed = NoteText.bytes(text);
    Set<NoteKey> signers = new LinkedHashSet<>();
    for (SignatureLine line : signatures) {
      for (NoteKey key : keys) {
        if (key.isSupported() && key.isOf(line)) {
          if (!key.verifies(signed, line.signature())) {
            throw new NoteException("a signature does not verify: " + key.name());
          }
          signers.add(key);
        }
      }
    }
    return signers;
  }

  private static Set<NoteKey> distinct(Collection<NoteKey> known) {
    Set<NoteKey> keys = new LinkedHashSet<>(known);
    long names = keys.stream().map(key -> key.keyId() + " " + key.name()).distinct().count();
    if (names != keys.size()) {
      throw new IllegalArgumentException("two different keys have the same name and id");
    }
    return keys;
  }

  /**
   * The same note with one signature more, such as a witness returns.
   *
   * @param line with or without its newline
   * @throws NoteException if it is not a signature line, or the note is full
   */
  public SignedNote withSignature(String line) throws NoteException {
    String one = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    List<SignatureLine> all = new ArrayList<>(signatures);
    all.add(SignatureLine.parse(one));
    return parse(new SignedNote(text, all).write());
  }

  /** The whole note, as it was read. */
  public String write() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(line -> out.append(line.write()).append('\n'));
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedNote note && write().equals(note.write());
  }

  @Override
  public int hashCode() {
    return write().hashCode();
  }

  /** How many signatures; not the text, which nobody may have signed. */
  @Override
  public String toString() {
    return "SignedNote[" + signatures.size() + " signatures]";
  }
}
