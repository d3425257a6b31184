package assay.match.decode;

import assay.stage.UnreadableItemException;
import java.io.IOException;

/** TIFF, all pages, by TwelveMonkeys. */
final class TiffDecoder implements LumaDecoder {
  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    TiffStructure.check(content, attempt);
    ReaderPages.emit(Readers.TIFF, content, attempt);
  }
}
