package assay.json;

/** The text is not JSON of the restricted form. The message gives the place, never the text. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1;

  JsonException(int position, String what) {
    super("character " + position + ": " + what);
  }
}
