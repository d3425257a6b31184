package assay.cli.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.cli.run.ListKey;
import assay.cli.run.Passphrase;
import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.match.atrest.AtRest;
import assay.match.atrest.BrokenSealException;
import assay.match.atrest.Content;
import assay.match.atrest.LockedException;
import assay.policy.Allowance;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is allowed in a workspace: every decision ever made, a line each, none taken back but by
 * another line. As confidential as the lists, and owner-only like them.
 */
public final class AllowList {
  private static final int ID_DIGITS = 8;

  private final Path file;
  private final AtRest atRest;

  private AllowList(Path file, AtRest atRest) {
    this.file = file;
    this.atRest = atRest;
  }

  /**
   * The decisions of a workspace; nothing is made before the first.
   *
   * @param atRest how they lie, as the lists do
   */
  public static AllowList in(Path workspace, AtRest atRest) {
    return new AllowList(workspace.resolve("allow/decisions.jsonl"), atRest);
  }

  /** The same as the workspace keeps its lists. */
  public static AllowList of(Path workspace) throws IOException {
    return in(workspace, ListKey.of(workspace, Passphrase.ofKeys()));
  }

  /** Encrypts the decisions of a workspace that lie as they did before, if any are there. */
  public static void encrypt(Path workspace, AtRest from, AtRest to) throws IOException {
    AllowList before = in(workspace, from);
    if (Files.notExists(before.file)) {
      return;
    }
    Exclusive.<Path, RuntimeException>hold(
        before.lock(),
        () -> {
          if (!in(workspace, to).lies()) {
            in(workspace, to).replace(before.text());
          }
          return before.file;
        });
  }

  private boolean lies() throws IOException {
    try {
      atRest.open(file).close();
      return true;
    } catch (LockedException | BrokenSealException e) {
      return false;
    }
  }

  private Path lock() {
    return file.resolveSibling("lock");
  }

  /** All lines; none if there is no file. */
  private String text() throws IOException {
    if (Files.notExists(file)) {
      return "";
    }
    try (Content content = atRest.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(content.size()));
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = content.read(bytes, bytes.position());
      }
      content.read(ByteBuffer.allocate(1), content.size()); // also the end of nothing is verified
      return new String(bytes.array(), 0, bytes.position(), UTF_8);
    } catch (BrokenSealException e) {
      throw new CustodyException(
          file + ": " + e.getMessage() + "; if assay keys lists was killed, run it again");
    }
  }

  private void replace(String text) throws IOException {
    OwnerOnly.<RuntimeException>write(
        file, stored -> atRest.write(stored, out -> out.write(text.getBytes(UTF_8))));
  }

  /** What somebody did. */
  public enum Deed {
    ALLOWED,
    CONFIRMED,
    LIFTED
  }

  /**
   * One line.
   *
   * @param allowance as it was after the deed
   */
  public record Decision(Instant at, Deed deed, String by, Allowance allowance) {}

  /** All that was ever decided, in order. */
  public List<Decision> history() throws IOException {
    List<Decision> decisions = new ArrayList<>();
    int number = 0;
    for (String line : text().lines().toList()) {
      number++;
      try {
        JsonObject json = JsonObject.parse(line);
        decisions.add(
            new Decision(
                Instant.parse(json.text("at").orElseThrow()),
                Deed.valueOf(json.text("deed").orElseThrow()),
                json.text("by").orElseThrow(),
                Allowance.of(json.object("allowance").orElseThrow())));
      } catch (JsonException | RuntimeException e) { // would quote the line
        throw new CustodyException(file + ":" + number + ": the line is no decision");
      }
    }
    return decisions;
  }

  /** What is not lifted, whether or not it has run out; by id. */
  public List<Allowance> standing() throws IOException {
    Map<String, Allowance> standing = new LinkedHashMap<>();
    for (Decision decision : history()) {
      String id = decision.allowance().id();
      if (decision.deed() == Deed.LIFTED) {
        standing.remove(id);
      } else {
        standing.put(id, decision.allowance());
      }
    }
    return List.copyOf(standing.values());
  }

  /**
   * Allows something.
   *
   * @throws UsageException if the decision cannot be meant
   */
  public Allowance allow(Allowance.Subject subject, String by, String why, Instant until)
      throws IOException {
    String id = UUID.randomUUID().toString().substring(0, ID_DIGITS);
    return append(
        Deed.ALLOWED,
        by,
        () -> {
          if (!until.isAfter(Instant.now())) {
            throw new UsageException("--until " + until + " is past already");
          }
          return made(() -> new Allowance(id, subject, by, Optional.empty(), why, until));
        });
  }

  /**
   * Confirms it, as a second person.
   *
   * @throws RefusedException if nothing of that id stands
   * @throws UsageException if it is the person who decided it
   */
  public Allowance confirm(String id, String by) throws IOException {
    return append(
        Deed.CONFIRMED,
        by,
        () -> {
          Allowance known = standing(id);
          return made(() -> known.confirmedBy(by));
        });
  }

  /**
   * Takes it back: from now on it matches again.
   *
   * @throws RefusedException if nothing of that id stands
   */
  public Allowance lift(String id, String by) throws IOException {
    return append(Deed.LIFTED, by, () -> standing(id));
  }

  private Allowance standing(String id) throws IOException {
    return standing().stream()
        .filter(allowance -> allowance.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException("nothing is allowed under the id " + id));
  }

  @FunctionalInterface
  private interface Making {
    Allowance make();
  }

  private static Allowance made(Making making) {
    try {
      return making.make();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  @FunctionalInterface
  private interface Deciding {
    Allowance decide() throws IOException;
  }

  /** The file is replaced as a whole, so that no power failure leaves half a decision. */
  private Allowance append(Deed deed, String by, Deciding deciding) throws IOException {
    if (by.isBlank()) {
      throw new UsageException("--by says who decides");
    }
    OwnerOnly.directory(file.getParent());
    return Exclusive.<Allowance, RuntimeException>hold(
        lock(),
        () -> {
          Allowance allowance = deciding.decide();
          JsonObject line =
              JsonObject.empty()
                  .with("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                  .with("deed", deed.name())
                  .with("by", by)
                  .with("allowance", allowance.json());
          replace(text() + line.write() + "\n");
          return allowance;
        });
  }
}
