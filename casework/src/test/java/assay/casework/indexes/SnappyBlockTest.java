package assay.casework.indexes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SnappyBlockTest {
  /** Worked by hand: length 12, literal "abc", copy of 4 from 3 back, copy of 5 from 1 back. */
  private static final byte[] PACKED =
      HexFormat.of().parseHex("0c" + "08616263" + "0103" + "120100");

  @Test
  void literalsAndOverlappingCopies() throws IOException {
    assertThat(new String(SnappyBlock.plain(PACKED, 12), US_ASCII)).isEqualTo("abcabcaaaaaa");
  }

  @Test
  void whatIsCutOrPointsBeforeTheBeginningIsRefused() {
    for (int length = 0; length < PACKED.length; length++) {
      byte[] cut = Arrays.copyOf(PACKED, length);
      assertThatThrownBy(() -> SnappyBlock.plain(cut, 12)).isInstanceOf(IOException.class);
    }
    byte[] before = HexFormat.of().parseHex("0500610108");
    assertThatThrownBy(() -> SnappyBlock.plain(before, 5)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> SnappyBlock.plain(PACKED, 11)).isInstanceOf(IOException.class);
  }
}
