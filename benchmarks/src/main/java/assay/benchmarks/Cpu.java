package assay.benchmarks;

import java.lang.management.ManagementFactory;

/** Processor time, which other work on the machine disturbs less than it does the clock. */
final class Cpu {
  private Cpu() {}

  /** Seconds that this thread has run. */
  static double thread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  /** Seconds that all threads of this process have run, with a resolution of some milliseconds. */
  static double process() {
    com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
