package assay.dataset.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists are written by {@code plistlib.dumps(value, fmt=plistlib.FMT_BINARY)} of Python 3. */
class PropertyListTest {
  /** {@code ["https://images.example/a.jpg", "https://images.example/gallery"]}. */
  static final byte[] BOTH =
      HexFormat.of()
          .parseHex(
              "62706c6973743030a201025f101c68747470733a2f2f696d616765732e6578616d706c652f612e6a7067"
                  + "5f101e68747470733a2f2f696d616765732e6578616d706c652f67616c6c657279080b2a00000000"
                  + "0000010100000000000000030000000000000000000000000000004b");

  private static List<String> strings(String hex) {
    return PropertyList.strings(HexFormat.of().parseHex(hex));
  }

  @Test
  void anArrayOfStringsIsRead() {
    assertThat(PropertyList.strings(BOTH))
        .containsExactly("https://images.example/a.jpg", "https://images.example/gallery");
    assertThat(
            strings(
                "62706c6973743030a101536f6e65080a000000000000010100000000000000020000000000000000"
                    + "000000000000000e"))
        .containsExactly("one");
  }

  @Test
  void wideStringsAreRead() {
    assertThat(
            strings(
                "62706c6973743030a201026f101d00680074007400700073003a002f002f0069006d006100670065"
                    + "0073002e006500780061006d0070006c0065002f006200fc002e006a007000675f102b68747470"
                    + "733a2f2f696d616765732e6578616d706c652f7878787878787878787878787878787878787878"
                    + "080b480000000000000101000000000000000300000000000000000000000000000076"))
        .containsExactly(
            "https://images.example/b\u00fc.jpg", "https://images.example/xxxxxxxxxxxxxxxxxxxx");
  }

  /** A dictionary, an array with a number, an empty array, a text list, an empty file. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "62706c6973743030d1010251615162080b0d0000000000000101000000000000000300000000000000000000"
            + "00000000000f",
        "62706c6973743030a2010251611001080b0d0000000000000101000000000000000300000000000000000000"
            + "00000000000f",
        "62706c6973743030a0080000000000000101000000000000000100000000000000000000000000000009",
        "3c3f786d6c2076657273696f6e3d22312e30223f3e3c706c6973743e3c61727261792f3e3c2f706c6973743e",
        ""
      })
  void anythingElseIsNone(String hex) {
    assertThat(strings(hex)).isEmpty();
  }

  @Test
  void aCutListIsNoneAndAFlippedBitEndsInNoException() {
    for (int length = 0; length < BOTH.length; length++) {
      assertThat(PropertyList.strings(Arrays.copyOf(BOTH, length))).isEmpty();
    }
    for (int bit = 0; bit < BOTH.length * 8; bit++) {
      byte[] flipped = BOTH.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(PropertyList.strings(flipped).size()).isLessThanOrEqualTo(16);
    }
  }
}
