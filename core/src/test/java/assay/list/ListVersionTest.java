package assay.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListVersionTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant RETRIEVED = Instant.parse("2026-03-01T13:00:00Z");
  private static final String ROOT = "0f3a52c81d9e".repeat(6).substring(0, 64);
  private static final ListVersion FILE =
      new ListVersion("secret-name", AS_OF, Map.of("md5", 7L), ROOT, 7);

  private static ListVersion pulled(Optional<String> provider, String publicId) {
    return FILE.from(new ListSource(provider, publicId, RETRIEVED, Map.of("pdna", 3L), 2));
  }

  @Test
  void aListInFilesIsToldAsBefore() {
    assertThat(FILE.json().write())
        .isEqualTo(
            "{\"asOf\":\"2026-03-01T12:00:00Z\",\"commitment\":{\"algorithm\":"
                + "\"rfc6962-sha256-sorted-lines/v1\",\"root\":\""
                + ROOT
                + "\",\"size\":7},\"entries\":{\"md5\":7},\"id\":\"secret-name\","
                + "\"version\":\"2026-03-01+0f3a52c81d9e\"}");
    assertThat(FILE.publicJson()).isEqualTo(FILE.json());
    assertThat(FILE.summary().members()).containsOnlyKeys("id", "version", "entries");
  }

  @Test
  void aProviderIsNamedWhereTermsAllowIt() {
    ListVersion named = pulled(Optional.of("Provider A"), "secret-name");
    assertThat(named.publicJson().text("provider")).hasValue("Provider A");
    assertThat(named.publicJson().text("disclosure")).hasValue("named");
    assertThat(named.publicJson().text("retrievedOn")).hasValue(RETRIEVED.toString());
    assertThat(named.publicJson().object("notEvaluated").orElseThrow().number("pdna")).hasValue(3);
    assertThat(named.publicJson().number("refused")).hasValue(2);
  }

  @Test
  void aListThatIsNotToBeNamedIsNot() {
    ListVersion withheld = pulled(Optional.empty(), "list-1");
    assertThat(withheld.publicJson().text("id")).hasValue("list-1");
    assertThat(withheld.publicJson().text("disclosure")).hasValue("withheld");
    assertThat(withheld.publicJson().write()).doesNotContain("secret-name", "provider");
    assertThat(withheld.json().text("id")).hasValue("secret-name");
    assertThat(withheld.summary().number("refused")).hasValue(2);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (ListVersion version :
        new ListVersion[] {
          FILE, pulled(Optional.empty(), "list-1"), pulled(Optional.of("A"), "secret-name")
        }) {
      assertThat(ListVersion.read(version.json())).hasValue(version);
    }
    assertThat(ListVersion.read(JsonObject.empty())).isEmpty();
    assertThat(ListVersion.read(FILE.json().with("refused", 1))).isEmpty();
  }

  @Test
  void refusedIsCountedFromNothing() {
    assertThatThrownBy(() -> new ListSource(Optional.empty(), "list-1", RETRIEVED, Map.of(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
