package assay.evidence.verify;

/** Why a verification was refused, in the order in which it is checked. */
public enum ErrorCode {
  /** The envelope cannot be parsed, or is beyond a limit. */
  E_ENVELOPE,
  /** The payload is not an in-toto statement by its declared type. */
  E_PAYLOAD_TYPE,
  /** Too few of the trusted keys signed it. */
  E_SIGNATURE,
  /** It is no in-toto Statement v1. */
  E_STATEMENT_TYPE,
  /** It is a statement about something else. */
  E_PREDICATE_TYPE,
  /** A member is missing, or of another kind. */
  E_SCHEMA,
  /** The shard is not among those that the statement speaks of. */
  E_SUBJECT,
  /** The manifest of the shards is not the one that the statement commits to. */
  E_SHARD_PROOF,
  /** A proof about an item, or a content, does not lead to the tree that the statement names. */
  E_ITEM_PROOF,
  /** The numbers do not balance. */
  E_INVARIANT,
  /** Less was covered than the policy demands. */
  E_COVERAGE,
  /** A matcher that the policy demands was not used. */
  E_MATCHER_MISSING,
  /** A matcher was used with a smaller distance than the policy demands. */
  E_THRESHOLD,
  /** A list that the policy demands was not used. */
  E_LIST_MISSING,
  /** A list was too old. */
  E_LIST_STALE,
  /** This scanner, or this release of it, is not allowed. */
  E_SCANNER,
  /** The canaries were not judged as they should be. */
  E_CANARY,
  /** The statement is not shown to be in the log. */
  E_LOG_PROOF,
  /** Too few witnesses have cosigned the log. */
  E_WITNESS_QUORUM,
  /** A later statement takes its place. */
  E_SUPERSEDED,
  /** It was withdrawn. */
  E_WITHDRAWN
}
