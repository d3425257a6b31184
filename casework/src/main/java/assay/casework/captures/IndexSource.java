package assay.casework.captures;

/**
 * What a capture was read from.
 *
 * @param name of the index file, or {@code snapshot} and its id
 * @param sha256 of that file, or of the snapshot's statement, in hexadecimal
 */
public record IndexSource(String name, String sha256) {}
