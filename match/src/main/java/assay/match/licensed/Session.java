package assay.match.licensed;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.LicensedHash;
import assay.item.MediaType;
import assay.json.JsonObject;
import assay.match.child.Dialogue;
import assay.stage.LicensedProgram;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * One process of a program, spoken to in protocol 1; the package says how. For one thread at a
 * time. After an exception other than {@link UnreadableItemException} it is of no use any more.
 */
final class Session implements AutoCloseable {
  static final int PROTOCOL = 1;

  /** What a program may say is wrong with an item. */
  private static final Set<Reason> FAULTS =
      EnumSet.of(
          Reason.DECODE_ERROR,
          Reason.TRUNCATED,
          Reason.ENCRYPTED,
          Reason.UNSUPPORTED_MEDIA,
          Reason.TOO_LARGE,
          Reason.NESTING_LIMIT,
          Reason.TIMEOUT,
          Reason.MALFORMED);

  private final Dialogue dialogue;
  private final Patience patience;
  private int entries;
  private long requests;

  Session(Dialogue dialogue, Patience patience) {
    this.dialogue = dialogue;
    this.patience = patience;
  }

  /** The program calls it a match, or only near. */
  record Likeness(int entry, int distance, boolean matched) {}

  /** Values that the program does not take. */
  record Refused(long count, List<Integer> first) {}

  /**
   * Takes the first line.
   *
   * @param sha256 of the program's file
   */
  LicensedProgram hello(String sha256) throws IOException, TimeoutException {
    return dialogue.within(
        patience.hello(),
        (said, answered) -> {
          Answer hello =
              Answer.read(answered)
                  .knowing("protocol", "algorithm", "name", "version", "mediaTypes");
          if (hello.number("protocol", Integer.MAX_VALUE) != PROTOCOL) {
            throw new MalformedAnswerException("it speaks another protocol than " + PROTOCOL);
          }
          try {
            return new LicensedProgram(
                hello.text("algorithm"),
                hello.text("name"),
                hello.text("version"),
                sha256,
                hello.texts("mediaTypes"));
          } catch (IllegalArgumentException e) { // core promises not to quote it
            throw new MalformedAnswerException(e.getMessage());
          }
        });
  }

  /** Hands over all values, once; answers which of them are not taken. */
  Refused take(LicensedEntries listed) throws IOException, TimeoutException {
    entries = listed.size();
    return dialogue.within(
        patience.entries(),
        (said, answered) -> {
          line(said, JsonObject.empty().with("request", "entries").with("count", entries));
          for (int number = 0; number < entries; number++) {
            String value = listed.value(number);
            line(said, JsonObject.empty().with("entry", number).with("value", value));
          }
          said.flush();
          Answer taken = Answer.read(answered).knowing("entries", "refused");
          int count = taken.number("entries", entries);
          List<Integer> refused =
              taken.has("refused") ? taken.numbers("refused", entries - 1) : List.of();
          return new Refused(Math.max(entries - (long) count, refused.size()), refused);
        });
  }

  /**
   * Asks for what is near.
   *
   * @throws UnreadableItemException if the program says that the item cannot be compared
   * @throws TimeoutException if it does not say anything
   */
  List<Likeness> match(byte[] content, MediaType type)
      throws IOException, TimeoutException, UnreadableItemException {
    Answer answer = ask("match", content, type, "matches");
    List<Likeness> found = new ArrayList<>();
    Set<Integer> told = new HashSet<>();
    for (Answer match : answer.objects("matches")) {
      match.knowing("entry", "distance", "matched");
      int entry = match.number("entry", entries - 1);
      if (!told.add(entry)) {
        throw new MalformedAnswerException("it tells an entry twice");
      }
      found.add(
          new Likeness(entry, match.number("distance", Integer.MAX_VALUE), match.flag("matched")));
    }
    return found;
  }

  /**
   * Asks for a picture's own value.
   *
   * @throws UnreadableItemException if the program says that it has none
   * @throws TimeoutException if it does not say anything
   */
  LicensedHash hash(String algorithm, byte[] content, MediaType type)
      throws IOException, TimeoutException, UnreadableItemException {
    String text = ask("hash", content, type, "hash").text("hash");
    try {
      return new LicensedHash(algorithm, text);
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswerException(e.getMessage());
    }
  }

  private Answer ask(String request, byte[] content, MediaType type, String expected)
      throws IOException, TimeoutException, UnreadableItemException {
    long id = ++requests;
    Answer answer =
        dialogue.within(patience.item(), (said, in) -> ask(request, id, content, type, said, in));
    if (answer.has("fault")) {
      String code = answer.knowing("id", "fault").text("fault");
      Reason reason =
          Reason.ofCode(code)
              .filter(FAULTS::contains)
              .orElseThrow(() -> new MalformedAnswerException("its fault is none"));
      throw new UnreadableItemException(reason, "the licensed program cannot compare it");
    }
    return answer.knowing("id", expected);
  }

  private static Answer ask(
      String request,
      long id,
      byte[] content,
      MediaType type,
      OutputStream said,
      InputStream answered)
      throws IOException {
    line(
        said,
        JsonObject.empty()
            .with("request", request)
            .with("id", id)
            .with("bytes", content.length)
            .with("mediaType", type.name()));
    said.write(content);
    said.flush();
    Answer answer = Answer.read(answered);
    // An answer too many, to an earlier request, must never be taken for the one to this.
    if (answer.number("id", Integer.MAX_VALUE) != id) {
      throw new MalformedAnswerException("it answers another request");
    }
    return answer;
  }

  private static void line(OutputStream said, JsonObject line) throws IOException {
    said.write((line.write() + "\n").getBytes(UTF_8));
  }

  boolean isAlive() {
    return dialogue.isAlive();
  }

  @Override
  public void close() {
    dialogue.close();
  }
}
