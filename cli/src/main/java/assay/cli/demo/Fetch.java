package assay.cli.demo;

import java.time.Instant;

/**
 * A page or picture as the crawler fetched it.
 *
 * @param id of the response record, without angle brackets
 * @param payloadDigest as the record has it: {@code sha1:…}
 */
record Fetch(String id, String uri, Instant date, String payloadDigest) {
  /** The record id as it is written: what a reader of the shard calls the record. */
  String member() {
    return "<" + id + ">";
  }
}
