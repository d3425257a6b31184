/**
 * Proves the margins of first looks, see docs/cascade.md. {@code MarginStudy} looks at pictures and
 * writes down what it sees, {@code MarginTable} counts that.
 */
package assay.benchmarks.cascade;
