package assay.dataset.warc;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values are the digests of no bytes at all, from RFC 1321 and FIPS 180. */
class DeclaredDigestsTest {
  @ParameterizedTest
  @CsvSource({
    "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ, da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "SHA-1:3i42h3s6nnfq2msvx7xzkyayscx5qbyj, da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "sha1:DA39A3EE5E6B4B0D3255BFEF95601890AFD80709, da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "md5:d41d8cd98f00b204e9800998ecf8427e, d41d8cd98f00b204e9800998ecf8427e",
    "md5:2QOYZWMPACZAJ2MABGMOZ6CCPY======, d41d8cd98f00b204e9800998ecf8427e",
    "sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====,"
        + " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  })
  void hexadecimalAndBase32AreTheSameDigest(String declared, String hex) {
    assertThat(DeclaredDigests.parse(declared).map(Digest::hex)).contains(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha1:",
        "sha1",
        "crc32:00000000",
        "sha1:3I42H3S6",
        "md5:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
      })
  void whatIsNoDigestIsNotGuessed(String declared) {
    assertThat(DeclaredDigests.parse(declared)).isEmpty();
  }
}
