package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad line stands as the third of five in an otherwise good file. */
class MalformedLinesTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "md5,5ec4e7            | md5 has 32 hex digits, not 6",
        "sha1,5ec4e7           | sha1 has 40 hex digits, not 6",
        "sha256,5ec4e7         | sha256 has 64 hex digits, not 6",
        "pdq,5ec4e7            | pdq has 64 hex digits, not 6",
        "md5,5ec4e7zz5ec4e7zz5ec4e7zz5ec4e7zz | md5 is not hexadecimal",
        "md5,5ec4e7 75ec4e7 75ec4e7 75ec4e7 7 | md5 is not hexadecimal",
        "5ec4e7,%s             | the algorithm is none of md5, sha1, sha256, sha512, pdq, vpdq, url, path-prefix, domain",
        "pdna,%s               | the algorithm is none of md5, sha1, sha256, sha512, pdq, vpdq, url, path-prefix, domain",
        "md5,                  | there is no value",
        ",%s                   | there is no algorithm",
        ",                     | there is no value",
        "%s                    | the header has 2 fields, this line 1",
        "md5,%s,5ec4e7         | the header has 2 fields, this line 3",
        "md5,\"%s              | a quote is not closed, or closed too early",
        "md5,\"%s\"5ec4e7      | a quote is not closed, or closed too early",
      })
  void aBadRowIsRefused(String line, String reason) throws Exception {
    requireRefused("algorithm,value\n", "md5," + MD5, line.formatted(MD5), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"md5\":\"5ec4e7\"}                     | md5 has 32 hex digits, not 6",
        "{\"md5\":12}                             | md5 is not a string",
        "{\"md5\":[\"%s\"]}                       | md5 is not a string",
        "{\"md5\":\"%s\",\"md5\":\"%s\"}          | the line is not valid JSON",
        "{\"md5\":\"%s\",\"MD5\":\"%s\"}          | md5 stands there twice",
        "{\"value\":\"%s\"}                       | there is no algorithm",
        "{\"algorithm\":\"md5\"}                  | there is no value",
        "{\"algorithm\":\"x\",\"value\":\"%s\"}   | the algorithm is none of md5, sha1, sha256, sha512, pdq, vpdq, url, path-prefix, domain",
        "{}                                       | there is no value",
        "{\"md5\":null}                           | there is no value",
        "{\"hash\":\"%s\"}                        | there is no value",
        "{\"md5\":\"%s\"                          | the line is not valid JSON",
        "{\"md5\":\"%s\"}}                        | the line is not valid JSON",
        "{\"md5\":\"%s\"} 5                       | there is more after the JSON object",
        "{\"md5\":\"%s}                           | the line is not valid JSON",
        "[\"%s\"]                                 | expected a JSON object",
        "%s                                       | the line is not valid JSON",
      })
  void aBadObjectIsRefused(String line, String reason) throws Exception {
    String good = "{\"md5\":\"" + MD5 + "\"}";
    requireRefused(good + "\n", good, line.formatted(MD5, MD5), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url urn:uuid:1            | the address has no host",
        "domain example             | a domain has two labels at least",
        "url_md5 %s               | the algorithm is none of md5, sha1, sha256, sha512, pdq, vpdq, url, path-prefix, domain",
        "video_pdq %s             | the signal type is none of md5, sha1, sha256, sha512, pdq, vpdq, url, path-prefix, domain, video_md5, video_sha256, video_vpdq",
        "video_md5 5ec4e7         | md5 has 32 hex digits, not 6",
        "%s                       | expected a signal type and a value, found 1 words",
        "md5 %s more              | expected a signal type and a value, found 3 words",
      })
  void aBadSignalIsRefused(String line, String reason) throws Exception {
    requireRefused("md5 " + MD5 + "\n", "video_md5 " + MD5, line.formatted(MD5), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"value,id", "algorithm,id", "FilePath,Hash", "id,classification"})
  void aHeaderWithoutValuesIsRefused(String header) throws Exception {
    requireOnly(
        header + "\n" + MD5 + ",1\n",
        ":1: expected a header with algorithm and value, or with one of "
            + "md5, sha1, sha256, sha512, pdq, vpdq");
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5,MD5", "md5,id,md5"})
  void aHeaderThatNamesAColumnTwiceIsRefused(String header) throws Exception {
    requireOnly(header + "\n", ":1: the header names md5 twice");
  }

  @Test
  void aFieldThatGoesOnInTheNextLineIsRefused() throws Exception {
    // Taken as one row, the note would swallow the entry between the two quotes.
    String text = "note,md5\n\"5ec4e7," + MD5 + "\n5ec4e7," + MD5 + "\n\"," + MD5 + "\n";
    assertThat(refusal(write(text)).faults())
        .extracting(fault -> fault.substring(fault.indexOf(".csv") + 4))
        .containsExactly(
            ":2: a quote is not closed, or closed too early",
            ":4: a quote is not closed, or closed too early");
  }

  @Test
  void aLineThatIsNotUtf8IsRefused() throws Exception {
    Path file = folder.resolve("list.csv");
    Files.write(
        file, ("md5,id\n" + MD5 + ",\u00e9t\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refusal(file).faults()).containsExactly(file + ":2: the line is not UTF-8");
  }

  @Test
  void aLineWithoutEndIsRefusedWithoutHoldingIt() throws Exception {
    Path file =
        write("md5\n" + MD5 + "\n" + "5ec4e7".repeat(3_000_000) + "\n" + MD5 + "\n5ec4e7\n");
    assertThat(refusal(file).faults())
        .containsExactly(
            file + ":3: the line is longer than 16777216 characters",
            file + ":5: md5 has 32 hex digits, not 6");
  }

  private void requireRefused(String first, String good, String bad, String reason)
      throws Exception {
    requireOnly(first + good + "\n" + bad + "\n" + good + "\n" + good + "\n", ":3: " + reason);
  }

  private void requireOnly(String text, String fault) throws Exception {
    Path file = write(text);
    ListFileException refusal = refusal(file);
    assertThat(refusal.faults()).containsExactly(file + fault);
    assertThat(refusal.toString()).doesNotContain("5ec4e7").doesNotContain(MD5);
    assertThat(refusal.getCause()).isNull();
  }

  private static ListFileException refusal(Path file) {
    return catchThrowableOfType(
        ListFileException.class, () -> HashLists.load(List.of(file.toString())));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("list.csv"), text);
  }
}
