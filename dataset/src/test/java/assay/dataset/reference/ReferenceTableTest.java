package assay.dataset.reference;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Locator;
import assay.policy.SidecarKeys;
import assay.provenance.Origin;
import assay.verdict.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTableTest {
  /** Of the empty content, RFC 1321 and FIPS 180. */
  private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

  private static final String SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

  private static final String URL = "https://images.example.com/1.jpg";

  private static ReferenceTable table(String... columns) {
    return new ReferenceTable(List.of(columns), SidecarKeys.standard());
  }

  private static ReferenceItem row(ReferenceTable table, String... values) {
    return table.item(
        new Locator("s", 3, "row:3"), Arrays.stream(values).map(Optional::ofNullable).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "URL", "image_url", "Img_Url", "src", "md5", "SHA256", "sha-512"})
  void aColumnOfAddressesOrDigestsRefersElsewhere(String column) {
    assertThat(table("x", column).refers()).isTrue();
    assertThat(table("x", column).columns()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash", "uid", "key", "sample_id", "text", "punsafe", "NSFW", "__url__"})
  void whatIsNoAddressAndNoDigestDoesNot(String column) {
    assertThat(table(column, "x").refers()).isFalse();
  }

  @Test
  void everyDigestIsDeclaredWhateverItsCase() {
    ReferenceItem item =
        row(table("URL", "MD5", "sha1", "hash"), URL, MD5.toUpperCase(Locale.ROOT), SHA1, "7");
    assertThat(item.declared())
        .containsExactly(
            Digest.parse(DigestAlgorithm.MD5, MD5), Digest.parse(DigestAlgorithm.SHA1, SHA1));
    assertThat(item.read((reading, buffer, offset, length) -> {})).isEmpty();
    assertThat(item.isReference()).isTrue();
    assertThat(item.hasBytes()).isFalse();
    assertThat(item.provenance().declaredDigest())
        .contains(Digest.parse(DigestAlgorithm.SHA1, SHA1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"d41d8cd98f00b204e9800998ecf8427", "zz1d8cd98f00b204e9800998ecf8427e", "-"})
  void aDigestThatCannotBeReadIsAFault(String broken) {
    ReferenceItem item = row(table("url", "md5"), URL, broken);
    assertThat(item.declared()).isEmpty();
    assertThat(item.read((reading, buffer, offset, length) -> {}))
        .containsExactly(Reason.MALFORMED);
  }

  @Test
  void aNullOrABlankIsNotThere() {
    for (String nothing : Arrays.asList(null, "", "  ")) {
      ReferenceItem item = row(table("url", "md5", "text"), URL, nothing, nothing);
      assertThat(item.declared()).isEmpty();
      assertThat(item.read((reading, buffer, offset, length) -> {})).isEmpty();
      assertThat(item.provenance().origin().flatMap(Origin::caption)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "url, page_url, https://a.example/1, https://a.example/p",
    "page_url, url, https://a.example/p, https://a.example/1",
    "image_url, url, https://a.example/1, https://a.example/p",
    "url, image_url, https://a.example/p, https://a.example/1",
  })
  void aPageThatShowsThePictureIsNotThePicture(String a, String b, String first, String second) {
    Origin origin = row(table(a, b), first, second).provenance().origin().orElseThrow();
    assertThat(origin.url()).contains("https://a.example/1");
    assertThat(origin.pageUrl()).contains("https://a.example/p");
  }

  @Test
  void noAddressOfARowIsLeftOut() {
    Origin origin =
        row(table("url", "source_url", "original_url"), URL, "https://b.example/", URL + "?2")
            .provenance()
            .origin()
            .orElseThrow();
    assertThat(origin.url()).contains(URL);
    assertThat(origin.redirects()).containsExactly("https://b.example/", URL + "?2");
  }

  @Test
  void nothingOfARowIsShown() {
    assertThat(row(table("url", "md5"), URL, MD5)).hasToString("reference s#3");
  }
}
