package assay.match.jpeg;

/** What is made of a picture. */
interface Output {
  /** Whether a component is asked for. */
  boolean wants(Component component);

  /** How many coefficients of a block are asked for: 64, or 1 for DC alone. */
  int perBlock();

  /**
   * The strip that takes the blocks of a component.
   *
   * @param steps its quantization
   * @param columns blocks across
   * @param down rows of blocks to a row of MCUs
   */
  Strip strip(Component component, int[] steps, int columns, int down);

  /** All strips have the next row of MCUs. */
  void rowOfMcus();
}
