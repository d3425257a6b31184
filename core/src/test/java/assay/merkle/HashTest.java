package assay.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {
  private static final Hash LEAF = Hash.ofLeaf(new byte[0]);
  private static final String HEX =
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
  private static final String BASE64 = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=";

  @Test
  void aHashIsWrittenAndReadInBothForms() {
    assertThat(LEAF.hex()).isEqualTo(HEX);
    assertThat(LEAF).hasToString(HEX);
    assertThat(LEAF.base64()).isEqualTo(BASE64);
    assertThat(Hash.parseHex(HEX)).isEqualTo(LEAF).hasSameHashCodeAs(LEAF);
    assertThat(Hash.parseBase64(BASE64)).isEqualTo(LEAF);
  }

  @Test
  void aTreeWithoutLeavesHasTheHashOfNoBytes() {
    assertThat(Hash.ofNothing())
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void aLeafThatIsWrittenLikeANodeIsNone() {
    byte[] node = new byte[65];
    node[0] = 1;
    System.arraycopy(LEAF.bytes(), 0, node, 1, 32);
    System.arraycopy(LEAF.bytes(), 0, node, 33, 32);
    assertThat(Hash.ofLeaf(node)).isNotEqualTo(Hash.ofNode(LEAF, LEAF));
  }

  @Test
  void upperCaseIsNotOneOfItsForms() {
    assertThatThrownBy(() -> Hash.parseHex(HEX.toUpperCase(Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "6e",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d6e",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01g",
        " 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01"
      })
  void anythingButSixtyFourDigitsIsRefused(String hex) {
    assertThatThrownBy(() -> Hash.parseHex(hex)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0",
        "bjQLnP-zepicpUTmu3gKLHiQHT-zNzh2hRGjBhevoB0=",
        "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1=", // a bit that no byte takes
        "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0B",
        "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoA==",
        "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0\n"
      })
  void anythingButCanonicalBase64IsRefused(String base64) {
    assertThatThrownBy(() -> Hash.parseBase64(base64)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void anotherLengthIsNoHash(int length) {
    assertThatThrownBy(() -> Hash.of(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsGivenAndTakenIsACopy() {
    byte[] given = LEAF.bytes();
    Hash hash = Hash.of(given);
    given[0] ^= 1;
    hash.bytes()[0] ^= 1;
    assertThat(hash).isEqualTo(LEAF);
  }

  @Test
  void aHeadOfNoLeavesHasOneRoot() {
    assertThat(TreeHead.EMPTY.size()).isZero();
    assertThatThrownBy(() -> new TreeHead(0, LEAF)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TreeHead(-1, LEAF)).isInstanceOf(IllegalArgumentException.class);
  }
}
