package assay.evidence.note;

import assay.evidence.signature.Utf8;
import java.util.regex.Pattern;

/** What may stand in notes and names. */
final class NoteText {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{IsWhite_Space}\\p{Cntrl}+]");

  private NoteText() {}

  /** The bytes of a text without control characters but newline. */
  static byte[] bytes(String text) throws NoteException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
        throw new NoteException("a note has no control characters but newline; one is at " + i);
      }
    }
    return Utf8.bytes(text)
        .orElseThrow(() -> new NoteException("a note has no unpaired surrogates"));
  }

  /** The bytes of what a key may sign. */
  static byte[] signable(String text) throws NoteException {
    if (!text.endsWith("\n")) {
      throw new NoteException("the text of a note ends in a newline");
    }
    return bytes(text);
  }

  static String name(String name) throws NoteException {
    boolean whole = Utf8.bytes(name).isPresent();
    if (name.isEmpty() || !whole || NOT_IN_NAMES.matcher(name).find()) {
      throw new NoteException("the name of a key is not empty and has no spaces and no '+'");
    }
    return name;
  }
}
