package assay.match.exchange;

import java.io.IOException;
import java.util.List;

/** The part of an exchange that takes votes. */
public interface Feedback {
  /**
   * Casts a vote. The same vote again changes nothing at the exchange, so a vote whose answer was
   * lost is cast again.
   *
   * @throws ExchangeException if the exchange will never take this vote
   * @throws IOException if it could not be reached; to be tried again later
   */
  void cast(Vote vote) throws IOException, ExchangeException;

  /** The reasons that this exchange knows for disputing a value of this algorithm. */
  List<Reason> reasons(String algorithm) throws IOException, ExchangeException;

  /**
   * A reason that an exchange knows.
   *
   * @param id what is sent
   * @param name for people
   */
  record Reason(String id, String name) {}
}
