package assay.casework.custody;

/**
 * What a log that was read from its start amounts to.
 *
 * @param events how many there are
 * @param head SHA-256 of the last line, in hexadecimal: whoever keeps it can tell later that
 *     nothing before it has changed
 * @param tornBytes length of an unfinished last line; 0 if the log ends with a whole one
 */
public record Chain(long events, String head, int tornBytes) {
  static final Chain EMPTY = new Chain(0, "0".repeat(64), 0);
}
