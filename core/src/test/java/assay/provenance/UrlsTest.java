package assay.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://a.example/x",
    "https://user:secret@a.example/x, https://a.example/x",
    "https://user@a.example, https://a.example",
    "https://us@er:se@cret@a.example/x, https://a.example/x",
    "https://a.example/x@y, https://a.example/x@y",
    "https://a.example?q=x@y, https://a.example?q=x@y",
    "https://a.example#x@y, https://a.example#x@y",
    "'https://user:with space@a.example/ä b', 'https://a.example/ä b'",
    "//user:secret@a.example/x, //a.example/x",
    "a.example/x?u=http://user@b.example/, a.example/x?u=http://user@b.example/",
    "mailto:user@a.example, mailto:user@a.example",
    "dns:a.example, dns:a.example",
    "nonsense, nonsense",
  })
  void userInformationIsDroppedFromTheAuthorityOnly(String url, String plain) {
    assertThat(Urls.withoutUserInfo(url)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "https://A.Example/x, a.example",
    "https://a.example:8443/x, a.example",
    "https://user:secret@a.example:8443, a.example",
    "http://[2001:db8::1]:80/x, [2001:db8::1]",
    "http://[2001:db8::1]/x, [2001:db8::1]",
    "http://a.example\\@b.example/x, a.example",
    "//a.example/x, a.example",
    "https:///x,",
    "a.example/x?u=http://b.example/,",
    "dns:a.example,",
    "urn:uuid:0d8f0a3e,",
    "nonsense,",
  })
  void theHostIsReadWithoutPortAndUserInformation(String url, String host) {
    assertThat(Urls.host(url)).isEqualTo(Optional.ofNullable(host));
  }
}
