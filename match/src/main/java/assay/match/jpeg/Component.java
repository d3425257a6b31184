package assay.match.jpeg;

/**
 * A component of the frame.
 *
 * @param index its place in the frame
 * @param id what scans call it
 * @param across blocks to an MCU, horizontally: 1..4
 * @param down blocks to an MCU, vertically: 1..4
 * @param quantization its table, 0..3
 * @param columns blocks to cover the picture's width
 * @param rows blocks to cover the picture's height
 */
record Component(
    int index, int id, int across, int down, int quantization, int columns, int rows) {}
