package assay.dataset.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNameTest {
  /** As webdataset/tariterators.py has it. */
  private static final Pattern WEBDATASET = Pattern.compile("^((?:.*/|)[^.]+)[.]([^/]*)$");

  @ParameterizedTest
  @CsvSource({
    "train/0041.left.png, train/0041",
    "train/0041.json, train/0041",
    "dir.with.dots/a.jpg, dir.with.dots/a",
    "dir.with.dots/a, dir.with.dots/a",
    "./c.jpg, ./c",
    "c.jpg, c",
    "e..jpg, e",
    "noext, noext",
    ".hidden.jpg, .hidden.jpg",
    "/abs.png, /abs"
  })
  void theKeyEndsAtTheFirstDotOfTheFileName(String name, String key) {
    assertThat(name(name).key()).isEqualTo(key);
  }

  @Test
  void theKeyIsTheOneThatLoadersFind() {
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(8); length > 0; length--) {
        text.append("a./".charAt(random.nextInt(3)));
      }
      Matcher matcher = WEBDATASET.matcher(text);
      String expected = matcher.matches() ? matcher.group(1) : text.toString();
      assertThat(name(text.toString()).key()).as(text.toString()).isEqualTo(expected);
    }
  }

  @Test
  void bytesThatAreNotUtf8AndControlCharactersAreEscaped() {
    assertThat(MemberName.of(new byte[] {'a', (byte) 0xff, '%', '.', 'b'}).text())
        .isEqualTo("a%FF%25.b");
    assertThat(name("a\nb\u0000").text()).isEqualTo("a%0Ab%00");
    assertThat(name("\u00fcn\u00efcode 100%.webp").text()).isEqualTo("\u00fcn\u00efcode 100%.webp");
  }

  @Test
  void longNamesAreCutButStayDifferent() {
    Set<String> texts = new HashSet<>();
    for (String end : new String[] {"a.jpg", "b.jpg", "a.txt"}) {
      MemberName name = name("x".repeat(5000) + end);
      assertThat(name.text()).hasSize(4096);
      texts.add(name.text());
    }
    assertThat(texts).hasSize(3);
    String longKey = "x".repeat(5000);
    assertThat(name(longKey + ".jpg").key()).isEqualTo(name(longKey + ".txt").key());
  }

  private static MemberName name(String text) {
    return MemberName.of(text.getBytes(UTF_8));
  }
}
