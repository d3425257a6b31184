package assay.provenance;

import static assay.fingerprint.DigestAlgorithm.DOMAIN;
import static assay.fingerprint.DigestAlgorithm.PATH_PREFIX;
import static assay.fingerprint.DigestAlgorithm.URL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  /** From "URLs and Hashing" of the Safe Browsing API, without the scheme. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "http://host/%25%32%35|host/%25",
        "http://host/%25%32%35%25%32%35|host/%25%25",
        "http://host/%2525252525252525|host/%25",
        "http://host/asdf%25%32%35asd|host/asdf%25asd",
        "http://host/%%%25%32%35asd%%|host/%25%25%25asd%25%25",
        "http://www.google.com/|www.google.com/",
        "http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/%77%77%77%2E%65%62%61%79%2E%63%6F%6D/|168.188.99.26/.secure/www.ebay.com/",
        "http://host%23.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B|host%23.com/~a!b@c%23d$e%25f^00&11*22(33)44_55+",
        "http://3279880203/blah|195.127.0.11/blah",
        "http://www.google.com/blah/..|www.google.com/",
        "www.google.com/|www.google.com/",
        "www.google.com|www.google.com/",
        "http://www.evil.com/blah#frag|www.evil.com/blah",
        "http://www.GOOgle.com/|www.google.com/",
        "http://www.google.com.../|www.google.com/",
        "\"http://www.google.com/foo\tbar\rbaz\n2\"|www.google.com/foobarbaz2",
        "http://www.google.com/q?|www.google.com/q?",
        "http://www.google.com/q?r?|www.google.com/q?r?",
        "http://www.google.com/q?r?s|www.google.com/q?r?s",
        "http://evil.com/foo#bar#baz|evil.com/foo",
        "http://evil.com/foo;|evil.com/foo;",
        "http://evil.com/foo?bar;|evil.com/foo?bar;",
        "http://%01%80.com/|%01%80.com/",
        "http://notrailingslash.com|notrailingslash.com/",
        "http://www.gotaport.com:1234/|www.gotaport.com/",
        "  http://www.google.com/  |www.google.com/",
        "http:// leadingspace.com/|%20leadingspace.com/",
        "%20leadingspace.com/|%20leadingspace.com/",
        "https://www.securesite.com/|www.securesite.com/",
        "http://host.com/ab%23cd|host.com/ab%23cd",
        "http://host.com//twoslashes?more//slashes|host.com/twoslashes?more//slashes",
      })
  void anAddressHasOneForm(String written, String canonical) {
    assertThat(Address.parse(written).orElseThrow().whole()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "http://0x7f.1/,127.0.0.1/",
    "http://0177.0.0.1/,127.0.0.1/",
    "http://127.1/,127.0.0.1/",
    "http://256.1/,256.1/",
    "http://089/,089/",
    "http://[2001:DB8::1]:80/a,[2001:db8::1]/a",
    "http://user:secret@example.org/,example.org/",
    "http://B\u00fccher.example/\u00fc,xn--bcher-kva.example/%C3%BC",
    "//example.org/a,example.org/a",
    "example.org:8080/a,example.org/a",
    "http://example.org\\a,example.org/a",
    "http://example.org/a/./b/../c/,example.org/a/c/",
    "http://example.org/../../a,example.org/a",
  })
  void otherSpellingsHaveItToo(String written, String canonical) {
    assertThat(Address.parse(written).orElseThrow().whole()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "urn:uuid:0", "dns:example.org", "http://", "/a/b", "http:///a", "?"})
  void whatHasNoHostIsNoAddress(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void escapesHoweverDeepAreUndoneInOnePass() {
    String deep = "http://example.org/%" + "25".repeat(200_000) + "41";
    assertThat(Address.parse(deep).orElseThrow().whole()).isEqualTo("example.org/A");
  }

  private static Digest sha256(DigestAlgorithm algorithm, String canonical) {
    return Digest.compute(algorithm, canonical.getBytes(UTF_8));
  }

  private static Set<Digest> of(Origin origin) {
    Provenance provenance = Provenance.of(Optional.of(origin), Optional.empty(), Map.of());
    return Addresses.of(provenance, EnumSet.allOf(DigestAlgorithm.class));
  }

  @Test
  void anItemIsFoundUnderItsAddressEveryPrefixAndEveryDomain() {
    assertThat(of(Origin.ofUrl("https://img.cdn.example.co.uk/a/b/c.jpg?w=1")))
        .containsExactlyInAnyOrder(
            sha256(URL, "img.cdn.example.co.uk/a/b/c.jpg?w=1"),
            sha256(PATH_PREFIX, "img.cdn.example.co.uk"),
            sha256(PATH_PREFIX, "img.cdn.example.co.uk/a"),
            sha256(PATH_PREFIX, "img.cdn.example.co.uk/a/b"),
            sha256(PATH_PREFIX, "img.cdn.example.co.uk/a/b/c.jpg"),
            sha256(DOMAIN, "img.cdn.example.co.uk"),
            sha256(DOMAIN, "cdn.example.co.uk"),
            sha256(DOMAIN, "example.co.uk"),
            sha256(DOMAIN, "co.uk"));
  }

  @Test
  void thePageTheRedirectsAndTheHostCountToo() {
    Origin origin =
        new Origin(
            Optional.of("http://a.example/x"),
            List.of("http://b.example/y"),
            Optional.of("http://c.example/z"),
            Optional.of("d.example"));
    assertThat(of(origin))
        .contains(
            sha256(URL, "a.example/x"),
            sha256(URL, "b.example/y"),
            sha256(URL, "c.example/z"),
            sha256(DOMAIN, "d.example"));
  }

  @Test
  void aNumberLiesInNoDomain() {
    assertThat(Address.domains("192.0.2.7")).containsExactly("192.0.2.7");
    assertThat(Address.domains("[2001:db8::1]")).containsExactly("[2001:db8::1]");
  }

  @Test
  void onlyWhatSomeListUsesIsComputed() {
    Provenance provenance =
        Provenance.of(Optional.of(Origin.ofUrl("http://a.example/x")), Optional.empty(), Map.of());
    assertThat(Addresses.of(provenance, EnumSet.of(DigestAlgorithm.MD5))).isEmpty();
    assertThat(Addresses.of(provenance, EnumSet.of(URL)))
        .containsExactly(sha256(URL, "a.example/x"));
  }

  @Test
  void aPathOfManySlashesCostsLittle() {
    assertThat(of(Origin.ofUrl("http://a.example" + "/x".repeat(100_000)))).hasSizeLessThan(300);
  }

  @Test
  void whatIsListedHasTheSameForm() {
    assertThat(Addresses.listed(URL, "HTTP://A.example:80/x#top"))
        .isEqualTo(sha256(URL, "a.example/x"));
    assertThat(Addresses.listed(PATH_PREFIX, "a.example/x/"))
        .isEqualTo(sha256(PATH_PREFIX, "a.example/x"));
    assertThat(Addresses.listed(PATH_PREFIX, "a.example"))
        .isEqualTo(sha256(PATH_PREFIX, "a.example"));
    assertThat(Addresses.listed(DOMAIN, "A.Example.")).isEqualTo(sha256(DOMAIN, "a.example"));
    assertThat(Addresses.listed(DOMAIN, "http://192.0.2.7/"))
        .isEqualTo(sha256(DOMAIN, "192.0.2.7"));
  }

  @Test
  void aListMayHoldTheDigestsThemselves() {
    Digest digest = sha256(DOMAIN, "a.example");
    assertThat(Addresses.listed(DOMAIN, digest.hex())).isEqualTo(digest);
  }

  @Test
  void whatCannotBeMeantIsRefusedAndNotQuoted() {
    refused(URL, "urn:uuid:secret", "the address has no host");
    refused(PATH_PREFIX, "a.secret/x?y", "a path-prefix has no query");
    refused(
        PATH_PREFIX, "a.secret" + "/x".repeat(256), "a path-prefix has fewer segments than 256");
    refused(DOMAIN, "a.secret/x", "a domain has no path");
    refused(DOMAIN, "secret", "a domain has two labels at least");
  }

  private static void refused(DigestAlgorithm algorithm, String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.listed(algorithm, text))
        .withMessage(message);
  }
}
