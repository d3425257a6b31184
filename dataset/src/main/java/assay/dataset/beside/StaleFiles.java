package assay.dataset.beside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.dataset.folder.FolderFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which files of a written dataset no longer fit it. */
public final class StaleFiles {
  /** A card, or an index of shards, says what it says near its beginning. */
  private static final int HEAD = 1 << 16;

  /**
   * By what a file can be told, and what is wrong with it then.
   *
   * @param name of the file, in lower case
   * @param says a word that has to be in its beginning; empty: any will do
   */
  private record Kind(Pattern name, String says, String fault) {
    static Kind of(String name, String says, String fault) {
      return new Kind(Pattern.compile(name), says, fault);
    }
  }

  private static final String ROWS = "its rows are aligned with items by number, and some left";
  private static final String PLACES = "it says where entries lie, and they moved";
  private static final String DIGESTS = "its digests are of files that were written again";
  private static final String COUNTS = "it counts what was there before some left";

  private static final List<Kind> KINDS =
      List.of(
          Kind.of(".*\\.(npy|npz|faiss)", "", ROWS),
          Kind.of(".*\\.(idx|cdx|cdxj)(\\.gz)?", "", PLACES),
          Kind.of("_metadata|_common_metadata", "", PLACES),
          Kind.of("(sha|md5|sha\\d+|b2|checksum)s?(um)?s?(\\.txt)?", "", DIGESTS),
          Kind.of(".*\\.(md5|sha1|sha256|sha512)", "", DIGESTS),
          Kind.of(".*croissant.*\\.json", "", DIGESTS),
          Kind.of("sizes\\.json|dataset_infos?\\.json", "", COUNTS),
          Kind.of("readme\\.md", "num_examples", COUNTS),
          Kind.of(".*\\.json", "\"nsamples\"", COUNTS));

  private StaleFiles() {}

  /**
   * The files that no longer fit, each with what is wrong with it: {@code emb/0.npy: its rows are
   * …}.
   *
   * @param output a folder that was written, and of which something left
   */
  public static List<String> in(Path output) throws IOException {
    List<String> stale = new ArrayList<>();
    if (Files.isDirectory(output)) {
      FolderFormat.walk(
          output,
          (relative, name) ->
              fault(output.resolve(relative)).ifPresent(fault -> stale.add(name + ": " + fault)));
    }
    return stale;
  }

  private static Optional<String> fault(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (Kind kind : KINDS) {
      if (kind.name().matcher(name).matches() && says(file, kind.says())) {
        return Optional.of(kind.fault());
      }
    }
    return Optional.empty();
  }

  private static boolean says(Path file, String word) throws IOException {
    if (word.isEmpty()) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), ISO_8859_1).contains(word);
    }
  }
}
