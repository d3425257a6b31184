/**
 * Keeps lists encrypted on disk, if the workspace has a key for them.
 *
 * <p>{@link assay.match.atrest.AtRest} is the door: in the clear, or encrypted. With a key nothing
 * in the clear is read, and without one nothing encrypted is made anew in the clear: {@link
 * assay.match.atrest.LockedException}. Whoever has the files and not the key learns lengths, how
 * many rows tables have, which of them are equal, and counts. Whoever can write them can put back
 * an older state of a whole file; in tables they can remove rows, put old ones back, let cells of
 * one column change places, and change numbers. Nothing else goes unnoticed.
 *
 * <h2>Encrypted file, version 1</h2>
 *
 * <pre>
 * 0    8   magic: the ASCII letters ASSAYENC
 * 8    4   format version: 1, big-endian
 * 12   16  id of the key: the first bytes of HKDF-Expand(key, "assay list key id" 0)
 * 28   32  salt, random. The file's own key is HKDF-Expand(key, "assay list file" 0 salt)
 * 60       chunks: 65,536 bytes of content each, the last one 0 to 65,536, encrypted with AES-256-GCM;
 *          each followed by its tag of 16 bytes. Associated data: the 60 bytes before
 * </pre>
 *
 * <p>The nonce is three zeros, the chunk's number in eight bytes, and 1 for the last chunk, else 0:
 * the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, <i>Online Authenticated-Encryption
 * and its Nonce-Reuse Misuse-Resistance</i>, CRYPTO 2015) as age and Tink's streaming AEAD use it.
 * A chunk that is moved, left out, or comes from another file is refused, and so is a file that
 * ends early. What is random is the salt and not a part of the nonce, because 7 random bytes of a
 * nonce would be the same for two files too soon; and every file is read at random places.
 *
 * <h2>Columns</h2>
 *
 * <p>IV = HMAC-SHA-256(HKDF-Expand(key, "assay list column iv" 0), length of the column's name in
 * four bytes, name, text), its first 16 bytes; what stands in the column is the IV, then
 * AES-256-CTR of the text with it, under HKDF-Expand(key, "assay list column" 0).
 *
 * <p>HKDF-Expand is that of RFC 5869 with HMAC-SHA-256 and one block; a 0 is one zero byte.
 */
package assay.match.atrest;
