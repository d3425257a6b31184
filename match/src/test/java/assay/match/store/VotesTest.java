package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Vote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VotesTest {
  private static final Vote FIRST =
      new Vote(key("a", 1), "md5", Optional.of("5eed"), true, Optional.empty());
  private static final Vote SECOND = new Vote(key("a", 2), "pdq", false, Optional.of("r1"));

  @TempDir private Path directory;
  private ManagedList list;
  private final Ballot ballot = new Ballot();

  /** Takes votes, until it cannot be reached or refuses. */
  private static final class Ballot implements Feedback {
    private final List<Vote> cast = new ArrayList<>();
    private boolean reachable = true;
    private Optional<ExchangeException> refusal = Optional.empty();

    @Override
    public void cast(Vote vote) throws IOException, ExchangeException {
      if (!reachable) {
        throw new IOException("no line");
      } else if (refusal.isPresent()) {
        throw refusal.get();
      }
      cast.add(vote);
    }

    @Override
    public List<Reason> reasons(String algorithm) {
      return List.of(new Reason("r1", "wrong"));
    }
  }

  @BeforeEach
  void queue() throws IOException {
    list = Stores.add(directory);
    list.queue(FIRST);
    list.queue(SECOND);
    list.queue(FIRST);
  }

  @Test
  void eachIsCastOnceInTheOrderInWhichItCame() throws Exception {
    assertThat(list.status().votes()).isEqualTo(new ListStatus.VoteCounts(2, 0, 0));
    assertThat(list.castPending(ballot)).isEqualTo(new ListStatus.VoteCounts(0, 2, 0));
    list.queue(FIRST);
    list.castPending(ballot);
    assertThat(ballot.cast).containsExactly(FIRST, SECOND);
  }

  @Test
  void whatCouldNotBeCastIsTriedAgain() throws Exception {
    ballot.reachable = false;
    assertThatThrownBy(() -> list.castPending(ballot)).hasMessage("no line");
    assertThat(list.status().votes().waiting()).isEqualTo(2);
    ballot.reachable = true;
    list.castPending(ballot);
    assertThat(ballot.cast).containsExactly(FIRST, SECOND);
  }

  @Test
  void whatIsRefusedForGoodIsSetAside() throws Exception {
    ballot.refusal = Optional.of(new ExchangeException("the entry is unknown there"));
    assertThat(list.castPending(ballot)).isEqualTo(new ListStatus.VoteCounts(0, 0, 2));
    assertThat(list.setAside())
        .containsExactly(
            new SetAside(FIRST, "the entry is unknown there"),
            new SetAside(SECOND, "the entry is unknown there"));
    ballot.refusal = Optional.empty();
    list.queue(FIRST); // the reviewer asks again
    assertThat(list.castPending(ballot)).isEqualTo(new ListStatus.VoteCounts(0, 1, 1));
    assertThat(ballot.cast).containsExactly(FIRST);
  }

  /** A password that was changed says nothing about a vote. */
  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 407})
  void aVoteOutlivesRefusedCredentials(int status) throws Exception {
    ballot.refusal = Optional.of(new ExchangeException("status " + status, status));
    assertThatThrownBy(() -> list.castPending(ballot)).isInstanceOf(IOException.class);
    assertThat(list.status().votes()).isEqualTo(new ListStatus.VoteCounts(2, 0, 0));
    ballot.refusal = Optional.empty();
    list.castPending(ballot);
    assertThat(ballot.cast).containsExactly(FIRST, SECOND);
  }

  @Test
  void aVoteTheServiceWillNeverTakeIsSetAside() throws Exception {
    ballot.refusal = Optional.of(new ExchangeException("status 404", 404));
    assertThat(list.castPending(ballot)).isEqualTo(new ListStatus.VoteCounts(0, 0, 2));
  }

  @Test
  void aLaterVoteTakesThePlaceOfAnEarlierOne() throws Exception {
    Vote changed = new Vote(FIRST.key(), "md5", false, Optional.of("r1"));
    list.castPending(ballot);
    list.queue(changed);
    assertThat(list.status().votes()).isEqualTo(new ListStatus.VoteCounts(1, 1, 0));
    list.castPending(ballot);
    assertThat(ballot.cast).containsExactly(FIRST, SECOND, changed);
  }

  @Test
  void aVoteWhoseAnswerWasLostIsCastAgain() throws Exception {
    ManagedList dying =
        ListStore.in(directory)
            .find(
                Stores.ID,
                step -> {
                  if (step.equals("commit cast")) {
                    throw new IOException("the power failed");
                  }
                })
            .orElseThrow();
    assertThatThrownBy(() -> dying.castPending(ballot)).hasMessage("the power failed");
    list.castPending(ballot);
    assertThat(ballot.cast).containsExactly(FIRST, FIRST, SECOND);
  }

  @Test
  void nothingIsCastWhileFeedbackIsOff() throws Exception {
    ListAbout on = Stores.about("off");
    ManagedList off =
        ListStore.in(directory)
            .add(
                new ListAbout(
                    "off",
                    on.publicId(),
                    on.provider(),
                    on.terms(),
                    on.exchange(),
                    on.settings(),
                    on.limits(),
                    on.category(),
                    on.vetted(),
                    on.kind(),
                    false,
                    on.interval(),
                    on.addedOn()));
    off.queue(FIRST);
    assertThatThrownBy(() -> off.castPending(ballot)).hasMessageContaining("feedback is off");
    assertThat(off.status().votes().waiting()).isEqualTo(1);
    assertThat(ballot.cast).isEmpty();
  }
}
