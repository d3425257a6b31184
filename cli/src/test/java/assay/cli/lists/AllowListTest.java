package assay.cli.lists;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.match.atrest.AtRest;
import assay.match.atrest.LockedException;
import assay.policy.Allowance;
import assay.stage.CustodyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowListTest {
  private static final Instant UNTIL = Instant.parse("2999-01-01T00:00:00Z");
  private static final Allowance.Subject CONTENT =
      new Allowance.Subject.Content(Digest.compute(DigestAlgorithm.SHA256, new byte[] {1}));

  @TempDir private Path workspace;
  private AllowList list;

  @BeforeEach
  void open() {
    list = AllowList.in(workspace, AtRest.clear());
  }

  @Test
  void nothingIsAllowedOrMadeBeforeTheFirstDecision() throws Exception {
    assertThat(list.standing()).isEmpty();
    assertThat(list.history()).isEmpty();
    try (var files = Files.list(workspace)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whoWhatWhyAndUntilWhenAreKept() throws Exception {
    Allowance allowed = list.allow(CONTENT, "Ann", "our logo", UNTIL);
    assertThat(AllowList.in(workspace, AtRest.clear()).standing()).containsExactly(allowed);
    assertThat(allowed.by()).isEqualTo("Ann");
    assertThat(allowed.why()).isEqualTo("our logo");
    assertThat(allowed.second()).isEmpty();
    assertThat(OwnerOnly.isExposed(workspace.resolve("allow/decisions.jsonl"))).isFalse();
  }

  @Test
  void decisionsLieAsTheListsDo() throws Exception {
    Allowance before = list.allow(CONTENT, "Ann", "our logo", UNTIL);
    AtRest key = AtRest.encrypted(new byte[AtRest.KEY_BYTES]);
    AllowList encrypted = AllowList.in(workspace, key);
    assertThatThrownBy(encrypted::standing)
        .isInstanceOf(CustodyException.class)
        .hasMessageContaining("it is not encrypted, as it must be with a key of lists");
    assertThatThrownBy(() -> encrypted.allow(CONTENT, "Ann", "x", UNTIL))
        .isInstanceOf(CustodyException.class);
    for (int again = 0; again < 2; again++) {
      AllowList.encrypt(workspace, AtRest.clear(), key);
      assertThat(encrypted.standing()).containsExactly(before);
    }
    encrypted.allow(CONTENT, "Bob", "our logo", UNTIL);
    assertThat(encrypted.history()).hasSize(2);
    Path file = workspace.resolve("allow/decisions.jsonl");
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, ISO_8859_1)).startsWith("ASSAYENC").doesNotContain("Ann");
    assertThat(OwnerOnly.isExposed(file)).isFalse();
    assertThatThrownBy(list::standing).isInstanceOf(LockedException.class);
    for (int at = 60; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 1;
      Files.write(file, flipped);
      assertThatThrownBy(encrypted::history).isInstanceOf(CustodyException.class);
    }
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(encrypted::history).isInstanceOf(CustodyException.class);
    }
  }

  @Test
  void aSecondPersonConfirms() throws Exception {
    String id = list.allow(CONTENT, "Ann", "our logo", UNTIL).id();
    assertThatThrownBy(() -> list.confirm(id, "ann"))
        .isInstanceOf(UsageException.class)
        .hasMessage("it is confirmed by another person than Ann");
    list.confirm(id, "Bob");
    assertThat(list.standing().get(0).second()).contains("Bob");
  }

  @Test
  void whatIsLiftedNoLongerStandsButIsRemembered() throws Exception {
    String id = list.allow(CONTENT, "Ann", "our logo", UNTIL).id();
    list.lift(id, "Bob");
    assertThat(list.standing()).isEmpty();
    assertThat(list.history())
        .extracting(decision -> decision.deed() + " by " + decision.by())
        .containsExactly("ALLOWED by Ann", "LIFTED by Bob");
    assertThatThrownBy(() -> list.confirm(id, "Bob"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("nothing is allowed under the id " + id);
  }

  @Test
  void aDecisionThatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> list.allow(CONTENT, " ", "x", UNTIL))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> list.allow(CONTENT, "Ann", " ", UNTIL))
        .isInstanceOf(UsageException.class)
        .hasMessage("an allowance says who decided it, and why");
    assertThatThrownBy(() -> list.allow(CONTENT, "Ann", "x", Instant.EPOCH))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is past already");
  }

  @Test
  void aDamagedLineStopsEverythingAndIsNotQuoted() throws Exception {
    list.allow(CONTENT, "Ann", "our logo", UNTIL);
    Path file = workspace.resolve("allow/decisions.jsonl");
    String whole = Files.readString(file);
    for (int length = 1; length < whole.length() - 1; length++) {
      Files.writeString(file, whole.substring(0, length));
      assertThatThrownBy(() -> list.standing())
          .isInstanceOf(CustodyException.class)
          .hasMessage(file + ":1: the line is no decision");
    }
  }

  @Test
  void manyAtOnceLoseNoDecision() throws Exception {
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "person " + i;
      Thread person =
          new Thread(
              () -> {
                try {
                  AllowList.in(workspace, AtRest.clear()).allow(CONTENT, name, "x", UNTIL);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      person.start();
      people.add(person);
    }
    for (Thread person : people) {
      person.join();
    }
    assertThat(list.standing()).hasSize(8);
  }
}
