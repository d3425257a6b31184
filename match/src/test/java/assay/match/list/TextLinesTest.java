package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndCountsOnce(String end) throws Exception {
    String text = String.join(end, "a", "", "b c", "", "") + "d";
    assertThat(read(text)).containsExactly("1 a", "2 ", "3 b c", "4 ", "5 d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aLastLineEndBeginsNoLine(String end) throws Exception {
    assertThat(read("a" + end)).containsExactly("1 a");
    assertThat(read(end)).containsExactly("1 ");
    assertThat(read("")).isEmpty();
  }

  @Test
  void onlyTheFirstByteOrderMarkIsOne() throws Exception {
    assertThat(read("\uFEFFa\n\uFEFFb")).containsExactly("1 a", "2 \uFEFFb");
  }

  /** The JDK's reader agrees on what a line is, wherever the buffer ends. */
  @Test
  void linesAreThoseOfTheJdk() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 200; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        text.append("x".repeat(random.nextInt(1 << random.nextInt(9))));
        text.append(new String[] {"\n", "\r\n", "\r", "\n\r"}[random.nextInt(4)]);
      }
      List<String> lines = new ArrayList<>();
      new BufferedReader(new StringReader(text.toString()))
          .lines()
          .forEach(line -> lines.add(lines.size() + 1 + " " + line));
      assertThat(read(text.toString())).isEqualTo(lines);
    }
  }

  @Test
  void theLongestLineIsReadAndOneLongerRefused() throws Exception {
    String longest = "x".repeat(TextLines.LONGEST);
    assertThat(read(longest + "\nb")).containsExactly("1 " + longest, "2 b");
    assertThat(read(longest + "x\nb"))
        .containsExactly("1 the line is longer than 16777216 characters", "2 b");
  }

  private static List<String> read(String text) throws Exception {
    List<String> read = new ArrayList<>();
    try (TextLines lines = new TextLines(new StringReader(text))) {
      while (lines.next()) {
        read.add(lines.number() + " " + textOf(lines));
      }
    }
    return read;
  }

  private static String textOf(TextLines lines) {
    try {
      return lines.text();
    } catch (LineRefusedException e) {
      return e.getMessage();
    }
  }
}
