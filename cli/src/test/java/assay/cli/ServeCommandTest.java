package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.lists.ListNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir private Path root;

  private Path workspace() {
    return root.resolve("workspace");
  }

  private Path drop(String name) throws Exception {
    Path folder = Files.createDirectory(root.resolve(name));
    Files.writeString(folder.resolve("list.csv"), "md5\n" + "0".repeat(32) + "\n");
    return folder;
  }

  private void add(String id, Object... more) throws Exception {
    Object[] arguments = {
      "lists",
      "add",
      id,
      "--exchange",
      "folder",
      "--provider",
      "x",
      "--set",
      "path=" + drop(id),
      "--workspace",
      workspace()
    };
    Object[] all = Stream.of(arguments, more).flatMap(Stream::of).toArray();
    assertThat(Shell.run(all).exit()).isZero();
  }

  private int versions(String id) throws Exception {
    return ListNames.one(workspace(), id).history().size();
  }

  @Test
  @Timeout(120)
  void listsWithAnIntervalArePulledAlsoThoseAddedMeanwhileAndOthersAreNot() throws Exception {
    add("first", "--every", "1h");
    add("manual");
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Shell> serving = threads.submit(() -> Shell.run("serve", "--workspace", workspace()));
      while (versions("first") == 0) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      add("second", "--every", "1h");
      while (versions("second") == 0) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(versions("manual")).isZero();
      threads.shutdownNow();
      assertThat(serving.get().exit()).isZero();
      assertThat(serving.get().err()).contains("first: ", "second: ").doesNotContain("manual");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(120)
  void aDamagedListKeepsNoOtherFromBeingPulled() throws Exception {
    add("broken", "--every", "1h");
    add("whole", "--every", "1h");
    Files.writeString(root.resolve("workspace/lists/broken/state.db"), "no database".repeat(999));
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Shell> serving = threads.submit(() -> Shell.run("serve", "--workspace", workspace()));
      while (versions("whole") == 0 && !serving.isDone()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      threads.shutdownNow();
      assertThat(serving.get().exit()).as(serving.get().err()).isZero();
      assertThat(serving.get().err()).contains("broken: ", "whole: ");
    } finally {
      threads.shutdownNow();
    }
  }
}
