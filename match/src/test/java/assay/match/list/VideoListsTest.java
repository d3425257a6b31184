package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import assay.match.atrest.AtRest;
import assay.testkit.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of videos, as they are published. */
class VideoListsTest {
  private static final Vpdq VIDEO = video(3);

  @TempDir private Path folder;

  private static Vpdq video(int frames) {
    List<Vpdq.Frame> all = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      all.add(new Vpdq.Frame(new Pdq(i, ~i, 5, 7), 90 + i % 10, 1_000L * i));
    }
    return new Vpdq(all);
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("list.txt"), text);
  }

  private static List<ListEntry> entries(String list) throws Exception {
    return HashLists.load(List.of(list)).get(0).entries("vpdq").toList();
  }

  private static List<Fingerprint> values(String list) throws Exception {
    return entries(list).stream().map(ListEntry::fingerprint).toList();
  }

  @Test
  void signalLinesNameThem() throws Exception {
    for (String signal : List.of("vpdq ", "VPDQ ", "video_vpdq ")) {
      Path list = write(signal + VIDEO.text() + "\nmd5 " + "0".repeat(32) + "\n");
      assertThat(values(list.toString())).containsExactly(VIDEO);
    }
    String spaced = VIDEO.text().replace(",\"", ", \"");
    assertThat(values(write("vpdq " + spaced + "\n").toString())).containsExactly(VIDEO);
    Path after = write("md5 " + "0".repeat(32) + "\nvpdq " + spaced + "\n");
    assertThat(values(after.toString())).containsExactly(VIDEO);
  }

  @Test
  void jsonLinesHaveThemAsArraysOrTexts() throws Exception {
    String text = VIDEO.text().replace("\"", "\\\"");
    for (String value : List.of(VIDEO.text(), '"' + text + '"')) {
      Path list = write("{\"algorithm\":\"vpdq\",\"value\":" + value + ",\"id\":\"v\"}\n");
      assertThat(values(list.toString())).containsExactly(VIDEO);
      assertThat(entries(list.toString()).get(0).id()).contains("v");
      assertThat(values(write("{\"vpdq\":" + value + "}\n").toString())).containsExactly(VIDEO);
    }
  }

  @Test
  void columnsHaveThemQuoted() throws Exception {
    String quoted = '"' + VIDEO.text().replace("\"", "\"\"") + '"';
    Path list = write("vpdq,id\n" + quoted + ",v\n");
    assertThat(values(list.toString())).containsExactly(VIDEO);
  }

  @Test
  void bareValuesAreLines() throws Exception {
    Path list = write(VIDEO.text() + "\n" + video(1).text() + "\n");
    assertThat(values("vpdq:" + list)).containsExactlyInAnyOrder(VIDEO, video(1));
  }

  @Test
  void aFileOfTheReferenceIsOneVideo() throws Exception {
    Path file = Fixtures.locate("pdq/vpdq-hashes/test-padded-dimensions.txt");
    List<Fingerprint> values = values("vpdq:" + file);
    assertThat(values).hasSize(1);
    Vpdq video = (Vpdq) values.get(0);
    assertThat(video.frames()).hasSize(150);
    assertThat(video.frames().get(1).millis()).isEqualTo(33);
    assertThat(video.frames().get(1).hash().hex()).startsWith("e6cf059c4c6696362cc9d66638d9c263");
  }

  @Test
  void aVideoOfAnHourWithAllItsFramesFitsInALine() throws Exception {
    Vpdq hour = video(Vpdq.MOST_FRAMES);
    assertThat(hour.text().length()).isLessThan(TextLines.LONGEST);
    assertThat(values(write("vpdq " + hour.text() + "\n").toString())).containsExactly(hour);
  }

  @Test
  void whatIsKeptIsWhatWasRead() throws Exception {
    Path list = write("vpdq " + VIDEO.text() + "\nvpdq " + video(2).text() + "\n");
    Path banks = folder.resolve("banks");
    List<HashList> first = load(list, banks);
    List<HashList> again = load(list, banks);
    assertThat(again.get(0).version()).isEqualTo(first.get(0).version());
    assertThat(again.get(0).entries("vpdq").toList())
        .isEqualTo(first.get(0).entries("vpdq").toList())
        .hasSize(2);
  }

  private static List<HashList> load(Path list, Path banks) throws Exception {
    List<String> lists = List.of(list.toString());
    return HashLists.load(lists, Set.of(), banks, AtRest.clear(), said -> {});
  }

  @Test
  void damagedOnesAreRefusedAndNotQuoted() throws Exception {
    String line = "1,100," + "ab".repeat(32) + ",0.033\n";
    for (String text :
        List.of("vpdq " + VIDEO.text().replace("90,", "190,"), "video_vpdq [\"x\"]")) {
      assertThat(refusal(write(text + "\n").toString())).allMatch(fault -> fault.contains(":1: "));
    }
    List<String> faults = refusal("vpdq:" + write(line + line + "2,100,abab,0.067\n" + line));
    assertThat(faults.get(0)).contains(":3: expected frame,quality,hash,seconds");
    assertThat(faults.toString()).doesNotContain("abab");
    assertThat(refusal("vpdq:" + write(line + line.replace(",100,", ",101,"))).get(0))
        .contains(":2: the quality of a frame is not in 0..100");
  }

  private static List<String> refusal(String list) {
    return catchThrowableOfType(ListFileException.class, () -> HashLists.load(List.of(list)))
        .faults();
  }
}
