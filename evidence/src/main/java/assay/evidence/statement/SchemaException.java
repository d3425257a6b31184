package assay.evidence.statement;

/** A document is not of the form that its type prescribes. The message names the member. */
public final class SchemaException extends Exception {
  private static final long serialVersionUID = 1;

  SchemaException(String message) {
    super(message);
  }
}
