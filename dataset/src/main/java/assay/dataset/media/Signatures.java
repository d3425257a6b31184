package assay.dataset.media;

import assay.dataset.tar.TarFormat;
import assay.item.MediaType;
import assay.stage.MediaTypes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names bytes by their signature: own table first, then text, then Tika. */
public final class Signatures implements MediaTypes {
  /** A shorter head says nothing, not even that it is the beginning of a picture. */
  private static final int LEAST = 3;

  /** From the surest to the vaguest. */
  private static final List<Function<Head, Optional<String>>> TABLES =
      List.of(
          Containers::name,
          Pictures::name,
          IsoMedia::name,
          Films::name,
          Text::name,
          Signatures::oldTar,
          MagicNumbers::name);

  /** Those that need nothing but a few comparisons. */
  private static final List<Function<Head, Optional<String>>> OWN =
      TABLES.subList(0, TABLES.size() - 1);

  /** From before there was a magic number: told by the checksum of the first header. */
  private static Optional<String> oldTar(Head head) {
    return TarFormat.begins(head.bytes()) ? Optional.of("application/x-tar") : Optional.empty();
  }

  /**
   * The name of what begins with these bytes, if this table has it by itself: every container that
   * anything here opens is among them. Cheap.
   */
  public static Optional<String> known(byte[] head) {
    return first(OWN, new Head(head));
  }

  private static Optional<String> first(List<Function<Head, Optional<String>>> tables, Head head) {
    return tables.stream().map(t -> t.apply(head)).flatMap(Optional::stream).findFirst();
  }

  @Override
  public MediaType detect(byte[] head, boolean whole) {
    Head bytes = new Head(head);
    if (whole && head.length >= LEAST) {
      Optional<String> begun = Pictures.begun(bytes);
      if (begun.isPresent()) {
        return new MediaType(begun.get(), true);
      }
    }
    return first(TABLES, bytes).map(MediaType::of).orElse(MediaType.UNKNOWN);
  }
}
