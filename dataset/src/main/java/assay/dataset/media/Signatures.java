package assay.dataset.media;

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
          MagicNumbers::name);

  @Override
  public MediaType detect(byte[] head, boolean whole) {
    Head bytes = new Head(head);
    if (whole && head.length >= LEAST) {
      Optional<String> begun = Pictures.begun(bytes);
      if (begun.isPresent()) {
        return new MediaType(begun.get(), true);
      }
    }
    return TABLES.stream()
        .map(table -> table.apply(bytes))
        .flatMap(Optional::stream)
        .findFirst()
        .map(MediaType::of)
        .orElse(MediaType.UNKNOWN);
  }
}
