/**
 * The hashes of a Merkle tree on disk, so that proofs can be made later without its leaves.
 *
 * <p>{@link assay.evidence.tiles.LevelWriter} and {@link assay.evidence.tiles.LevelFiles} keep a
 * tree that is written once, as a snapshot's are; {@link assay.evidence.tiles.TileFolder} keeps one
 * that grows and is published, as the log is. Both store every eighth level, cut alike by {@link
 * assay.evidence.tiles.TileBuilder}: at 32 bytes a leaf, and less than one percent more.
 *
 * <h2>Levels, version 1</h2>
 *
 * <pre>
 * &lt;folder&gt;/0    32 bytes for each leaf: its hash
 * &lt;folder&gt;/1    32 bytes for each full tile of level 0: its root
 * &lt;folder&gt;/l    size / 256^l hashes, rounded down; no file if that is none
 * </pre>
 *
 * <p>Tile N of a level is the slice of its file from byte 8192 N on, as C2SP tlog-tiles has it. The
 * folder is owner-only and appears whole or not at all; while it is replaced there is, for a
 * moment, none. A power failure may leave folders beside it whose names start with a dot and end
 * with {@code .assay-tmp}; the next writer removes them.
 *
 * <h2>Tiles (C2SP tlog-tiles)</h2>
 *
 * <pre>
 * tile/&lt;L&gt;/&lt;N&gt;             256 hashes, 8192 bytes
 * tile/&lt;L&gt;/&lt;N&gt;.p/&lt;W&gt;       the first W hashes of a tile that was not full yet
 * tile/entries/&lt;N&gt;         256 entries: length as big-endian uint16, then that many bytes
 * tile/entries/&lt;N&gt;.p/&lt;W&gt;   the first W entries
 *   N                      in groups of three digits, all but the last after an x: x001/x234/067
 * </pre>
 *
 * <p>Once a tile is full, its partial forms may go: readers of an older checkpoint use the full
 * one.
 */
package assay.evidence.tiles;
