package assay.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A short video of drawn pictures, one a second: an AVI file whose frames are JPEGs, which needs no
 * encoder.
 *
 * @param frames JPEGs of 256 x 256 pixels
 */
public record DrawnVideo(List<byte[]> frames) {
  private static final int SECONDS = 4;
  private static final int SIDE = 256;
  private static final int HAS_INDEX = 0x10;
  private static final int KEY_FRAME = 0x10;
  private static final int CHUNK = 8;
  private static final int MAIN_HEADER = 56;
  private static final int STREAM_HEADER = 56;
  private static final int BITMAP_HEADER = 40;

  public DrawnVideo {
    frames = List.copyOf(frames);
  }

  /** The same numbers give the same video. */
  public static DrawnVideo draw(long seed, long number) {
    List<byte[]> frames = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      frames.add(Drawings.jpeg(seed, 1_000_000 * (number + 1) + second));
    }
    return new DrawnVideo(frames);
  }

  /** The file. */
  public byte[] avi() {
    int pictures = frames.stream().mapToInt(f -> CHUNK + f.length + f.length % 2).sum();
    int stream = 4 + CHUNK + STREAM_HEADER + CHUNK + BITMAP_HEADER;
    int header = 4 + CHUNK + MAIN_HEADER + CHUNK + stream;
    int index = 16 * frames.size();
    int total = 4 + CHUNK + header + CHUNK + 4 + pictures + CHUNK + index;
    ByteBuffer out = ByteBuffer.allocate(CHUNK + total).order(ByteOrder.LITTLE_ENDIAN);
    name(out, "RIFF").putInt(total);
    name(out, "AVI ");
    name(out, "LIST").putInt(header);
    name(out, "hdrl");
    mainHeader(out);
    name(out, "LIST").putInt(stream);
    name(out, "strl");
    streamHeader(out);
    bitmapHeader(out);
    name(out, "LIST").putInt(4 + pictures);
    name(out, "movi");
    for (byte[] frame : frames) {
      name(out, "00dc").putInt(frame.length).put(frame);
      out.position(out.position() + frame.length % 2);
    }
    index(out, index);
    return out.array();
  }

  private void mainHeader(ByteBuffer out) {
    name(out, "avih").putInt(MAIN_HEADER);
    out.putInt(1_000_000).putInt(0).putInt(0).putInt(HAS_INDEX); // microseconds a frame
    out.putInt(frames.size()).putInt(0).putInt(1).putInt(0); // one stream
    out.putInt(SIDE).putInt(SIDE).put(new byte[16]);
  }

  private void streamHeader(ByteBuffer out) {
    name(out, "strh").putInt(STREAM_HEADER);
    name(out, "vids");
    name(out, "MJPG").put(new byte[12]);
    out.putInt(1).putInt(1).putInt(0).putInt(frames.size()); // one frame a second
    out.putInt(0).putInt(-1).putInt(0).put(new byte[8]);
  }

  private static void bitmapHeader(ByteBuffer out) {
    name(out, "strf").putInt(BITMAP_HEADER);
    out.putInt(BITMAP_HEADER).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 24);
    name(out, "MJPG").putInt(3 * SIDE * SIDE).put(new byte[16]);
  }

  private void index(ByteBuffer out, int length) {
    name(out, "idx1").putInt(length);
    int at = 4;
    for (byte[] frame : frames) {
      name(out, "00dc").putInt(KEY_FRAME).putInt(at).putInt(frame.length);
      at += CHUNK + frame.length + frame.length % 2;
    }
  }

  private static ByteBuffer name(ByteBuffer out, String fourCharacters) {
    return out.put(fourCharacters.getBytes(US_ASCII));
  }
}
