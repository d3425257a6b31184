package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.Arrays;

/**
 * GIF (89a), every frame, as a viewer shows it. The file is walked through to its trailer.
 *
 * <p>Transparent pixels of the first frame have the colour that is stored for them: alpha is
 * dropped. In later ones they leave what was there.
 */
final class GifDecoder implements LumaDecoder {
  @Override
  public boolean stopsByItself(byte[] content) {
    return true;
  }

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException {
    new Walk(content, attempt).toTheTrailer();
  }

  /** One pass through a file. */
  private static final class Walk {
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    /** Some writers end a block twice; viewers go on. */
    private static final int STRAY = 0;

    private final byte[] content;
    private final Numbers bytes;
    private final Attempt attempt;
    private int at = 13; // behind signature and screen descriptor
    private Palette globalPalette = new Palette(new byte[0]);
    private GifCanvas canvas;
    private int transparent = -1;
    private int disposal;

    Walk(byte[] content, Attempt attempt) {
      this.content = content;
      this.bytes = new Numbers(content);
      this.attempt = attempt;
    }

    void toTheTrailer() throws UnreadableItemException {
      globalPalette = palette(bytes.u8(10));
      while (true) {
        int block = bytes.u8(at++);
        if (block == TRAILER) {
          return;
        } else if (block == IMAGE) {
          image();
        } else if (block == EXTENSION) {
          extension();
        } else if (block != STRAY) {
          throw new UnreadableItemException(
              Reason.DECODE_ERROR, "byte " + (at - 1) + " begins no block");
        }
      }
    }

    /** The palette that a field of flags announces. */
    private Palette palette(int flags) throws UnreadableItemException {
      if ((flags & 0x80) == 0) {
        return new Palette(new byte[0]);
      }
      int from = at;
      at += 3 << ((flags & 7) + 1);
      bytes.u8(at - 1);
      return new Palette(Arrays.copyOfRange(content, from, at));
    }

    private void extension() throws UnreadableItemException {
      if (bytes.u8(at++) == GRAPHIC_CONTROL && bytes.u8(at) == 4) {
        int flags = bytes.u8(at + 1);
        disposal = flags >> 2 & 7;
        transparent = (flags & 1) == 0 ? -1 : bytes.u8(at + 4);
      }
      while (bytes.u8(at) != 0) {
        at += 1 + bytes.u8(at);
      }
      at++;
    }

    private void image() throws UnreadableItemException {
      int left = bytes.u16le(at);
      int top = bytes.u16le(at + 2);
      int width = bytes.u16le(at + 4);
      int height = bytes.u16le(at + 6);
      int flags = bytes.u8(at + 8);
      at += 9;
      Palette local = palette(flags);
      GifFrame frame =
          new GifFrame(
              left,
              top,
              width,
              height,
              (flags & 0x40) != 0,
              local.isEmpty() ? globalPalette : local,
              canvas == null ? -1 : transparent,
              disposal);
      show(frame);
      transparent = -1;
      disposal = 0;
    }

    private void show(GifFrame frame) throws UnreadableItemException {
      if (canvas == null) {
        canvas = canvas(frame);
      }
      attempt.goOn();
      byte[] indices = new byte[checkedSize(frame)];
      GifPixels pixels = new GifPixels(content, at, attempt);
      int filled = pixels.read(indices);
      if (filled == 0) {
        throw new UnreadableItemException(pixels.fault(), "a frame without pixels");
      }
      if (filled < indices.length) {
        attempt.fault(pixels.fault());
      }
      canvas.show(frame, indices, filled, attempt);
      at = pixels.end();
    }

    /** The logical screen; its size is sometimes left 0 and then that of the first frame. */
    private GifCanvas canvas(GifFrame first) throws UnreadableItemException {
      int width = bytes.u16le(6);
      int height = bytes.u16le(8);
      if (width == 0 || height == 0) {
        width = first.left() + first.width();
        height = first.top() + first.height();
      }
      // Two canvases of three bytes a pixel; a frame is admitted up to the same size.
      attempt.admit(width, height, 8L * width * height);
      int background = (bytes.u8(10) & 0x80) != 0 ? bytes.u8(11) : 0;
      return new GifCanvas(width, height, globalPalette, background);
    }

    private int checkedSize(GifFrame frame) throws UnreadableItemException {
      long size = (long) frame.width() * frame.height();
      if (size == 0) {
        throw new UnreadableItemException(Reason.DECODE_ERROR, "a frame without pixels");
      }
      if (size > canvas.pixels()) {
        attempt.admit(frame.width(), frame.height(), 8L * canvas.pixels() + size);
      }
      return (int) size;
    }
  }
}
