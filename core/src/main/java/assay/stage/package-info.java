/**
 * The ports: what a stage owes the street. Each has a contract test in {@code assay-testkit} and a
 * page in {@code docs/extending}.
 */
package assay.stage;
