/**
 * What {@code make bench} runs: data made from nothing but a seed and openly licensed wallpapers,
 * and the programs that measure with it. {@code benchmarks/README.md} says how.
 */
package assay.benchmarks;
