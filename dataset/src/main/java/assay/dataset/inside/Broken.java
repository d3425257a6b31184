package assay.dataset.inside;

import assay.dataset.packed.DamagedException;
import assay.verdict.Reason;
import java.io.EOFException;
import java.io.IOException;

/** What lies in an item cannot be seen any further, and why; as opposed to a disk that fails. */
final class Broken extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final boolean limit;

  private Broken(Reason reason, boolean limit, String message) {
    super(message);
    this.reason = reason;
    this.limit = limit;
  }

  /** A limit of the whole item is reached: nothing more of it is unpacked. */
  static Broken limit(Reason reason, String message) {
    return new Broken(reason, true, message);
  }

  /** One container, or one member, is not what it should be. */
  static Broken because(Reason reason, String message) {
    return new Broken(reason, false, message);
  }

  static Broken of(DamagedException damage) {
    boolean early = damage.getCause() instanceof EOFException;
    return because(early ? Reason.TRUNCATED : Reason.MALFORMED, damage.getMessage());
  }

  Reason reason() {
    return reason;
  }

  /** Whether it ends the unpacking of the whole item. */
  boolean isLimit() {
    return limit;
  }
}
