/**
 * The rules: {@link assay.policy.Policy} turns what was found into a verdict, and a verdict into
 * what is done. Removal never waits for a person; only reports do.
 */
package assay.policy;
