package assay.casework.indexes;

/** A line or row is not what its index promises. The message never quotes it. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedException(String what) {
    super(what);
  }
}
