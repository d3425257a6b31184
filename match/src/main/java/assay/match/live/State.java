package assay.match.live;

/**
 * What a state file says.
 *
 * @param generation counts changes and merges from 1
 * @param base the number of the base
 * @param delta what differs from it
 */
record State(long generation, long base, Delta delta) {
  State changed(Delta next) {
    return new State(generation + 1, base, next);
  }

  State merged(Delta carriedOver) {
    return new State(generation + 1, base + 1, carriedOver);
  }
}
