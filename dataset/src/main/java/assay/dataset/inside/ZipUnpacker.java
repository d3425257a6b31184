package assay.dataset.inside;

import assay.dataset.io.Positioned;
import assay.dataset.zip.ZipData;
import assay.dataset.zip.ZipDirectory;
import assay.dataset.zip.ZipRecord;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A zip archive; office files and the like are such. */
final class ZipUnpacker implements Unpacker {
  private final Positioned content;
  private final ZipDirectory directory;
  private int next;

  ZipUnpacker(Positioned content, int mostEntries) throws IOException {
    this.content = content;
    try {
      this.directory = ZipDirectory.of(content, mostEntries);
    } catch (ZipDirectory.TooManyEntries e) {
      throw Broken.limit(Reason.TOO_LARGE, e.getMessage());
    }
  }

  @Override
  public Optional<Member> next() throws IOException {
    while (next < directory.size()) {
      ZipRecord entry = directory.entry(next++);
      if (!entry.directory()) {
        return Optional.of(member(entry));
      }
    }
    return Optional.empty();
  }

  private Member member(ZipRecord entry) {
    if (entry.isEncrypted()) {
      return Member.unreadable(entry.name(), entry.time(), Reason.ENCRYPTED);
    }
    return Member.of(entry.name(), entry.time(), () -> open(entry));
  }

  private InputStream open(ZipRecord entry) throws IOException {
    Optional<InputStream> data = ZipData.open(content, entry);
    if (data.isEmpty()) {
      throw Broken.because(Reason.ENCODING, "a zip's entry is packed in a way that is not known");
    }
    return data.get();
  }

  @Override
  public void close() {}
}
