/**
 * Compares a screened dataset with the one that was screened, reading both anew and believing
 * nothing that screening remembered. {@link assay.cli.check.OutputCheck} is the door.
 */
package assay.cli.check;
