/**
 * The signed claim: what was screened, against which lists, how, and what came of it.
 *
 * <p>{@link assay.evidence.statement.ScreeningStatement} is the door: an in-toto Statement v1 with
 * the dataset-screening predicate. {@link assay.evidence.statement.ScreeningPredicate} puts one
 * together; {@link assay.evidence.statement.Invariants} are what its numbers must satisfy. They are
 * enforced when a statement is made and again whenever one is read, so that a statement whose
 * numbers do not balance is neither signed nor believed.
 *
 * <p>Every policy demands what <i>is there</i> (monotonic design): leaving a member out can turn an
 * acceptance into a refusal, never a refusal into an acceptance.
 */
package assay.evidence.statement;
