package assay.match.jpeg;

import assay.verdict.Reason;
import java.util.List;

/**
 * The entropy-coded data of a scan, MCU by MCU (T.81, A.2 and E.2.4).
 *
 * <p>Where bits end before a row does, the block under way is finished with zeros, and all others
 * up to the next restart are missing, as in libjpeg.
 */
final class ScanData {
  private final BitReader in;
  private final Restarts restarts;
  private final Watch watch;
  private final List<BlockTask> tasks;
  private final Place[] places;
  private final int columns;
  private boolean starved;
  private boolean faulty;

  /** One block of an MCU: what reads it, and where it lies. */
  private record Place(BlockTask task, int across, int x, int down, int y) {}

  /**
   * Begins at the first bit.
   *
   * @param tasks one for each component of the scan
   */
  ScanData(BitReader in, Frame frame, Scan scan, List<BlockTask> tasks, int interval, Watch watch) {
    this.in = in;
    this.restarts = new Restarts(in, interval);
    this.watch = watch;
    this.tasks = tasks;
    this.columns = columns(frame, scan);
    this.places = places(scan, tasks);
  }

  private static int columns(Frame frame, Scan scan) {
    return scan.parts().size() == 1
        ? scan.parts().get(0).component().columns()
        : frame.mcuColumns();
  }

  /** How many rows of MCUs there are. */
  static int rows(Frame frame, Scan scan) {
    return scan.parts().size() == 1 ? scan.parts().get(0).component().rows() : frame.mcuRows();
  }

  /** In a scan of one component, an MCU is one block. */
  private static Place[] places(Scan scan, List<BlockTask> tasks) {
    if (tasks.size() == 1) {
      return new Place[] {new Place(tasks.get(0), 1, 0, 1, 0)};
    }
    int blocks = 0;
    for (Scan.Part part : scan.parts()) {
      blocks += part.component().across() * part.component().down();
    }
    Place[] places = new Place[blocks];
    int next = 0;
    for (int i = 0; i < tasks.size(); i++) {
      Component component = scan.parts().get(i).component();
      for (int y = 0; y < component.down(); y++) {
        for (int x = 0; x < component.across(); x++) {
          places[next++] = new Place(tasks.get(i), component.across(), x, component.down(), y);
        }
      }
    }
    return places;
  }

  /** Reads a row of MCUs. */
  void row(int row) {
    watch.goOn();
    for (int column = 0; column < columns; column++) {
      if (restarts.isDue()) {
        restart();
      }
      if (starved) {
        miss(row, column);
      } else {
        read(row, column);
      }
    }
    tellDamage();
  }

  private void read(int row, int column) {
    for (Place place : places) {
      place.task.read(row * place.down + place.y, column * place.across + place.x);
    }
    if (in.isOverdrawn()) {
      starved = true;
      tellEnd();
    }
  }

  private void miss(int row, int column) {
    for (Place place : places) {
      place.task.missing(row * place.down + place.y, column * place.across + place.x);
    }
  }

  private void restart() {
    tasks.forEach(BlockTask::restart);
    boolean resumed = restarts.restart();
    starved &= !resumed;
    if (restarts.isOutOfStep()) {
      tellEnd();
    }
  }

  private void tellDamage() {
    for (BlockTask task : tasks) {
      if (task.isDamaged()) {
        watch.fault(Reason.DECODE_ERROR);
      }
    }
  }

  private void tellEnd() {
    if (!faulty) {
      faulty = true;
      watch.fault(in.isAtEnd() ? Reason.TRUNCATED : Reason.DECODE_ERROR);
    }
  }

  /** Whether nothing more will come. */
  boolean isOver() {
    return starved && restarts.areOver();
  }
}
