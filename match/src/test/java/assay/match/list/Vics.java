package assay.match.list;

import java.nio.charset.StandardCharsets;

/** Invented VICS documents; every value is made of its number. */
public final class Vics {
  public static final String HEAD_13 =
      "{\"odata.metadata\":\"http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#Media\",\"value\":[";
  public static final String HEAD_20 =
      "{\"@odata.context\":\"http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/US/$metadata#Media\",\"value\":[";
  public static final String HEAD_CASES =
      "{\"@odata.context\":\"http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/UK/$metadata#Cases\",\"value\":[";

  private Vics() {}

  /** A medium of model 2.0. */
  public static String medium(long number) {
    return ("{\"MediaID\":%d,\"Category\":%d,\"MD5\":\"%032X\",\"SHA1\":\"%040X\",\"MediaSize\":2835,"
            + "\"DateUpdated\":\"2023-06-07T02:31:49.8300Z\",\"VictimIdentified\":null,\"IsPrecategorized\":\"True\","
            + "\"Series\":\"\",\"AlternativeHashes\":[{\"HashName\":\"PhotoDNA\",\"HashValue\":\"%s\"}],"
            + "\"MediaFiles\":[{\"MD5\":\"x\",\"FileName\":\"a \\\"b\\\" [c].jpg\",\"FilePath\":\"\"}]}")
        .formatted(number, number % 3, number, number, "QUJD".repeat(48));
  }

  /** Media from one number up to before another. */
  public static String media(long from, long to) {
    StringBuilder all = new StringBuilder();
    for (long i = from; i < to; i++) {
      all.append(i == from ? "" : ",\n").append(medium(i));
    }
    return all.toString();
  }

  /** A document that is made while it is read, of media from 0 on. */
  public static final class Endless extends java.io.InputStream {
    private final long media;
    private long next;
    private byte[] buffer = HEAD_20.getBytes(StandardCharsets.UTF_8);
    private int at;

    public Endless(long media) {
      this.media = media;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) {
      if (at == buffer.length) {
        if (next > media) {
          return -1;
        }
        String some =
            next == media
                ? "]}"
                : (next == 0 ? "" : ",") + media(next, Math.min(media, next + 100));
        next = next == media ? media + 1 : Math.min(media, next + 100);
        buffer = some.getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      int some = Math.min(length, buffer.length - at);
      System.arraycopy(buffer, at, out, offset, some);
      at += some;
      return some;
    }
  }
}
