package assay.json;

/** The text is not JSON of the restricted form, or not what it should be. Never quotes it. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1;

  JsonException(int position, String what) {
    super("character " + position + ": " + what);
  }

  /** The JSON was read, but it is not the document that it should be. */
  public JsonException(String what) {
    super(what);
  }
}
