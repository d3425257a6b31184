package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/** Waits patiently, and notes what it is told. */
final class Notes implements Watch {
  final List<Reason> faults = new ArrayList<>();
  private final int mostScans;
  private long rows;

  Notes() {
    this(100);
  }

  Notes(int mostScans) {
    this.mostScans = mostScans;
  }

  @Override
  public void goOn() {
    rows++;
  }

  @Override
  public void scans(int count) throws UnreadableItemException {
    if (count > mostScans) {
      throw new UnreadableItemException(Reason.TOO_LARGE, count + " scans");
    }
  }

  @Override
  public void fault(Reason reason) {
    faults.add(reason);
  }

  /** How many rows of blocks were begun. */
  long rows() {
    return rows;
  }
}
