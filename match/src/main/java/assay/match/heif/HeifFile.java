package assay.match.heif;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The items of one file, and which of them are pictures. */
public final class HeifFile {
  /** Brands of image sequences; what such a file moves is not decoded. */
  private static final Set<String> SEQUENCES =
      Set.of("avis", "msf1", "hevc", "hevx", "hevm", "hevs", "jpgs", "avcs");

  /** Items that describe others, and {@code tmap}, which recombines two that are hashed each. */
  private static final Set<String> NO_PICTURES = Set.of("Exif", "mime", "uri ", "tmap");

  private final Map<Long, String> types = new LinkedHashMap<>();
  private final References references = new References();
  private final Properties properties = new Properties();
  private final Locations locations;
  private Optional<Long> primary = Optional.empty();
  private Optional<Reason> fault = Optional.empty();

  private HeifFile(byte[] content) {
    this.locations = new Locations(content);
  }

  /**
   * Reads everything but the pixels.
   *
   * @throws UnreadableItemException if there is no telling what the file holds
   */
  public static HeifFile read(byte[] content) throws UnreadableItemException {
    HeifFile file = new HeifFile(content);
    Cursor in = Cursor.file(content);
    while (in.remaining() > 0) {
      Box box = Box.next(in);
      if (box.body().isCut()) {
        file.fault(Reason.TRUNCATED);
      }
      switch (box.type()) {
        case "ftyp" -> file.brands(box.body());
        case "meta" -> file.meta(box);
        case "moov", "moof" -> file.fault(Reason.UNSUPPORTED_MEDIA); // its frames are not decoded
        default -> {}
      }
    }
    return file;
  }

  private void brands(Cursor in) throws UnreadableItemException {
    while (in.remaining() >= 4) {
      if (SEQUENCES.contains(in.four())) {
        fault(Reason.UNSUPPORTED_MEDIA);
      }
    }
  }

  private void meta(Box meta) throws UnreadableItemException {
    meta.form();
    while (meta.body().remaining() > 0) {
      Box box = Box.next(meta.body());
      switch (box.type()) {
        case "pitm" -> primary = Optional.of(id(box.form().version(), box.body()));
        case "iinf" -> items(box);
        case "iloc" -> locations.read(box);
        case "iprp" -> properties.read(box);
        case "iref" -> references.read(box);
        case "idat" -> locations.small(box);
        default -> {}
      }
    }
  }

  private static long id(int version, Cursor in) throws UnreadableItemException {
    return version == 0 ? in.u16() : in.u32();
  }

  private void items(Box iinf) throws UnreadableItemException {
    int version = iinf.form().version();
    iinf.body().skip(version == 0 ? 2 : 4);
    while (iinf.body().remaining() > 0) {
      Box infe = Box.next(iinf.body());
      int form = infe.form().version();
      if (form < 2) {
        throw new UnreadableItemException(
            Reason.UNSUPPORTED_MEDIA, "items are described in the form of version " + form);
      }
      long id = id(form - 2, infe.body());
      infe.body().skip(2);
      types.put(id, infe.body().four());
    }
  }

  /** What is not whole, or not a picture that can be decoded; the first stands for all. */
  public Optional<Reason> fault() {
    return fault;
  }

  private void fault(Reason reason) {
    if (fault.isEmpty()) {
      fault = Optional.of(reason);
    }
  }

  /** The items that are pictures, the primary one first. */
  public List<Long> pictures() {
    Set<Long> tiles = new HashSet<>();
    types.forEach(
        (id, type) -> {
          if (type.equals("grid")) {
            tiles.addAll(references.sources(id));
          }
        });
    Set<Long> pictures = new LinkedHashSet<>();
    primary.filter(types::containsKey).ifPresent(pictures::add);
    types.forEach(
        (id, type) -> {
          boolean own = !tiles.contains(id) && !references.isAttached(id);
          if (own && !NO_PICTURES.contains(type)) {
            pictures.add(id);
          }
        });
    return List.copyOf(pictures);
  }

  /**
   * The coded pixels of an item.
   *
   * @throws UnreadableItemException if it is of a kind that cannot be decoded, or nothing of it is
   *     here
   */
  public HeifPicture picture(long id) throws UnreadableItemException {
    if (properties.needsMore(id)) {
      fault(Reason.UNSUPPORTED_MEDIA);
    }
    return new PictureReader(types, references, properties, locations).read(id);
  }
}
