/**
 * Fingerprints items and finds them in hash lists. {@link assay.match.Exchanges} is where the
 * exchanges that lists are pulled from are installed.
 */
package assay.match;
