package assay.match.heif;

import assay.match.child.Colours;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is said of the items: the box {@code iprp}, with its list and its associations. */
final class Properties {
  /** Those that a reader has to know before it may show the item, and that we know. */
  private static final Set<String> KNOWN =
      Set.of("ispe", "hvcC", "av1C", "colr", "pixi", "pasp", "clap", "irot", "imir", "auxC");

  private static final String ENUMERATED_COLOURS = "nclx";

  private final List<Property> properties = new ArrayList<>();
  private final Map<Long, List<Link>> links = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Property(String type, byte[] body) {}

  private record Link(int index, boolean essential) {}

  /** A size in pixels. */
  record Size(long width, long height) {}

  void read(Box iprp) throws UnreadableItemException {
    Cursor in = iprp.body();
    while (in.remaining() > 0) {
      Box box = Box.next(in);
      if (box.type().equals("ipco")) {
        list(box.body());
      } else if (box.type().equals("ipma")) {
        associate(box);
      }
    }
  }

  private void list(Cursor in) throws UnreadableItemException {
    while (in.remaining() > 0) {
      Box box = Box.next(in);
      properties.add(new Property(box.type(), box.body().rest()));
    }
  }

  private void associate(Box ipma) throws UnreadableItemException {
    Box.Form form = ipma.form();
    Cursor in = ipma.body();
    boolean wide = (form.flags() & 1) != 0;
    long items = in.u32();
    for (long i = 0; i < items; i++) {
      long id = form.version() < 1 ? in.u16() : in.u32();
      int count = in.u8();
      List<Link> its = links.computeIfAbsent(id, none -> new ArrayList<>());
      for (int k = 0; k < count; k++) {
        int value = wide ? in.u16() : in.u8();
        int essential = wide ? 0x8000 : 0x80;
        its.add(new Link((value & (essential - 1)) - 1, (value & essential) != 0));
      }
    }
  }

  /** Whether an item is not to be shown without something that nothing here knows. */
  boolean needsMore(long id) {
    return links.getOrDefault(id, List.of()).stream()
        .filter(Link::essential)
        .anyMatch(link -> !exists(link) || !KNOWN.contains(properties.get(link.index).type));
  }

  private boolean exists(Link link) {
    return link.index >= 0 && link.index < properties.size();
  }

  Optional<byte[]> find(long id, String type) {
    return links.getOrDefault(id, List.of()).stream()
        .filter(this::exists)
        .map(link -> properties.get(link.index))
        .filter(property -> property.type.equals(type))
        .map(Property::body)
        .findFirst();
  }

  byte[] get(long id, String type) throws UnreadableItemException {
    return find(id, type)
        .orElseThrow(
            () ->
                new UnreadableItemException(
                    Reason.DECODE_ERROR, "item " + id + " has no property " + type));
  }

  Size size(long id) throws UnreadableItemException {
    Cursor in = Cursor.whole(get(id, "ispe"));
    in.skip(4); // version and flags
    return new Size(in.u32(), in.u32());
  }

  /** How the item's colours are meant; an item may also have a profile, which is not applied. */
  Optional<Colours> colours(long id) throws UnreadableItemException {
    for (Link link : links.getOrDefault(id, List.of())) {
      if (exists(link) && properties.get(link.index).type.equals("colr")) {
        Cursor in = Cursor.whole(properties.get(link.index).body);
        if (in.four().equals(ENUMERATED_COLOURS)) {
          return Optional.of(colours(in));
        }
      }
    }
    return Optional.empty();
  }

  private static Colours colours(Cursor in) throws UnreadableItemException {
    in.skip(4); // primaries and transfer
    int matrix = in.u16();
    return Colours.ofMatrix(matrix, (in.u8() & 0x80) != 0)
        .orElseThrow(
            () ->
                new UnreadableItemException(
                    Reason.UNSUPPORTED_MEDIA, "colours of matrix " + matrix));
  }
}
