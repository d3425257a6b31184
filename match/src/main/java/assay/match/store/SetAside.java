package assay.match.store;

import assay.match.exchange.Vote;

/** A vote that the exchange will never take, and what it said. */
public record SetAside(Vote vote, String message) {}
