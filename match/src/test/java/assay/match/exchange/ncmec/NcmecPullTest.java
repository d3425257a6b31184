package assay.match.exchange.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.Exchanges;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Folded;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Secret;
import assay.match.exchange.Secrets;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Pauses;
import assay.testkit.exchange.LoopbackHttp;
import assay.testkit.exchange.LoopbackNcmec;
import assay.testkit.exchange.Reply;
import assay.testkit.exchange.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NcmecPullTest {
  private static final Instant START = Instant.parse("2024-03-05T10:00:00Z");
  private static final Pauses QUICK = new Pauses(2, Duration.ofMillis(1), Duration.ofMillis(1));

  @TempDir private Path folder;
  private final LoopbackNcmec ncmec = new LoopbackNcmec(2, START);
  private final Folded list = new Folded();

  @AfterEach
  void close() {
    ncmec.close();
  }

  private NcmecExchange exchange(Map<String, String> more) throws IOException {
    Map<String, String> values = new HashMap<>(more);
    values.put("url", ncmec.http().url());
    values.put("user", "user");
    return NcmecExchange.of(
        Settings.of(values, Map.of("password", Secrets.of(folder, "p4ss"))), QUICK);
  }

  private void submit(String id, int value) {
    ncmec.submit("101", id, "image", Map.of("md5", String.format("%032x", value)));
  }

  private void later(Duration time) {
    ncmec.now(ncmec.now().plus(time));
  }

  private List<String> windows() {
    return ncmec.http().requests().stream()
        .filter(request -> request.path().equals("/v2/entries"))
        .filter(request -> request.parameter("start").isEmpty())
        .map(r -> r.parameter("from").orElseThrow() + " " + r.parameter("to").orElseThrow())
        .toList();
  }

  private void requireListed() {
    assertThat(list.listed().keySet()).isEqualTo(ncmec.listed().keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati", "Etc/GMT+12"})
  void theSameWindowsAreAskedForInAnyZone(String zone) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      list.pull(exchange(Map.of()));
      later(Duration.ofMinutes(10));
      list.pull(exchange(Map.of()));
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(windows())
        .containsExactly(
            "1970-01-01T00:00:00.000Z 2024-03-05T09:59:55.000Z",
            "2024-03-05T09:57:55.000Z 2024-03-05T10:09:55.000Z");
    assertThat(list.complete()).contains(Instant.parse("2024-03-05T10:09:55Z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-20_000, -3, 0, 3, 20_000})
  void aHostWhoseClockIsWrongAsksForTheSame(int hours) throws Exception {
    Instant now = START.plus(Duration.ofHours(hours));
    try (Pull pull = exchange(Map.of()).pull(list.cursor(), now)) {
      assertThat(pull.next().complete()).contains(START.minusSeconds(5));
    }
    assertThat(windows()).containsExactly("1970-01-01T00:00:00.000Z 2024-03-05T09:59:55.000Z");
  }

  @Test
  void slowPagesAreReadToTheirEnd() throws Exception {
    for (int i = 0; i < 20; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    ncmec.http().spoilAll(reply -> reply.trickling(Duration.ofMillis(2)));
    list.pull(exchange(Map.of()));
    requireListed();
    assertThat(list.listed()).hasSize(20);
  }

  @Test
  void onlyTheFirstPageEverBeginsTheListAnew() throws Exception {
    for (int i = 0; i < 5; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    try (Pull pull = exchange(Map.of()).pull(list.cursor(), START)) {
      Page first = pull.next();
      Page second = pull.next();
      Page third = pull.next();
      assertThat(List.of(first.fresh(), second.fresh(), third.fresh()))
          .containsExactly(true, false, false);
      assertThat(first.complete()).isEmpty();
      assertThat(third.complete()).isPresent();
      list.store(first);
      list.store(second);
      list.store(third);
    }
    requireListed();
    list.pull(exchange(Map.of()));
    assertThat(list.freshPages()).isEqualTo(1);
  }

  @Test
  void aKilledPullGoesOnWhereItWas() throws Exception {
    for (int i = 0; i < 7; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    list.pull(exchange(Map.of()), 2);
    assertThat(list.listed()).hasSize(4);
    later(Duration.ofMinutes(10));
    list.pull(exchange(Map.of()));
    requireListed();
    assertThat(windows()).as("the range was asked for once, then what came after it").hasSize(2);
  }

  @Test
  void aRangeThatWasForgottenBeginsAnew() throws Exception {
    for (int i = 0; i < 7; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    list.pull(exchange(Map.of()), 2);
    ncmec.forgetRanges();
    list.pull(exchange(Map.of()));
    requireListed();
    assertThat(list.freshPages()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 500, 503})
  void howeverTheServiceSaysThatItForgotTheRangeBeginsAnew(int status) throws Exception {
    for (int i = 0; i < 7; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    list.pull(exchange(Map.of()), 2);
    ncmec.http().spoil(reply -> reply); // the status
    for (int i = 0; i < (status < 500 ? 1 : QUICK.attempts()); i++) {
      ncmec.http().spoil(Reply.instead(status, Map.of()));
    }
    list.pull(exchange(Map.of()));
    requireListed();
    assertThat(windows()).hasSize(2);
  }

  @Test
  void aPositionOfTwelveHoursAgoIsNotAskedForAgain() throws Exception {
    for (int i = 0; i < 7; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    list.pull(exchange(Map.of()), 2);
    later(Duration.ofHours(12));
    list.pull(exchange(Map.of()));
    requireListed();
    List<Request> asked = ncmec.http().requests();
    assertThat(asked.get(4).parameter("start")).as("after the second status").isEmpty();
  }

  @Test
  void retractedAndChangedEntriesAreToldAndOtherMembersEntriesStay() throws Exception {
    submit("same", 1);
    ncmec.submit("102", "same", "image", Map.of("md5", String.format("%032x", 1)));
    submit("changes", 2);
    later(Duration.ofMinutes(10));
    list.pull(exchange(Map.of()));
    ncmec.retract("101", "same");
    ncmec.retract("101", "never told");
    ncmec.submit("101", "changes", "image", Map.of("sha1", "0".repeat(40)));
    later(Duration.ofMinutes(10));
    list.pull(exchange(Map.of()));
    assertThat(list.listed()).containsOnlyKeys("101/changes", "102/same");
    assertThat(list.listed().get("101/changes").values().get(0).algorithm()).isEqualTo("sha1");
  }

  @Test
  void aPageThatGoesOnWithAnotherRangeIsRefused() throws Exception {
    for (int i = 0; i < 7; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    for (String to :
        List.of("/v2/entries?from=2020", "/v2/members?from=1970", "https://e.example/?from=1970")) {
      Folded other = new Folded();
      ncmec.http().spoil(reply -> reply); // the status
      ncmec.http().spoil(reply -> reply.edited(xml -> xml.replace("/v2/entries?from=1970", to)));
      assertThatThrownBy(() -> other.pull(exchange(Map.of())))
          .isInstanceOf(ExchangeException.class)
          .hasMessage(
              "127.0.0.1: entries from 1970-01-01T00:00:00.000Z to 2024-03-05T10:00:55.000Z: it goes"
                  + " on with what was not asked for");
    }
  }

  @Test
  void aPageThatPointsToItselfEndsThePullAndNotTheList() throws Exception {
    for (int i = 0; i < 7; i++) {
      submit("e" + i, i);
    }
    later(Duration.ofMinutes(1));
    ncmec.http().spoil(reply -> reply);
    ncmec.http().spoil(reply -> reply);
    ncmec.http().spoil(reply -> reply.edited(xml -> xml.replace("start=5", "start=3")));
    assertThatThrownBy(() -> list.pull(exchange(Map.of())))
        .isInstanceOf(ExchangeException.class)
        .hasMessageEndingWith("it goes on with a page that was told before");
    list.pull(exchange(Map.of()));
    requireListed();
  }

  @Test
  void aCheckpointAfterTheServicesNowBeginsTheListAnew() throws Exception {
    ncmec.now(START.plus(Duration.ofDays(400)));
    list.pull(exchange(Map.of()));
    ncmec.now(START);
    submit("stamped by the right clock", 1);
    later(Duration.ofMinutes(1));
    list.pull(exchange(Map.of()));
    requireListed();
    assertThat(list.freshPages()).isEqualTo(2);
  }

  @Test
  void aClockThatJittersMissesNothing() throws Exception {
    list.pull(exchange(Map.of()));
    ncmec.now(START.minusSeconds(40));
    submit("late", 1);
    list.pull(exchange(Map.of()));
    ncmec.now(START.plusSeconds(1));
    list.pull(exchange(Map.of()));
    requireListed();
    assertThat(list.freshPages()).isEqualTo(1);
  }

  @Test
  void anotherChoiceOfMembersIsAnotherList() throws Exception {
    submit("ours", 1);
    ncmec.submit("102", "theirs", "image", Map.of("md5", String.format("%032x", 2)));
    later(Duration.ofMinutes(1));
    list.pull(exchange(Map.of("member", "102")));
    assertThat(list.listed()).containsOnlyKeys("102/theirs");
    list.pull(exchange(Map.of("member", "101, 102")));
    requireListed();
    list.pull(exchange(Map.of("member", "102,101")));
    assertThat(list.freshPages()).isEqualTo(2);
  }

  @Test
  void aServiceThatDoesNotSayItsTimeIsNotAskedForEntries() throws Exception {
    ncmec.http().spoil(reply -> reply.with("Date", "?"));
    assertThatThrownBy(() -> list.pull(exchange(Map.of())))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("127.0.0.1: it does not say its time");
    assertThat(ncmec.http().requests()).hasSize(1);
  }

  @Test
  void refusedCredentialsAreNotQuoted() throws Exception {
    NcmecExchange wrong =
        NcmecExchange.of(
            Settings.of(
                Map.of("url", ncmec.http().url(), "user", "user"),
                Map.of("password", Secrets.of(folder, "wr0ng"))),
            QUICK);
    assertThatThrownBy(() -> list.pull(wrong))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("127.0.0.1: the service answered with status 401");
  }

  @Test
  void neitherCursorNorPageShowsAnEntryOrASecret() throws Exception {
    for (int i = 0; i < 7; i++) {
      submit("named" + i, i);
    }
    later(Duration.ofMinutes(1));
    try (Pull pull = exchange(Map.of()).pull(list.cursor(), START)) {
      Page page = pull.next();
      assertThat(page.toString() + page.told() + page.cursor().members())
          .doesNotContain("named", "p4ss", "00000000000000000000000000000001");
    }
  }

  @Test
  void aRangeTooLargeIsCutUntilItIsNot() throws Exception {
    Instant first = START.minus(Duration.ofDays(1000));
    int total = 2_000_000;
    try (LoopbackHttp large =
        new LoopbackHttp(request -> estimated(request, first, total), () -> START)) {
      Settings settings =
          Settings.of(
              Map.of("url", large.url(), "user", "user"),
              Map.of("password", Secrets.of(folder, "p4ss")));
      new Folded().pull(NcmecExchange.of(settings, QUICK));
      Instant until = Instant.EPOCH;
      int taken = 0;
      for (Request request : large.requests()) {
        if (request.parameter("start").isPresent()) {
          taken++;
          Instant from = Instant.parse(request.parameter("from").orElseThrow());
          assertThat(from).as("no gap").isBefore(until.plusMillis(1));
          until = Instant.parse(request.parameter("to").orElseThrow());
          assertThat(entries(from, until, first, total)).isLessThanOrEqualTo(400_000);
        }
      }
      assertThat(until).isEqualTo(START.minusSeconds(5));
      assertThat(taken).isBetween(5, 40);
    }
  }

  private static long entries(Instant from, Instant to, Instant first, int total) {
    Instant begin = from.isBefore(first) ? first : from;
    double share =
        (double) Duration.between(begin, to).toSeconds()
            / Duration.between(first, START).toSeconds();
    return Math.max(0, (long) (share * total));
  }

  /** Says how many entries a range has; all but the first two of them are on one page. */
  private static Reply estimated(Request request, Instant first, int total) {
    if (request.path().equals("/v2/status")) {
      return Reply.of(200, "<status><member id=\"1\"/></status>");
    }
    Instant from = Instant.parse(request.parameter("from").orElseThrow());
    Instant to = Instant.parse(request.parameter("to").orElseThrow());
    boolean goesOn = request.parameter("start").isEmpty();
    String next =
        "<paging><next>"
            + (request.target() + "&start=1001&size=1000&max=" + entries(from, to, first, total))
                .replace("&", "&amp;")
            + "</next></paging>";
    return Reply.of(200, "<queryResult>" + (goesOn ? next : "") + "</queryResult>");
  }

  @Test
  void itIsInstalledAndSaysWhatItNeeds() throws Exception {
    assertThat(Exchanges.names()).contains("ncmec");
    Map<String, Secret> password = Map.of("password", Secrets.of(folder, "p4ss"));
    Map<String, String> good = Map.of("url", "https://h.example/x", "user", "u");
    assertThat(Exchanges.of("ncmec", Settings.of(good, password)).name()).isEqualTo("ncmec");
    refused(Map.of("user", "u"), password, "the exchange needs the setting url");
    refused(good, Map.of(), "the exchange needs the credential password");
    refused(
        Map.of("url", "https://h.example"),
        password,
        "the exchange needs user, either as a setting or as a credential");
    refused(
        Map.of("url", "https://h.example", "user", "u", "usr", "u"),
        password,
        "the exchange has no setting usr; it has member, url, user");
    refused(
        Map.of("url", "https://h.example", "user", "u", "member", "ACME"),
        password,
        "the setting member has the ids of members, which are numbers, with commas between them");
  }

  private static void refused(
      Map<String, String> values, Map<String, Secret> secrets, String message) {
    assertThatThrownBy(() -> Exchanges.of("ncmec", Settings.of(values, secrets)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
