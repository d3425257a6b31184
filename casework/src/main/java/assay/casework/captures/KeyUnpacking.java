package assay.casework.captures;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import java.util.Optional;

/** Unpacks the keys of blocks, for any number of threads. */
final class KeyUnpacking {
  private final Optional<ZstdDictDecompress> dictionary;

  KeyUnpacking(byte[] dictionary) {
    this.dictionary =
        dictionary.length == 0 ? Optional.empty() : Optional.of(new ZstdDictDecompress(dictionary));
  }

  byte[] plain(byte[] frame, int length) {
    try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
      dictionary.ifPresent(context::loadDict);
      return context.decompress(frame, length);
    }
  }
}
