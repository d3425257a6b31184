package assay.match.licensed;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One line that a program said, believed in nothing.
 *
 * <p>Every member must be one that the protocol knows at this place, so that a slip of the pen is
 * not taken for an answer without matches.
 */
final class Answer {
  /** The longest line, in bytes, its end not counted. */
  static final int LONGEST = 1 << 16;

  private final JsonObject json;

  private Answer(JsonObject json) {
    this.json = json;
  }

  /**
   * Reads a line.
   *
   * @throws MalformedAnswerException if it is none, or too long
   * @throws IOException also if the program has ended
   */
  static Answer read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the program has ended");
      } else if (line.size() == LONGEST) {
        throw new MalformedAnswerException("its answer is longer than " + LONGEST + " bytes");
      }
      line.write(b);
    }
    try {
      // A decoder that was newly made refuses what is not UTF-8.
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
      return new Answer(JsonObject.parse(text));
    } catch (CharacterCodingException | JsonException e) {
      throw new MalformedAnswerException("its answer is no JSON object");
    }
  }

  /** The same, if it has no other members than these. */
  Answer knowing(String... members) throws MalformedAnswerException {
    if (!Set.of(members).containsAll(json.members().keySet())) {
      throw new MalformedAnswerException("its answer has a member that is unknown there");
    }
    return this;
  }

  boolean has(String member) {
    return json.members().containsKey(member);
  }

  String text(String member) throws MalformedAnswerException {
    return json.text(member).orElseThrow(() -> missing(member));
  }

  boolean flag(String member) throws MalformedAnswerException {
    return json.flag(member).orElseThrow(() -> missing(member));
  }

  /** A whole number from 0 to a greatest one. */
  int number(String member, int greatest) throws MalformedAnswerException {
    OptionalLong number = json.number(member);
    if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > greatest) {
      throw missing(member);
    }
    return (int) number.getAsLong();
  }

  List<String> texts(String member) throws MalformedAnswerException {
    return whole(member, json.texts(member));
  }

  List<Answer> objects(String member) throws MalformedAnswerException {
    return whole(member, json.objects(member)).stream().map(Answer::new).toList();
  }

  /** Numbers from 0 to a greatest one. */
  List<Integer> numbers(String member, int greatest) throws MalformedAnswerException {
    List<Integer> numbers = new ArrayList<>();
    if (json.members().get(member) instanceof List<?> list) {
      for (Object element : list) {
        if (!(element instanceof Long n) || n < 0 || n > greatest) {
          throw missing(member);
        }
        numbers.add(n.intValue());
      }
      return numbers;
    }
    throw missing(member);
  }

  /** Elements of another kind are not passed over. */
  private <T> List<T> whole(String member, List<T> elements) throws MalformedAnswerException {
    if (json.members().get(member) instanceof List<?> list && list.size() == elements.size()) {
      return elements;
    }
    throw missing(member);
  }

  private static MalformedAnswerException missing(String member) {
    return new MalformedAnswerException("its answer has no " + member + " that makes sense there");
  }

  /** Nothing of what it says. */
  @Override
  public String toString() {
    return "an answer";
  }
}
