package assay.dataset.embedded;

import assay.item.MediaType;
import assay.provenance.Embedded;
import assay.provenance.Preferences;
import assay.stage.EmbeddedReader;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds what files claim about themselves, by the kind of file. */
public final class EmbeddedClaims implements EmbeddedReader {
  private static final Map<String, BiConsumer<Bytes, Findings>> PLACES =
      Map.ofEntries(
          Map.entry("image/jpeg", JpegPlaces::find),
          Map.entry("image/png", PngPlaces::find),
          Map.entry("image/apng", PngPlaces::find),
          Map.entry("image/webp", RiffPlaces::find),
          Map.entry("audio/vnd.wave", RiffPlaces::find),
          Map.entry("video/x-msvideo", RiffPlaces::find),
          Map.entry("image/gif", GifPlaces::find),
          Map.entry("image/tiff", TiffPlaces::find),
          Map.entry("image/svg+xml", SvgPlaces::find),
          Map.entry("audio/mpeg", Id3Places::find));

  @Override
  public Said read(byte[] content, MediaType type) {
    try {
      return said(Bytes.of(content), type.name());
    } catch (RuntimeException unforeseen) {
      return Said.NOTHING; // a claim that cannot be read must not stop the screening of its file
    }
  }

  private static Said said(Bytes file, String type) {
    if (type.equals("text/html")) {
      return new Said(Embedded.nothing(), PageHead.signals(file));
    }
    Findings found = new Findings();
    places(file, type).ifPresent(places -> places.accept(file, found));
    Optional<ManifestStore> store =
        found.stores().stream().flatMap(b -> ManifestStore.in(b).stream()).findFirst();
    Optional<String> source =
        store
            .flatMap(ManifestStore::sourceType)
            .or(
                () ->
                    found.packets().stream()
                        .flatMap(x -> SourceTypes.inXmp(x).stream())
                        .findFirst());
    Embedded embedded =
        new Embedded(
            store.map(s -> new Embedded.Manifest(s.claimGenerator())), source, found.hasExif());
    return new Said(embedded, Preferences.none());
  }

  /** By the signature first: what the kinds of boxed files are called is a long list. */
  private static Optional<BiConsumer<Bytes, Findings>> places(Bytes file, String type) {
    if (file.has(4, "ftyp") || file.has(4, "JXL ")) {
      return Optional.of(BoxPlaces::find);
    } else if (file.has(0, "RIFF")) {
      return Optional.of(RiffPlaces::find);
    } else if (file.has(0, "ID3")) {
      return Optional.of(Id3Places::find);
    }
    return Optional.ofNullable(PLACES.get(type));
  }
}
