/**
 * Contracts that each implementation must pass, slow obvious oracles, and the way to the fixtures.
 *
 * <p>Extend a {@code *Contract} and say how to build the thing under test; {@link
 * assay.testkit.Fixtures} finds the files.
 */
package assay.testkit;
