/**
 * Found, concluded, done: {@link assay.verdict.Match}, {@link assay.verdict.Verdict}, {@link
 * assay.verdict.Disposition} are three different things.
 */
package assay.verdict;
