package assay.dataset.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.provenance.Preferences;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFilesTest {
  private static final String SITE = "https://Example.com";
  private final SiteFiles files = new SiteFiles();

  private Preferences.Site robots(String text, String path) {
    files.learn(SITE + "/robots.txt", text.getBytes(UTF_8));
    return files.about("https://example.com" + path);
  }

  private Preferences.Site tdm(String json, String path) {
    files.learn(SITE + "/.well-known/tdmrep.json", json.replace('\'', '"').getBytes(UTF_8));
    return files.about(SITE + path);
  }

  /** RFC 9309, 2.2.2 and 2.2.3, and its example 5.2. */
  @ParameterizedTest
  @CsvSource({
    "/, /, true",
    "/fish, /fish.html, true",
    "/fish, /Fish, false",
    "/fish*, /fishheads/yum?id=1, true",
    "/*.gif$, /a/b.gif, true",
    "/*.gif$, /a/b.gif?x, false",
    "/path/file-with-a-*.html, /path/file-with-a-star.html, true",
    "/foo/bar?baz=*, /foo/bar?baz=quz, true",
    "*.jpg, /a/b.jpg, true",
    "/a*b*c$, /abc, true",
    "/a*b*c$, /abcb, false",
    "/a*a$, /a, false",
    "/$, /, true",
    "/$, /x, false",
    "*, /x, true"
  })
  void aPatternIsTheBeginningOfAPath(String pattern, String path, boolean matches) {
    assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
  }

  @Test
  void theLongestRuleDecidesAndOfEqualOnesThatWhichAllows() {
    String text =
        """
        User-Agent: GPTBot
        Allow: /example/page/
        Disallow: /example/page/disallowed.gif
        Disallow: /same
        Allow: /same
        """;
    assertThat(robots(text, "/example/page/disallowed.gif").robotsTxt()).containsExactly("gptbot");
    assertThat(robots(text, "/example/page/other").robotsTxt()).isEmpty();
    assertThat(robots(text, "/same").robotsTxt()).isEmpty();
  }

  @Test
  void groupsOfSeveralRobotsAndSeveralGroupsOfOne() {
    String text =
        """
        # for those that train
        User-agent: CCBot   # one
        USER-AGENT: ClaudeBot
        Disallow: /a
        Crawl-delay: 5
        Disallow: /b

        User-agent: nobody-knows
        Disallow: /
        User-agent: ccbot
        Disallow: /c
        Disallow:
        """;
    assertThat(robots(text, "/a").robotsTxt()).containsExactly("ccbot", "claudebot");
    assertThat(robots(text, "/b").robotsTxt()).containsExactly("ccbot", "claudebot");
    assertThat(robots(text, "/c").robotsTxt()).containsExactly("ccbot");
    assertThat(robots(text, "/d").robotsTxt()).isEmpty();
  }

  @Test
  void theUsageIsThatOfAnybodysGroupAndOfTheLongestPath() {
    String text =
        """
        User-agent: GPTBot
        Content-Usage: train-ai=y
        User-agent: *
        Content-Usage: train-ai=n
        Content-Usage: /open/ train-ai=y
        Disallow: /closed
        """;
    assertThat(robots(text, "/x").contentUsage()).contains("train-ai=n");
    assertThat(robots(text, "/open/x").contentUsage()).contains("train-ai=y");
    assertThat(robots(text, "/closed").robotsTxt()).containsExactly("*");
    assertThat(robots(text, "/open/x").robotsTxt()).isEmpty();
  }

  @Test
  void aReservationIsThatOfTheLongestLocation() {
    String json =
        "[{'location': '/', 'tdm-reservation': 1, 'tdm-policy': 'https://example.com/p'},"
            + " {'location': '/open/', 'tdm-reservation': 0, 'more': {'a': [1]}},"
            + " {'location': '/odd/', 'tdm-reservation': 2}, {'tdm-reservation': 1}]";
    assertThat(tdm(json, "/x").tdmReservation()).hasValue(1);
    assertThat(tdm(json, "/x").tdmPolicy()).contains("https://example.com/p");
    assertThat(tdm(json, "/open/x").tdmReservation()).hasValue(0);
    assertThat(tdm(json, "/odd/x").tdmReservation()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[",
        "[{'location': '/', 'tdm-reservation': 1}",
        "[1]",
        "not json",
        "[{'location': '/', 'tdm-reservation': 1}, 1]"
      })
  void aFileThatIsNotWholeSaysNothing(String json) {
    assertThat(tdm(json, "/")).isEqualTo(nothing());
  }

  @Test
  void aSiteIsASchemeAHostAndAPort() {
    robots("User-agent: *\nDisallow: /\n", "/");
    for (String other :
        List.of(
            "http://example.com/", "https://example.com:8443/", "https://a.example.com/", "x")) {
      assertThat(files.about(other)).as(other).isEqualTo(nothing());
    }
    assertThat(files.about("https://EXAMPLE.com?q").robotsTxt()).containsExactly("*");
  }

  @Test
  void onlyTheLastSitesAreRemembered() {
    robots("User-agent: *\nDisallow: /\n", "/");
    for (int i = 0; i < 256; i++) {
      files.learn("https://" + i + ".example/robots.txt", new byte[0]);
    }
    assertThat(files.about(SITE + "/")).isEqualTo(nothing());
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/robots.txt, true",
    "https://example.com/ai.txt, true",
    "http://example.com:80/.well-known/ai.txt, true",
    "https://example.com/.well-known/tdmrep.json, true",
    "https://example.com/a/robots.txt, false",
    "https://example.com/robots.txt?x, false",
    "urn:robots.txt, false"
  })
  void itIsToldByItsAddress(String url, boolean one) {
    assertThat(SiteFiles.isOne(url)).isEqualTo(one);
  }

  private static Preferences.Site nothing() {
    return new Preferences.Site(
        List.of(), List.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());
  }
}
