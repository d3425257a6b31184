/**
 * JSON as Assay signs and hashes it: objects, arrays, strings, integers and booleans, nothing else.
 *
 * <p>{@link assay.json.JsonObject} is the door. It is written canonically (ACJ: RFC 8785 restricted
 * to integers in 0..2^53-1 and their negatives, without {@code null}; keys sorted by UTF-16 code
 * unit), so that two runs agree on every byte, and read strictly: a duplicate key, a fraction, an
 * unpaired surrogate or more than 64 levels are errors.
 */
package assay.json;
