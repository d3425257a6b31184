package assay.cli.lists;

import assay.match.Exchanges;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.HashListExchange;
import assay.match.store.ManagedList;
import assay.match.store.SyncObserver;
import assay.match.store.Synced;
import assay.match.store.Trust;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Pulls one list, and casts the votes that wait for its exchange. */
public final class Syncing {
  private final ManagedList list;
  private final Consumer<String> messages;

  public Syncing(ManagedList list, Consumer<String> messages) {
    this.list = list;
    this.messages = messages;
  }

  /**
   * Pulls and votes, and says what came of it. What fails is said too, and changes nothing of what
   * was published before.
   *
   * @return whether all of it went well
   */
  public boolean run(Instant now) {
    return run(now, Trust.CAREFUL);
  }

  /** The same. */
  public boolean run(Instant now, Trust trust) {
    String id = list.about().id();
    try {
      HashListExchange exchange = Exchanges.of(list.about().exchange(), list.about().settings());
      messages.accept(id + ": " + told(list.sync(exchange, now, trust, new Refusals())));
      return vote(exchange.feedback());
    } catch (ExchangeException | IOException | IllegalArgumentException e) {
      messages.accept(
          id + ": not synced, what was published before stays in use: " + e.getMessage());
      return false;
    }
  }

  private static String told(Synced synced) {
    String version =
        String.format(
            Locale.ROOT, "%s, %,d values", synced.version().version(), synced.version().size());
    String change =
        synced.isNew()
            ? String.format(
                Locale.ROOT, "%,d added, %,d withdrawn", synced.added(), synced.withdrawn())
            : "is current";
    return version + "; " + change + kept(synced.kept());
  }

  private static String kept(long entries) {
    return entries == 0
        ? ""
        : String.format(
            Locale.ROOT, "; %,d entries stay as they were (see assay lists status)", entries);
  }

  private boolean vote(Optional<Feedback> feedback) throws IOException {
    if (!list.about().feedback() || feedback.isEmpty() || list.status().votes().waiting() == 0) {
      return true;
    }
    long before = list.status().votes().setAside();
    long refused = list.castPending(feedback.get()).setAside() - before;
    if (refused > 0) {
      messages.accept(
          list.about().id()
              + ": the exchange will not take "
              + refused
              + " votes; they are set"
              + " aside (assay lists status)");
    }
    return refused == 0;
  }

  /** Says the first of what could not be read, and that there is more. */
  private final class Refusals implements SyncObserver {
    private static final int MOST = 5;

    private int count;

    @Override
    public void refused(String place, String reason) {
      count++;
      if (count <= MOST) {
        messages.accept(list.about().id() + ": " + place + ": " + reason);
      } else if (count == MOST + 1) {
        messages.accept(list.about().id() + ": … and more; assay lists status counts them");
      }
    }
  }
}
