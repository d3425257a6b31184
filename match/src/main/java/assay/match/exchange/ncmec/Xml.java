package assay.match.exchange.ncmec;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML of a stranger: no document type, no entity but the five, bounded depth, bounded
 * elements. Its exceptions say what was expected and quote nothing.
 */
final class Xml implements AutoCloseable {
  private static final int DEEPEST = 32;

  /** Characters and elements of what is held at once: an entry with its feedback. */
  private static final int LARGEST = 4 << 20;

  private final XMLStreamReader reader;
  private int held;

  private Xml(XMLStreamReader reader) {
    this.reader = reader;
  }

  static Xml of(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory(); // not whichever jar is there
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("it refers to something outside");
        });
    return new Xml(factory.createXMLStreamReader(new StringReader(text(xml))));
  }

  /** Decoded here: the parser tells standard error of bytes that it cannot decode. */
  private static String text(byte[] xml) throws XMLStreamException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedXml("it is not UTF-8");
    }
  }

  /** What can be told of a failure; the parser's own words may quote the document. */
  static String message(XMLStreamException e) {
    return e instanceof RefusedXml refused
        ? refused.getMessage()
        : "it is not well-formed XML, or ends too early";
  }

  /** Moves into the root. */
  void root(String name) throws XMLStreamException {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = next();
    }
    if (!reader.getLocalName().equals(name)) {
      throw new RefusedXml("expected " + name + " as its root");
    }
  }

  /** Moves to the next child of the element that we are in; false if there is no more. */
  boolean child() throws XMLStreamException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
    }
  }

  String name() {
    return reader.getLocalName();
  }

  /** The element that we are at, to its end. */
  Element element() throws XMLStreamException {
    held = 0;
    return element(1);
  }

  private Element element(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new RefusedXml("its elements are nested too deep");
    }
    String name = reader.getLocalName();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      hold(reader.getAttributeValue(i).length());
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    List<Element> children = new ArrayList<>(0);
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(depth + 1));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        hold(reader.getTextLength());
        text.append(reader.getText());
      }
    }
    return new Element(name, attributes, text.toString().strip(), children);
  }

  private void hold(int characters) throws XMLStreamException {
    held += characters + 1;
    if (held > LARGEST) {
      throw new RefusedXml("an element is too large");
    }
  }

  /** Nothing but space and comments may follow. */
  void end() throws XMLStreamException {
    while (reader.hasNext()) {
      next();
    }
  }

  private int next() throws XMLStreamException {
    int event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new RefusedXml("it has a document type or an entity of its own");
    } else if (event == XMLStreamConstants.START_ELEMENT) {
      hold(reader.getLocalName().length());
    }
    return event;
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }

  /** What we refuse, in our own words. */
  static final class RefusedXml extends XMLStreamException {
    private static final long serialVersionUID = 1;

    RefusedXml(String message) {
      super(message);
    }
  }
}
