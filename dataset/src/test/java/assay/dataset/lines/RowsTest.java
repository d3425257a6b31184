package assay.dataset.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.dataset.packed.Codec;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Reading;
import assay.policy.SidecarKeys;
import assay.provenance.Origin;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.Item;
import assay.stage.Role;
import assay.stage.ShardFile;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import assay.verdict.Reason;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
  private static final String URL = "https://images.example.com/1.jpg";

  @TempDir private Path folder;
  private final LinesFormat format = new LinesFormat(SidecarKeys.standard());

  private List<Seen> rows(String name, String text) throws Exception {
    return walk(name, text.getBytes(UTF_8)).items();
  }

  private Walk walk(String name, byte[] bytes) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return Walk.through(format, file);
  }

  private boolean recognises(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return format.recognises(file, new byte[0]);
  }

  private static Item item(Seen seen) {
    return seen.item().orElseThrow();
  }

  private static List<Boolean> references(List<Seen> rows) {
    return rows.stream().map(row -> item(row).isReference()).toList();
  }

  @Test
  void aLineThatPointsElsewhereIsAReferenceAndALineWithContentIsNot() throws Exception {
    List<Seen> rows = rows("p.jsonl", Texts.PICTURES);
    assertThat(references(rows)).containsExactly(true, true, false, false, false, true);
    assertThat(rows.stream().map(Seen::member))
        .containsExactly("row:0", "row:1", "row:2", "row:3", "row:4", "row:5");
    assertThat(rows.get(2).faults()).containsExactly(Reason.MALFORMED);
    assertThat(item(rows.get(0)).declared())
        .containsExactly(Digest.parse(DigestAlgorithm.MD5, Texts.MD5_OF_NOTHING));
    assertThat(item(rows.get(0)).provenance().origin().flatMap(Origin::url)).contains(URL);
    assertThat(item(rows.get(0)).provenance().origin().flatMap(Origin::caption))
        .contains(Digest.compute(DigestAlgorithm.SHA256, "café".getBytes(UTF_8)));
    assertThat(rows.get(0).context().get()).startsWith("{\"url\"".getBytes(UTF_8));
    assertThat(rows.get(0).extent().length())
        .isEqualTo(Texts.PICTURES.getBytes(UTF_8).length - rest(Texts.PICTURES));
  }

  private static int rest(String text) {
    return text.substring(text.indexOf('\n') + 1).getBytes(UTF_8).length;
  }

  @Test
  void aPictureInALineIsDecodedAndIsWhatTheItemIs() throws Exception {
    Seen row = rows("p.jsonl", Texts.PICTURES).get(3);
    assertThat(row.readings().get(Reading.DECODED)).isEqualTo(Texts.GIF);
    assertThat(row.readings().get(Reading.STORED)).startsWith("{\"caption\"".getBytes(UTF_8));
    assertThat(row.faults()).isEmpty();
    assertThat(row.context().get()).isEqualTo(row.readings().get(Reading.STORED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'image':'data:image/gif;base64,%s'}|",
        "{'image':{'bytes':'%s'},'url':'https://a.example/1'}|",
        "{'image':'DATA:image/gif;charset=x;BASE64,%s','md5':'d41d8cd98f00b204e9800998ecf8427e'}|",
        "{'images':['%1$s','%1$s']}|NESTING_LIMIT",
        "{'image':'data:image/svg+xml,%%3Csvg/%%3E'}|NESTING_LIMIT",
        "{'image':'%s*'}|ENCODING",
      })
  void whereverAPictureStandsTheRowIsNoReference(String line, Reason fault) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(Texts.GIF);
    String text = line.replace('\'', '"').formatted(base64) + "\n{}\n";
    Seen row = rows("p.jsonl", text).get(0);
    assertThat(item(row).isReference()).isFalse();
    assertThat(row.faults())
        .isEqualTo(fault == null ? java.util.Set.of() : java.util.Set.of(fault));
    if (fault == null) {
      assertThat(row.content()).isEqualTo(Texts.GIF);
    }
  }

  @Test
  void aTextWithAnAddressIsContentThatSaysWhereItComesFrom() throws Exception {
    List<Seen> rows = rows("c.json", Texts.CRAWL);
    assertThat(references(rows)).containsExactly(false, false);
    assertThat(item(rows.get(0)).provenance().origin().flatMap(Origin::url))
        .contains("https://a.example/p");
    assertThat(rows.get(1).content())
        .isEqualTo(Texts.CRAWL.lines().skip(1).findFirst().orElseThrow().getBytes(UTF_8));
  }

  @Test
  void aTableIsCutWhereItsQuotesSay() throws Exception {
    List<Seen> rows = rows("t.csv", Texts.TABLE);
    assertThat(references(rows)).containsExactly(true, true, false, false, true);
    assertThat(rows.get(2).faults()).containsExactly(Reason.MALFORMED);
    assertThat(rows.get(3).faults()).containsExactly(Reason.MALFORMED);
    assertThat(item(rows.get(1)).provenance().origin().flatMap(Origin::caption))
        .contains(Digest.compute(DigestAlgorithm.SHA256, "two\r\nlines, one row".getBytes(UTF_8)));
  }

  @Test
  void aTableWithoutNamesLosesNoRowToThem() throws Exception {
    List<Seen> rows = rows("t.tsv", Texts.WITHOUT_HEADER);
    assertThat(references(rows)).containsExactly(true, true, true);
    assertThat(item(rows.get(0)).provenance().origin().flatMap(Origin::url)).contains(URL);
    List<Seen> numbers = rows("n.csv", "5.1,3.5,setosa\n4.9,3.0,setosa\n");
    assertThat(numbers).hasSize(2);
  }

  @Test
  void theLastRowOfATableMustEnd() throws Exception {
    assertThat(rows("a.csv", "url,caption\n" + URL + ",one\n" + URL + ",tw").get(1).faults())
        .containsExactly(Reason.TRUNCATED);
    assertThat(rows("b.csv", "url,caption\n" + URL + ",\"two\"").get(0).faults()).isEmpty();
    assertThat(rows("c.jsonl", "{\"url\":\"" + URL + "\"}").get(0).faults()).isEmpty();
  }

  @Test
  void aMarkBlankLinesAndTheHeaderAreGlue() throws Exception {
    Walk walk = walk("m.csv", ("\ufeff" + Texts.TABLE).getBytes(UTF_8));
    assertThat(walk.entries().stream().map(Seen::role).filter(role -> role == Role.GLUE))
        .hasSize(3);
    assertThat(walk.entries().get(0).extent().length()).isEqualTo(3);
    assertThat(item(walk.items().get(0)).provenance().origin().flatMap(Origin::url)).contains(URL);
  }

  @Test
  void keptLinesKeepTheirSpelling() throws Exception {
    Path file = folder.resolve("p.jsonl");
    Files.writeString(file, Texts.PICTURES);
    Walk walk = Walk.through(format, file);
    List<Choice> choices = walk.without(seen -> seen.member().equals("row:0"));
    Path out = folder.resolve("out");
    format.rewrite(new ShardFile(file, "p.jsonl"), walk.identity(), choices.iterator(), out);
    assertThat(Files.readString(out))
        .isEqualTo(Texts.PICTURES.substring(Texts.PICTURES.indexOf('\n') + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata.jsonl|{'file_name':'1.jpg'}~{'file_name':'2.jpg'}~",
        "metadata.csv|file_name,text~1.jpg,one~2.jpg,two~",
        "7.json|{'url':'https://a.example/1','caption':'one object'}",
        "pretty.json|{~  'url': 'https://a.example/1',~  'b': 2~}~",
        "README.md|# A title, with a comma~~Text, and more text.~",
        "7.txt|a dog, running~a cat, sleeping~",
        "8.txt|https://a.example/1~https://a.example/2~",
        "SHA256SUMS|d41d8cd98f00b204e9800998ecf8427e  a.tar~d41d8cd98f00b204e9800998ecf8427e  b.tar~",
        "list.json|[{'url':'https://a.example/1'},{'url':'https://a.example/2'}]",
        "one.csv|only one column~of text~",
      })
  void whatIsNoTextOfRowsIsLeftToOthers(String name, String text) throws Exception {
    String content = text.replace('\'', '"').replace('~', '\n');
    assertThat(recognises(name, content)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n", "{\n  \"a\": 1\n}\n", "plain text\nof lines\n", "\u0001\u0002,\n"})
  void whatIsNoTextOfRowsAtAllIsRefused(String text) {
    assertThatThrownBy(() -> walk("some", text.getBytes(UTF_8)))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("some: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "part-0|{'a':1}~{'a':2}~",
        "one.jsonl|{'a':1}~",
        "part-0|url,caption~https://a.example/1,one~",
        "part-0|URL\tTEXT~https://a.example/1\tone~",
        "x.csv|a,b~1,2~",
        "urls.csv|https://a.example/1~https://a.example/2~",
        "urls.csv|url~https://a.example/1~",
      })
  void rowsAreToldByContent(String name, String text) throws Exception {
    assertThat(recognises(name, text.replace('\'', '"').replace('~', '\n'))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1}{\"b\":2}",
        "{a:1}",
        "\"",
        "{\"a\":01}",
        "nul"
      })
  void whatIsNotOneJsonValueIsMalformed(String line) throws Exception {
    Seen row = rows("m.jsonl", "{}\n{}\n{}\n" + line + "\n").get(3);
    assertThat(row.faults()).containsExactly(Reason.MALFORMED);
    assertThat(row.content()).isEqualTo(line.getBytes(UTF_8));
  }

  @Test
  void aValueTooDeepIsMalformed() throws Exception {
    String deep = "[".repeat(65) + "]".repeat(65);
    assertThat(rows("d.jsonl", "{}\n{}\n" + deep + "\n").get(2).faults())
        .containsExactly(Reason.MALFORMED);
  }

  @Test
  void whatIsNotUtf8IsMalformed() throws Exception {
    byte[] text = "{\"a\":\"b\"}\n{\"a\":\"b\"}\n{\"a\":\"?\"}\n".getBytes(UTF_8);
    text[text.length - 4] = (byte) 0xff;
    assertThat(walk("u.jsonl", text).items().get(2).faults()).containsExactly(Reason.MALFORMED);
  }

  @Test
  void aLineOverTheLimitIsDigestedAndNotLookedInto() throws Exception {
    LinesFormat small = new LinesFormat(SidecarKeys.standard(), 100);
    String longLine = "{\"url\":\"" + URL + "\",\"caption\":\"" + "x".repeat(200_000) + "\"}";
    String text = "{\"a\":1}\n" + longLine + "\r\n{\"a\":2}\n";
    Files.writeString(folder.resolve("l.jsonl"), text);
    Texts.pack(folder.resolve("l.jsonl.gz"), Codec.GZIP, text);
    for (String name : List.of("l.jsonl", "l.jsonl.gz")) {
      List<Seen> rows = Walk.through(small, folder.resolve(name)).items();
      assertThat(rows).hasSize(3);
      assertThat(rows.get(1).faults()).containsExactly(Reason.TOO_LARGE);
      assertThat(rows.get(1).content()).isEqualTo(longLine.getBytes(UTF_8));
      assertThat(rows.get(2).faults()).isEmpty();
    }
  }

  @Test
  void aPackedTextThatIsCutIsRefused() throws Exception {
    String text = Texts.CRAWL.repeat(500);
    Path file = folder.resolve("c.jsonl.gz");
    Texts.pack(file, Codec.GZIP, text);
    byte[] packed = Files.readAllBytes(file);
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);
    assertThatThrownBy(() -> walk("c.jsonl.gz", cut))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("c.jsonl.gz");
  }

  /** FastCSV reads what is well formed as it is read here: the same rows, the same fields. */
  @Test
  void fieldsAreThoseOfAnIndependentReader() throws Exception {
    SplittableRandom random = new SplittableRandom(0x5eed);
    String[] parts = {"a", ",", "\"\"", "\r\n", "\n", "é", " "};
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          StringBuilder field = new StringBuilder();
          for (int i = random.nextInt(4); i > 0; i--) {
            field.append(parts[random.nextInt(parts.length)]);
          }
          text.append(column == 0 ? "" : ",").append('"').append(field).append('"');
        }
        text.append(random.nextBoolean() ? "\r\n" : "\n");
      }
      Cutter cutter =
          new Cutter(
              new java.io.ByteArrayInputStream(text.toString().getBytes(UTF_8)),
              Dialect.CSV,
              0,
              1000);
      try (var oracle = CsvReader.builder().ofCsvRecord(text.toString())) {
        for (CsvRecord expected : oracle) {
          assertThat(TableRows.fields(cutter.next().orElseThrow().line(), Dialect.CSV))
              .isEqualTo(expected.getFields());
        }
      }
      assertThat(cutter.next()).isEmpty();
    }
  }

  /** Whatever the bytes are, the records are the text, and none is lost or seen twice. */
  @Test
  void theRecordsOfAnyTextAreTheText() throws Exception {
    SplittableRandom random = new SplittableRandom(0x5eed);
    byte[] letters = "a,\"\t\r\n{}".getBytes(UTF_8);
    for (int round = 0; round < 2_000; round++) {
      byte[] text = new byte[random.nextInt(60)];
      for (int i = 0; i < text.length; i++) {
        text[i] = letters[random.nextInt(letters.length)];
      }
      for (Dialect dialect : Dialect.values()) {
        Cutter cutter = new Cutter(new java.io.ByteArrayInputStream(text), dialect, 0, 1000);
        long end = 0;
        for (var cut = cutter.next(); cut.isPresent(); cut = cutter.next()) {
          assertThat(cut.get().extent().offset()).isEqualTo(end);
          end = cut.get().extent().end();
          assertThat(cut.get().line())
              .isEqualTo(
                  Arrays.copyOfRange(
                      text,
                      (int) cut.get().extent().offset(),
                      (int) (cut.get().extent().offset() + cut.get().length())));
        }
        assertThat(end).isEqualTo(text.length);
      }
    }
  }
}
