package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a download program left with a file of where it came from.
 *
 * @param url of the file
 * @param page that linked to it
 */
record DownloadMark(Optional<String> url, Optional<String> page) {
  /**
   * What Windows keeps with a file. Java shows it as an attribute there; a copy in another system
   * has it as a file beside it, with a colon between the names.
   */
  static final String ZONE = "Zone.Identifier";

  private static final String XDG_URL = "xdg.origin.url";
  private static final String XDG_PAGE = "xdg.referrer.url";

  /** An array: the file's address, then that of the page. */
  private static final String WHERE_FROMS = "com.apple.metadata:kMDItemWhereFroms";

  private static final int LONGEST = 1 << 16;

  /**
   * Not {@code about:internet}, which Windows writes where it does not know, and not the names and
   * mail addresses that macOS notes of a sender.
   */
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|ftp)://\\S.{0,4095}");

  /** Empty if neither is an address. */
  static Optional<DownloadMark> of(Optional<String> url, Optional<String> page) {
    DownloadMark mark = new DownloadMark(address(url), address(page));
    return mark.url.isEmpty() && mark.page.isEmpty() ? Optional.empty() : Optional.of(mark);
  }

  private static Optional<String> address(Optional<String> value) {
    return value.map(String::strip).filter(v -> ADDRESS.matcher(v).matches());
  }

  /** The mark of a file; that of the system it is on first. */
  static Optional<DownloadMark> of(Path file) throws IOException {
    var view =
        Files.getFileAttributeView(
            file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    Optional<DownloadMark> mark = view == null ? Optional.empty() : of(view);
    Path beside = file.resolveSibling(file.getFileName() + ":" + ZONE);
    return mark.isPresent() || !Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)
        ? mark
        : ofNote(beside);
  }

  private static Optional<DownloadMark> of(UserDefinedFileAttributeView view) throws IOException {
    List<String> names = view.list();
    Optional<DownloadMark> linux = of(text(view, names, XDG_URL), text(view, names, XDG_PAGE));
    if (linux.isPresent()) {
      return linux;
    }
    List<String> froms =
        bytes(view, names, WHERE_FROMS).map(PropertyList::strings).orElse(List.of());
    Optional<DownloadMark> mac = of(froms.stream().findFirst(), froms.stream().skip(1).findFirst());
    return mac.isPresent() ? mac : bytes(view, names, ZONE).flatMap(ZoneIdentifier::mark);
  }

  /** What a copied note says. */
  static Optional<DownloadMark> ofNote(Path note) throws IOException {
    try (InputStream in = Files.newInputStream(note)) {
      byte[] text = in.readNBytes(LONGEST + 1);
      return text.length > LONGEST ? Optional.empty() : ZoneIdentifier.mark(text);
    }
  }

  private static Optional<String> text(
      UserDefinedFileAttributeView view, List<String> names, String name) throws IOException {
    return bytes(view, names, name).map(value -> new String(value, UTF_8));
  }

  private static Optional<byte[]> bytes(
      UserDefinedFileAttributeView view, List<String> names, String name) throws IOException {
    if (!names.contains(name) || view.size(name) > LONGEST) {
      return Optional.empty();
    }
    ByteBuffer value = ByteBuffer.allocate(view.size(name));
    view.read(name, value);
    byte[] read = new byte[value.flip().remaining()];
    value.get(read);
    return Optional.of(read);
  }
}
