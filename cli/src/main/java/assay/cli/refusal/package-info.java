/**
 * Why a command did not do what was asked, in words for people: {@link
 * assay.cli.refusal.UsageException} (exit code 2), {@link assay.cli.refusal.RefusedException} (1),
 * and {@link assay.cli.refusal.Unforeseen} for what should not happen.
 */
package assay.cli.refusal;
