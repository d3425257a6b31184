package assay.match.jpeg;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass through a picture. If a single sequential scan has all components, rows come out as they
 * are read; otherwise coefficients are kept until all scans were read.
 */
final class Decoding {
  private final BitReader in;
  private final Segments segments;
  private final Frame frame;
  private final Output output;
  private final Watch watch;
  private final int[][] steps;
  private final Store[] stores;

  Decoding(byte[] content, Segments segments, Frame frame, Output output, Watch watch) {
    this.in = new BitReader(content);
    this.segments = segments;
    this.frame = frame;
    this.output = output;
    this.watch = watch;
    this.steps = new int[frame.components().size()][0];
    this.stores = new Store[frame.components().size()];
    if (!frame.isProgressive()) {
      segments.tables().useStandardTables();
    }
  }

  static boolean isStreamed(Frame frame, Scan first) {
    return !frame.isProgressive() && first.parts().size() == frame.components().size();
  }

  /** Decodes row by row, from the only scan. */
  void stream(Scan scan) throws UnreadableItemException {
    watch.scans(1);
    takeSteps(scan);
    List<Strip> strips = new ArrayList<>();
    List<BlockTask> tasks = new ArrayList<>();
    for (Scan.Part part : scan.parts()) {
      Blocks blocks = new Blocks.Skipped();
      if (output.wants(part.component())) {
        Strip strip = strip(part.component());
        strips.add(strip);
        blocks = strip;
      }
      tasks.add(sequential(part, blocks));
    }
    ScanData data = begin(scan, tasks);
    int rows = ScanData.rows(frame, scan);
    for (int row = 0; row < rows; row++) {
      data.row(row);
      output.rowOfMcus();
      strips.forEach(Strip::next);
    }
    segments.goTo(in.at);
    findEnd();
  }

  private void findEnd() {
    try {
      while (segments.nextScan().isPresent()) {
        // what follows a whole picture is not shown
      }
      if (!segments.ended()) {
        watch.fault(Reason.TRUNCATED);
      }
    } catch (UnreadableItemException e) {
      watch.fault(e.reason());
    }
  }

  /** Decodes all scans that are needed, then hands out rows. */
  void store(Scan first, Survey survey) throws UnreadableItemException {
    tell(survey);
    for (Component component : frame.components()) {
      if (output.wants(component)) {
        stores[component.index()] = new Store(frame, component, output.perBlock());
      }
    }
    readScans(first);
    List<Strip> strips = new ArrayList<>();
    List<Component> shown = new ArrayList<>();
    for (Component component : frame.components()) {
      if (output.wants(component)) {
        shown.add(component);
        strips.add(strip(component));
      }
    }
    for (int row = 0; row < frame.mcuRows(); row++) {
      watch.goOn();
      for (int i = 0; i < shown.size(); i++) {
        Component component = shown.get(i);
        Store store = stores[component.index()];
        store.show(strips.get(i), row * component.down(), component.down());
      }
      output.rowOfMcus();
      strips.forEach(Strip::next);
    }
  }

  private void tell(Survey survey) throws UnreadableItemException {
    watch.scans(survey.scans());
    if (!survey.ended()) {
      watch.fault(Reason.TRUNCATED);
    }
    if (!survey.isSound()) {
      watch.fault(Reason.DECODE_ERROR);
    }
  }

  private void readScans(Scan first) throws UnreadableItemException {
    Optional<Scan> scan = Optional.of(first);
    readScan(first);
    try {
      while (true) {
        scan = segments.nextScan();
        if (scan.isEmpty()) {
          return;
        }
        readScan(scan.get());
      }
    } catch (UnreadableItemException e) {
      watch.fault(e.reason()); // what was read before is shown
    }
  }

  private void readScan(Scan scan) throws UnreadableItemException {
    takeSteps(scan);
    if (!isNeeded(scan)) {
      return;
    }
    List<BlockTask> tasks = new ArrayList<>();
    for (Scan.Part part : scan.parts()) {
      tasks.add(task(scan, part));
    }
    ScanData data = begin(scan, tasks);
    int rows = ScanData.rows(frame, scan);
    for (int row = 0; row < rows && !data.isOver(); row++) {
      data.row(row);
    }
    segments.goTo(in.at);
  }

  private boolean isNeeded(Scan scan) {
    boolean coefficients = scan.isOfDc() || output.perBlock() > 1;
    return coefficients && scan.parts().stream().anyMatch(p -> output.wants(p.component()));
  }

  private BlockTask task(Scan scan, Scan.Part part) throws UnreadableItemException {
    Store store = stores[part.component().index()];
    if (!frame.isProgressive()) {
      return sequential(part, store == null ? new Blocks.Skipped() : store);
    }
    if (!scan.isOfProgression()) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "a scan has coefficients or bits that it cannot have");
    }
    return store == null
        ? ProgressiveTask.skipped(in, scan, part, segments.tables())
        : ProgressiveTask.of(in, scan, part, segments.tables(), store);
  }

  private BlockTask sequential(Scan.Part part, Blocks blocks) throws UnreadableItemException {
    HuffmanTable dc = segments.tables().dc(part.dc()).preparedForDc();
    HuffmanTable ac = segments.tables().ac(part.ac()).preparedForAc();
    return new BlockTask.Sequential(new SequentialCoder(in, dc, ac), blocks);
  }

  private ScanData begin(Scan scan, List<BlockTask> tasks) {
    if (!frame.isProgressive() && !scan.isWhole()) {
      watch.fault(Reason.DECODE_ERROR);
    }
    in.begin(segments.at());
    return new ScanData(in, frame, scan, tasks, segments.tables().restartInterval(), watch);
  }

  /** The quantization of a component is that in force at its first scan. */
  private void takeSteps(Scan scan) throws UnreadableItemException {
    for (Scan.Part part : scan.parts()) {
      Component component = part.component();
      if (steps[component.index()].length == 0) {
        steps[component.index()] = segments.tables().quantization(component.quantization());
        if (steps[component.index()].length == 0) {
          throw new UnreadableItemException(Reason.DECODE_ERROR, "a quantization table is missing");
        }
      }
    }
  }

  private Strip strip(Component component) throws UnreadableItemException {
    if (steps[component.index()].length == 0) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, "a component has no scan");
    }
    // An MCU of the only component is one block; otherwise rows are filled up to whole MCUs.
    boolean alone = frame.components().size() == 1 && stores[component.index()] == null;
    return output.strip(
        component,
        steps[component.index()],
        alone ? component.columns() : frame.mcuColumns() * component.across(),
        alone ? 1 : component.down());
  }
}
