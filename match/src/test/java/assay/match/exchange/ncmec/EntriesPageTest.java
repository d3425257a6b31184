package assay.match.exchange.ncmec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesPageTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String PDQ =
      "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(Fixtures.locate("pdq/exchange-samples/" + name));
  }

  private static EntriesPage read(byte[] xml, Set<String> members) throws ExchangeException {
    return EntriesPage.read(
        xml, members, "a page", what -> new ExchangeException("a page: " + what));
  }

  private static List<Told> told(String entries) throws ExchangeException {
    String xml = "<queryResult><images>" + entries + "</images></queryResult>";
    return read(xml.getBytes(UTF_8), Set.of()).told();
  }

  private static String image(String fingerprints) {
    return "<image><member id=\"1\">M</member><id>i</id><fingerprints>"
        + fingerprints
        + "</fingerprints></image>";
  }

  private static Told.Listed listed(
      String member, String id, String classification, List<ListedValue> values, String... tags) {
    return new Told.Listed(
        new EntryKey(member, id),
        values,
        Optional.of(classification).filter(text -> !text.isEmpty()),
        new TreeSet<>(Arrays.asList(tags)));
  }

  @Test
  void theFirstSamplePageSaysExactlyThis() throws Exception {
    EntriesPage page = read(sample("ncmec-entries-1.xml"), Set.of());
    assertThat(page.told())
        .containsExactly(
            listed(
                "101",
                "sample-image-1",
                "A1",
                List.of(
                    ListedValue.named("md5", MD5).voted(1, 0),
                    ListedValue.named("sha1", MD5 + "00112233"),
                    ListedValue.named("pdq", PDQ).voted(0, 1)),
                "kind:image",
                "member:Sample Member One"),
            listed(
                "102",
                "sample-image-1",
                "",
                List.of(
                    ListedValue.named(
                        "pdq", "e64cc9d91c623882f8d1f1d9a398e78c9f199b3bd83924f2b7e11e0bf861b064"),
                    ListedValue.notEvaluated("pdq-unknown-future-type", "zzzz")),
                "kind:image",
                "member:Sample Member Two"),
            new Told.Withdrawn(new EntryKey("101", "sample-image-0")),
            listed(
                "101",
                "sample-video-1",
                "B2",
                List.of(
                    ListedValue.named("md5", "ffeeddccbbaa99887766554433221100"),
                    ListedValue.notEvaluated("tmk-pdqf", "")),
                "kind:video",
                "member:Sample Member One"));
    assertThat(page.next())
        .contains(
            "/v2/entries?from=2024-03-01T00%3A00%3A00.000Z&to=2024-03-06T00%3A00%3A00.000Z"
                + "&start=1001&size=1000&max=1003");
  }

  @Test
  void theLastSamplePageSaysExactlyThis() throws Exception {
    EntriesPage page = read(sample("ncmec-entries-2-last.xml"), Set.of());
    assertThat(page.told())
        .containsExactly(
            listed(
                "103",
                "sample-image-9",
                "",
                List.of(ListedValue.named("sha1", "aabbccddeeff00112233445566778899aabbccdd")),
                "kind:image",
                "member:Sample Member Three"),
            new Told.Withdrawn(new EntryKey("102", "sample-image-1")));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void entriesOfOtherMembersAreLeftOut() throws Exception {
    EntriesPage page = read(sample("ncmec-entries-1.xml"), Set.of("102"));
    assertThat(page.told()).hasSize(1);
  }

  @Test
  void digestsOfImagesAndOfVideosAreEvaluatedAndTheRestIsKept() throws Exception {
    String values =
        "<md5>"
            + MD5.toUpperCase(Locale.ROOT)
            + "</md5><sha256>"
            + PDQ
            + "</sha256>"
            + "<pdna>1,2,3</pdna><netclean> n </netclean><ssvh-pdna rel=\"self\" href=\"/v2/x\"/>";
    assertThat(((Told.Listed) told(image(values)).get(0)).values())
        .containsExactly(
            ListedValue.named("md5", MD5),
            ListedValue.named("sha256", PDQ),
            ListedValue.notEvaluated("pdna", "1,2,3"),
            ListedValue.notEvaluated("netclean", "n"),
            ListedValue.notEvaluated("ssvh-pdna", ""));
  }

  @Test
  void membersWhoVoteAreCountedOnceForEachType() throws Exception {
    String vote =
        "<negativeFeedback type=\"%s\"><reasons><reason guid=\"g\"/><members><member id=\"7\"/>"
            + "<member id=\"8\"/></members></reasons><reasons><members><member id=\"7\"/></members>"
            + "</reasons></negativeFeedback>";
    String entry =
        image("<md5>" + MD5 + "</md5><tmk-pdqf href=\"/x\"/>")
            .replace(
                "</image>",
                "<feedback>"
                    + String.format(vote, "Md5")
                    + String.format(vote, "TmkPdqf")
                    + "</feedback></image>");
    assertThat(((Told.Listed) told(entry).get(0)).values())
        .containsExactly(
            ListedValue.named("md5", MD5).voted(0, 2),
            ListedValue.notEvaluated("tmk-pdqf", "").voted(0, 2));
  }

  @Test
  void categorizationsAreTags() throws Exception {
    String entry =
        image("<md5>" + MD5 + "</md5>")
            .replace(
                "</image>",
                "<categorizations><group name=\"Context\"><categorization guid=\"g\""
                    + " name=\"Viral\"/></group></categorizations></image>");
    assertThat(((Told.Listed) told(entry).get(0)).tags())
        .containsExactly("categorization:Viral", "kind:image", "member:M");
  }

  @Test
  void aMalformedValueIsRefusedWithItsPlaceAndTheRestIsListed() throws Exception {
    Optional<EntryKey> key = Optional.of(new EntryKey("1", "i"));
    List<Told> told = told(image("<md5>" + MD5 + "</md5><pdq>00ff</pdq><sha1>zz</sha1>"));
    assertThat(told)
        .containsExactly(
            new Told.Refused("a page, element 1", "pdq has 64 hex digits, not 4", key),
            new Told.Refused("a page, element 1", "sha1 has 40 hex digits, not 2", key),
            new Told.Listed(
                key.get(),
                List.of(ListedValue.named("md5", MD5)),
                Optional.empty(),
                new TreeSet<>(Set.of("kind:image", "member:M")),
                new TreeSet<>(Set.of("pdq", "sha1"))));
  }

  @Test
  void anEntryOfWhichNothingIsLeftDoesNotReplaceWhatWasListed() throws Exception {
    assertThat(told(image("<md5>00</md5>")))
        .containsExactly(
            new Told.Refused(
                "a page, element 1",
                "md5 has 32 hex digits, not 2",
                Optional.of(new EntryKey("1", "i"))));
    assertThat(told(image("")))
        .containsExactly(listed("1", "i", "", List.of(), "kind:image", "member:M"));
  }

  @ParameterizedTest
  @CsvSource({
    "<image><id>i</id></image>, an entry has a member with an id and an id of its own",
    "<image><member id='1'/></image>, an entry has a member with an id and an id of its own",
    "<deletedImage><member/><id>i</id></deletedImage>, an entry has a member with an id and an id of"
        + " its own",
    "<sound><member id='1'/><id>i</id></sound>, expected image video deletedImage or deletedVideo"
  })
  void whatIsNoEntryIsRefused(String element, String reason) throws Exception {
    List<Told> told = told(image("<md5>" + MD5 + "</md5>") + element);
    assertThat(told).hasSize(2);
    Told.Refused refused = (Told.Refused) told.get(1);
    assertThat(refused.place()).isEqualTo("a page, element 2");
    assertThat(refused.reason().replace(",", "")).isEqualTo(reason);
  }

  @Test
  void anElementOfUnknownKindKeepsItsKeyIfItHasOne() throws Exception {
    List<Told> told =
        told("<sound><member id='1'/><id>i</id></sound><sound><id>i</id></sound><sound/>");
    assertThat(told)
        .extracting(one -> ((Told.Refused) one).key())
        .containsExactly(Optional.of(new EntryKey("1", "i")), Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE q [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><queryResult>&e;</queryResult>",
        "<!DOCTYPE q SYSTEM \"http://127.0.0.1:9/x.dtd\"><queryResult/>",
        "<!DOCTYPE q [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><queryResult>&b;</queryResult>",
        "<queryResult>&undefined;</queryResult>",
        "<html><body>Sign in</body></html>",
        "<queryResult/><queryResult/>",
        "<queryResult>",
        "{\"images\":[]}",
        ""
      })
  void xmlThatRefersOutOrIsOfAnotherKindIsRefused(String xml) {
    assertThatThrownBy(() -> read(xml.getBytes(UTF_8), Set.of()))
        .isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("a page: ");
  }

  @Test
  void elementsNestedTooDeepAreRefused() {
    String deep = "<a>".repeat(100_000);
    assertThatThrownBy(() -> told(deep))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("a page: its elements are nested too deep");
  }

  @Test
  void anElementTooLargeIsRefused() {
    String large = image("<pdna>" + "x".repeat(5 << 20) + "</pdna>");
    assertThatThrownBy(() -> told(large))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("a page: an element is too large");
  }

  @Test
  void aPageCutAnywhereIsRefusedAsAWhole() throws Exception {
    byte[] whole = sample("ncmec-entries-1.xml");
    int end = new String(whole, UTF_8).stripTrailing().length();
    for (int length = 0; length < end; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut, Set.of()))
          .as("%s bytes", length)
          .isInstanceOf(ExchangeException.class)
          .hasMessageNotContaining("0011")
          .hasMessageNotContaining("sample");
    }
  }

  @Test
  void damagedPagesAreReadOrRefused() throws Exception {
    byte[] whole = sample("ncmec-entries-1.xml");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j <= i % 3; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        read(damaged, Set.of());
      } catch (ExchangeException e) {
        assertThat(e.getMessage()).startsWith("a page: ").hasSizeLessThan(100);
      }
    }
  }
}
