package assay.match.exchange.ncmec;

import assay.match.exchange.ExchangeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * An XML element in memory; namespaces are left out.
 *
 * @param text directly in it, stripped
 */
record Element(String name, Map<String, String> attributes, String text, List<Element> children) {
  private static final Element NONE = new Element("", Map.of(), "", List.of());

  /**
   * A small document.
   *
   * @param name its root must have
   */
  static Element document(byte[] xml, String name, NcmecService.Fault fault)
      throws ExchangeException {
    try (Xml reader = Xml.of(xml)) {
      reader.root(name);
      Element root = reader.element();
      reader.end();
      return root;
    } catch (XMLStreamException e) {
      throw fault.apply(Xml.message(e));
    }
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute)).filter(value -> !value.isBlank());
  }

  /** The first child of this name; one without anything if there is none. */
  Element child(String child) {
    return children.stream().filter(c -> c.name.equals(child)).findFirst().orElse(NONE);
  }

  /** Never shows what it has. */
  @Override
  public String toString() {
    return name;
  }
}
