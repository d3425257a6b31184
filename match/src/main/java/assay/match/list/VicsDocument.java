package assay.match.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list in the Video Image Classification Standard of Project VIC, model 1.2, 1.3 or 2.0: one JSON
 * document, of which one medium at a time is held.
 *
 * <pre>
 * {"odata.metadata":"http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#Media",
 *  "value":[{"MediaID":1,"Category":1,"MD5":"…","SHA1":"…","PhotoDNA":"…","MediaFiles":[…]},…]}
 * {"@odata.context":"http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/US/$metadata#Media",
 *  "value":[{"MediaID":1,"Category":1,"MD5":"…","SHA1":"…",
 *            "AlternativeHashes":[{"HashName":"PhotoDNA","HashValue":"…"}]},…]}
 * </pre>
 *
 * <p>{@code #Cases} in place of {@code #Media} has cases, each with its media under {@code Media}.
 * The model itself is given to members of Project VIC only; the form above is that which public
 * tools read and write: HashDBTool of sepinf-inc/IPED (readProjectVIC: the two metadata addresses,
 * both places of PhotoDNA) and the VICS exports of XWF_VICS_2_JSON and of Griffeye's importers
 * ({@code #Cases}). That the address of the metadata comes first is OData's rule ("JSON Format
 * 4.0", 4.5.1), and so is that a link to a next part says that this is not all.
 */
final class VicsDocument implements ListElements {
  private static final Pattern HEAD =
      Pattern.compile(
          "\uFEFF?\\s*\\{\\s*\"(@odata\\.context|odata\\.metadata)\"\\s*:.*", Pattern.DOTALL);
  private static final Pattern MODEL =
      Pattern.compile(
          "https?://[^#]*/DataModels/(1\\.2|1\\.3|2\\.0)\\.xml"
              + "(?:/([A-Za-z0-9_-]{1,32}))?(?:/\\$metadata)?#(Media|Cases)");

  /** A longer text is refused: no member that matters has a hundredth of it. */
  private static final int LONGEST = 1 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST).maxNestingDepth(100).build())
          .build();

  private final JsonParser parser;
  private final Algorithms algorithms;
  private String scheme = "";
  private Where where = Where.BEFORE;
  private boolean ofCases;
  private boolean seen;
  private long media;

  /** What the parser stands in. */
  private enum Where {
    BEFORE,
    TOP,
    CASES,
    CASE,
    MEDIA,
    AFTER
  }

  VicsDocument(InputStream in, Algorithms algorithms) throws IOException {
    this.algorithms = algorithms;
    parser = JSON.createParser(in);
  }

  /** Whether a file that begins like this is one. */
  static boolean begins(String head) {
    return HEAD.matcher(head).matches();
  }

  @Override
  public Optional<ListElement> next() throws IOException, ListFormatException {
    try {
      while (where != Where.AFTER) {
        JsonToken token = parser.nextToken();
        switch (where) {
          case BEFORE -> begin();
          case TOP -> top(token);
          case CASES -> cases(token);
          case CASE -> inCase(token);
          case MEDIA -> {
            if (token != JsonToken.END_ARRAY) {
              return Optional.of(medium(token));
            }
            where = ofCases ? Where.CASE : Where.TOP;
          }
          case AFTER -> throw new IllegalStateException();
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException | CharConversionException e) { // would quote it
      throw fault("the JSON is broken or ends too early");
    }
  }

  private void begin() throws IOException, ListFormatException {
    parser.nextToken();
    Matcher model =
        MODEL.matcher(parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText().strip() : "");
    if (!model.matches()) {
      throw fault("expected media or cases of the VICS model 1.2, 1.3 or 2.0");
    }
    scheme = model.group(2) == null ? "VICS" : "VICS-" + model.group(2);
    ofCases = model.group(3).equals("Cases");
    where = Where.TOP;
  }

  private void top(JsonToken token) throws IOException, ListFormatException {
    if (token == JsonToken.END_OBJECT) {
      if (!seen) {
        throw fault("the document has no value");
      } else if (parser.nextToken() != null) {
        throw fault("there is more after the document");
      }
      where = Where.AFTER;
      return;
    }
    String name = parser.currentName();
    token = parser.nextToken();
    if (name.equals("value")) {
      if (token != JsonToken.START_ARRAY || seen) {
        throw fault("expected one value, an array");
      }
      seen = true;
      where = ofCases ? Where.CASES : Where.MEDIA;
    } else if (name.toLowerCase(Locale.ROOT).endsWith("odata.nextlink")
        && token != JsonToken.VALUE_NULL) {
      throw fault("the document is the first part only; its next link is not followed");
    } else {
      parser.skipChildren();
    }
  }

  private void cases(JsonToken token) throws ListFormatException {
    if (token != JsonToken.END_ARRAY && token != JsonToken.START_OBJECT) {
      throw fault("expected a case, an object");
    }
    where = token == JsonToken.END_ARRAY ? Where.TOP : Where.CASE;
  }

  private void inCase(JsonToken token) throws IOException, ListFormatException {
    if (token == JsonToken.END_OBJECT) {
      where = Where.CASES;
      return;
    }
    String name = parser.currentName();
    token = parser.nextToken();
    if (!name.equals("Media") || token == JsonToken.VALUE_NULL) {
      parser.skipChildren();
    } else if (token == JsonToken.START_ARRAY) {
      where = Where.MEDIA;
    } else {
      throw fault("expected the media of a case, an array");
    }
  }

  private ListElement medium(JsonToken token) throws IOException {
    media++;
    String place = "media " + media + ", byte " + parser.currentTokenLocation().getByteOffset();
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return new ListElement.Refused(place, "expected an object", Optional.empty());
    }
    VicsMedium medium = new VicsMedium(algorithms, scheme, place);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      medium.read(name, parser);
    }
    return medium.element();
  }

  private ListFormatException fault(String reason) {
    return new ListFormatException("byte " + parser.currentLocation().getByteOffset(), reason);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
