package assay.cli;

import assay.cli.lists.ListNames;
import assay.cli.lists.SyncSchedule;
import assay.cli.lists.Syncing;
import assay.match.store.ManagedList;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay serve}: keeps lists current until it is ended. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Pulls the lists that have an interval, each in its time, until it is ended.",
    footer = {
      "",
      "Listens to nothing. Lists that are added or removed meanwhile are noticed. A run that has",
      "begun keeps the version that it began with."
    })
final class ServeCommand implements Callable<Integer> {
  /** So often it is seen that a list was added. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

  private static final Duration SHORTEST_SLEEP = Duration.ofMillis(100);

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    SyncSchedule schedule = new SyncSchedule(new SplittableRandom());
    say("keeping the lists of " + common.workspace() + " current; end it with Ctrl-C");
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(round(schedule).toMillis());
      }
    } catch (InterruptedException e) {
      return 0; // whoever runs it as a part of something has ended it
    }
  }

  /** Pulls what is due, and says for how long nothing is. */
  private Duration round(SyncSchedule schedule) throws IOException {
    Instant next = Instant.now().plus(LONGEST_SLEEP);
    for (String id : ListNames.store(common.workspace()).ids()) {
      Instant due = tryToPull(id, schedule);
      next = due.isBefore(next) ? due : next;
    }
    Duration pause = Duration.between(Instant.now(), next);
    return pause.compareTo(SHORTEST_SLEEP) > 0 ? pause : SHORTEST_SLEEP;
  }

  /** A list that is damaged, or was removed just now, does not keep others from being pulled. */
  private Instant tryToPull(String id, SyncSchedule schedule) {
    try {
      return pull(id, schedule);
    } catch (IOException e) {
      say(id + ": " + e.getMessage());
      return Instant.now().plus(SyncSchedule.FIRST_RETRY);
    }
  }

  /** Pulls the list if it is due, and says when it is due again. */
  private Instant pull(String id, SyncSchedule schedule) throws IOException {
    ManagedList list = ListNames.store(common.workspace()).find(id).orElse(null);
    if (list == null || list.about().interval().isEmpty()) {
      return Instant.MAX;
    }
    Duration interval = list.about().interval().get();
    Instant now = Instant.now();
    if (schedule.due(id, interval, list.status().lastSuccess(), now).isAfter(now)) {
      return schedule.due(id, interval, list.status().lastSuccess(), now);
    }
    boolean well = new Syncing(list, this::say).run(now);
    schedule.pulled(id, interval, well, Instant.now());
    return schedule.due(id, interval, list.status().lastSuccess(), now);
  }

  private void say(String message) {
    if (!common.quiet()) {
      common.err().println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + message);
      common.err().flush();
    }
  }
}
