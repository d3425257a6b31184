package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Zstandard frames (RFC 8878), with the dictionary that the IIPC proposal puts in front.
 *
 * <p>Where a frame ends is read from its block headers, so a frame of any length needs no memory.
 */
final class ZstdCodec implements Codec {
  /** The proposal's limit for windows and dictionaries: 8 MiB. */
  static final int WINDOW_LOG = 23;

  private static final long FRAME = 0xFD2FB528L;
  private static final long SKIPPABLE = 0x184D2A50L;
  private static final long DICTIONARY_FRAME = 0x184D2A5DL;
  private static final long DICTIONARY = 0xEC30A437L;
  private static final int LEVEL = 3;

  private final byte[] dictionary;
  private ZstdInputStreamNoFinalizer open;

  /**
   * Loads the dictionary, if there is one.
   *
   * @throws FramingLost if there is one that cannot be used: then no record can be read
   */
  ZstdCodec(ShardInput in) throws IOException {
    boolean first = magic(in, 0) == DICTIONARY_FRAME;
    dictionary = first ? dictionary(in) : new byte[0];
  }

  @Override
  public boolean startsAt(ShardInput in, long position) throws IOException {
    long magic = magic(in, position);
    return magic == FRAME || (magic & 0xfffffff0L) == SKIPPABLE;
  }

  private static long magic(ShardInput in, long position) throws IOException {
    return in.length() - position < 4 ? -1 : LittleEndian.read(in, position, 4, "zstd frame");
  }

  @Override
  public Member open(ShardInput in, long position) throws IOException {
    if (!startsAt(in, position)) {
      throw in.length() - position < 4
          ? FramingLost.early("the file ends in a zstd header")
          : FramingLost.wrong("no zstd frame begins here");
    }
    if (magic(in, position) != FRAME) {
      return skippable(in, position);
    }
    long end = end(in, position);
    close();
    open = new ZstdInputStreamNoFinalizer(in.stream(position, end - position));
    try {
      open.setLongMax(WINDOW_LOG);
      if (dictionary.length > 0) {
        open.setDict(dictionary);
      }
    } catch (ZstdIOException e) {
      throw FramingLost.wrong("the dictionary cannot be used");
    }
    return new Frame(open, end, end - position);
  }

  private Member skippable(ShardInput in, long position) throws IOException {
    long end = position + 8 + LittleEndian.read(in, position + 4, 4, "zstd frame");
    if (end > in.length()) {
      throw FramingLost.early("the file ends in a skippable zstd frame");
    }
    return new Skipped(end);
  }

  /** The content is a dictionary, or a frame that holds one. */
  private static byte[] dictionary(ShardInput in) throws IOException {
    long length = LittleEndian.read(in, 4, 4, "zstd frame");
    if (length > 1 << WINDOW_LOG || length > in.length() - 8) {
      throw FramingLost.wrong("the dictionary is longer than the file or 8 MiB");
    }
    if (magic(in, 8) == FRAME) {
      try (var packed = new ZstdInputStreamNoFinalizer(in.stream(8, length))) {
        return required(packed.setLongMax(WINDOW_LOG).readNBytes((1 << WINDOW_LOG) + 1));
      } catch (ZstdIOException e) {
        throw FramingLost.wrong("the dictionary cannot be inflated");
      }
    }
    return required(in.peek(8, (int) length));
  }

  private static byte[] required(byte[] content) throws FramingLost {
    boolean named = content.length >= 8;
    for (int i = 0; named && i < 4; i++) {
      named = (content[i] & 0xff) == (DICTIONARY >>> (8 * i) & 0xff);
    }
    if (!named || content.length > 1 << WINDOW_LOG) {
      throw FramingLost.wrong("the first frame holds no dictionary of at most 8 MiB");
    }
    return content;
  }

  /** RFC 8878, 3.1.1: magic, header, blocks of a three-byte header each, checksum. */
  private static long end(ShardInput in, long start) throws IOException {
    int descriptor = (int) LittleEndian.read(in, start + 4, 1, "zstd frame");
    boolean single = (descriptor & 0x20) != 0;
    int dictionaryId = new int[] {0, 1, 2, 4}[descriptor & 3];
    int contentSize = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >>> 6];
    long at = start + 5 + (single ? 0 : 1) + dictionaryId + contentSize;
    boolean last = false;
    while (!last) {
      int block = (int) LittleEndian.read(in, at, 3, "zstd frame");
      last = (block & 1) != 0;
      boolean repeated = (block >>> 1 & 3) == 1; // one byte stands for many
      at += 3 + (repeated ? 1 : block >>> 3);
    }
    at += (descriptor & 4) != 0 ? 4 : 0;
    if (at > in.length()) {
      throw FramingLost.early("the file ends in a zstd frame");
    }
    return at;
  }

  @Override
  public void pack(OutputStream out, Body body) throws IOException {
    try (var packed = new ZstdOutputStreamNoFinalizer(new Unclosed(out), LEVEL)) {
      packed.setChecksum(true);
      body.writeTo(packed);
    }
  }

  @Override
  public void close() {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new IllegalStateException("closing frees memory and reads nothing", e);
      }
      open = null;
    }
  }

  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  private record Frame(ZstdInputStreamNoFinalizer in, long end, long dataBytes) implements Member {
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (ZstdIOException e) {
        throw FramingLost.early("a zstd frame is damaged");
      }
    }
  }

  /** Holds nothing. */
  private record Skipped(long end) implements Member {
    @Override
    public int read(byte[] buffer, int offset, int length) {
      return -1;
    }

    @Override
    public long dataBytes() {
      return 0;
    }
  }
}
