package assay.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.evidence.Samples;
import assay.item.Extent;
import assay.record.ItemRecord;
import assay.stage.CustodyException;
import assay.stage.DatasetException;
import assay.stage.Role;
import assay.stage.ShardIdentity;
import assay.stage.Ties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final LedgerEnd END =
      new LedgerEnd(
          new ShardIdentity(123_456, "ab".repeat(32)), List.of("shard#1: a warning \u2028 \"1\""));

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void inADirectory() {
    file = directory.resolve("shard.ledger.gz");
  }

  private static List<LedgerLine> lines(int count) {
    List<LedgerLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(i));
    }
    return lines;
  }

  private static LedgerLine line(int i) {
    ItemRecord record = Samples.record(i);
    return switch (i % 3) {
      case 0 ->
          new LedgerLine(
              record.extent(),
              0,
              record.locator().member(),
              Role.ITEM,
              record.bytes(),
              new Ties(Set.of("b" + i, "a" + i), Set.of("c" + i)),
              Optional.of(record));
      case 1 ->
          new LedgerLine(
              record.extent(), 1, "märk\n\u2028", Role.SIDE, 7, Ties.none(), Optional.empty());
      default ->
          new LedgerLine(new Extent(i, 1), 0, "", Role.GLUE, 0, Ties.none(), Optional.empty());
    };
  }

  private void write(int count) throws IOException {
    LedgerWriter.write(
        file,
        ledger -> {
          for (LedgerLine line : lines(count)) {
            ledger.add(line);
          }
          return END;
        });
  }

  private List<LedgerLine> read() throws IOException {
    List<LedgerLine> lines = new ArrayList<>();
    try (LedgerReader reader = LedgerReader.open(file)) {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
      assertThat(reader.next()).isEmpty();
      assertThat(reader.end()).isEqualTo(END);
    }
    return lines;
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    for (int count : new int[] {0, 1, 2, 250}) {
      write(count);
      assertThat(read()).isEqualTo(lines(count));
      assertThat(LedgerReader.whole(file)).contains(END);
    }
  }

  @Test
  void theSameLinesGiveTheSameFileForItsOwnerOnly() throws IOException {
    write(50);
    byte[] first = Files.readAllBytes(file);
    write(50);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    assertThat(OwnerOnly.isExposed(file)).isFalse();
  }

  @Test
  void aFailureLeavesNoLedger() {
    assertThatThrownBy(
            () ->
                LedgerWriter.<DatasetException>write(
                    file,
                    ledger -> {
                      ledger.add(line(0));
                      throw new DatasetException("shard: cut");
                    }))
        .isInstanceOf(DatasetException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aLedgerThatIsNotThereIsNotWhole() throws IOException {
    assertThat(LedgerReader.whole(file)).isEmpty();
  }

  @Test
  void aCutLedgerCountsAsNotThere() throws IOException {
    write(3);
    byte[] whole = Files.readAllBytes(file);
    int trailer = 8; // gzip's own; what it protects is protected by the closing line as well
    for (int length = 0; length < whole.length - trailer - 3; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(LedgerReader.whole(file)).as("cut at " + length).isEmpty();
      assertThatThrownBy(this::read).isInstanceOf(CustodyException.class);
    }
  }

  @Test
  void aLedgerWithoutItsClosingLineCountsAsNotThere() throws IOException {
    write(3);
    rewrite(text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
    assertThat(LedgerReader.whole(file)).isEmpty();
    assertThatThrownBy(this::read)
        .isInstanceOf(CustodyException.class)
        .hasMessage("shard.ledger.gz:4: the ledger ends without its closing line");
  }

  @Test
  void aFlippedBitNeverPasses() throws IOException {
    write(3);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 1;
      Files.write(file, altered);
      assertThat(outcome()).as("flipped at " + i).isIn("refused", "not there", "the same");
    }
  }

  private String outcome() throws IOException {
    try {
      if (LedgerReader.whole(file).isEmpty()) {
        return "not there";
      }
      return read().equals(lines(3)) ? "the same" : "another ledger"; // gzip's header says little
    } catch (CustodyException e) {
      return "refused";
    }
  }

  @Test
  void aChangedLostOrAddedEntryIsRefused() throws IOException {
    List<UnaryOperator<String>> changes =
        List.of(
            text -> text.replaceFirst("kept", "held"),
            text -> text.replaceFirst("\"verdict\":\"clear\"", "\"verdict\":\"matched\""),
            text -> text.substring(text.indexOf('\n') + 1),
            text -> text.substring(0, text.indexOf('\n') + 1) + text,
            text -> text + "{}\n",
            text -> text.replaceFirst("\n", "\n\n"),
            text -> text.replace("\"bytes\":123456", "\"bytes\":\"x\""));
    for (UnaryOperator<String> change : changes) {
      write(3);
      rewrite(change);
      assertThatThrownBy(() -> LedgerReader.whole(file))
          .isInstanceOf(CustodyException.class)
          .hasMessageStartingWith("shard.ledger.gz:");
    }
  }

  @Test
  void aFileThatIsNoLedgerIsRefused() throws IOException {
    Files.writeString(file, "not gzip at all");
    assertThatThrownBy(() -> LedgerReader.open(file))
        .isInstanceOf(CustodyException.class)
        .hasMessage("shard.ledger.gz: a ledger was expected");
  }

  @Test
  void aLineDoesNotShowWhatItHolds() {
    assertThat(line(0).toString()).isEqualTo("ITEM at 0+0");
  }

  private void rewrite(UnaryOperator<String> change) throws IOException {
    String text;
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String changed = change.apply(text);
    assertThat(changed).isNotEqualTo(text);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(changed.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, bytes.toByteArray());
  }
}
