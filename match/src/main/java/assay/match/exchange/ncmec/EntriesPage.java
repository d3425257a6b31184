package assay.match.exchange.ncmec;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.Told;
import assay.match.exchange.ncmec.NcmecService.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * A page of a range.
 *
 * @param next where it goes on, as it stands there; absent on the last page
 */
record EntriesPage(List<Told> told, Optional<String> next) {
  /** A page has a thousand. */
  private static final int MOST = 50_000;

  /**
   * Reads one.
   *
   * @param members whose entries are wanted; all if empty
   * @param place of the page, for what is refused
   */
  static EntriesPage read(byte[] xml, Set<String> members, String place, Fault fault)
      throws ExchangeException {
    try (Xml reader = Xml.of(xml)) {
      EntriesPage page = read(reader, new EntryElements(members, place));
      reader.end();
      return page;
    } catch (XMLStreamException e) {
      throw fault.apply(Xml.message(e));
    }
  }

  private static EntriesPage read(Xml reader, EntryElements entries) throws XMLStreamException {
    List<Told> told = new ArrayList<>();
    Optional<String> next = Optional.empty();
    int number = 0;
    reader.root("queryResult");
    while (reader.child()) {
      switch (reader.name()) {
        case "images", "videos" -> {
          while (reader.child()) {
            if (++number > MOST) {
              throw new Xml.RefusedXml("it has more than " + MOST + " entries");
            }
            entries.tell(reader.element(), number, told);
          }
        }
        case "paging" ->
            next = Optional.of(reader.element().child("next").text()).filter(t -> !t.isEmpty());
        default -> reader.element();
      }
    }
    return new EntriesPage(told, next);
  }
}
