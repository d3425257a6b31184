package assay.evidence.proof;

/** A text, line by line. */
final class Lines {
  private final String text;
  private int at;

  Lines(String text) {
    this.text = text;
  }

  /** The next line, without its newline. */
  String next() throws ProofException {
    int end = text.indexOf('\n', at);
    if (end < 0) {
      throw new ProofException("The proof ends early.");
    }
    String line = text.substring(at, end);
    at = end + 1;
    return line;
  }

  /** What the next line says after its first word. */
  String next(String word) throws ProofException {
    String line = next();
    if (!line.startsWith(word)) {
      throw new ProofException("The proof has no line \"" + word.strip() + "\" in its place.");
    }
    return line.substring(word.length());
  }

  String rest() {
    return text.substring(at);
  }
}
