package assay.match.decode;

import java.io.IOException;
import java.io.InputStream;

/** Pictures of the formats that a child decodes. */
final class Foreign {
  private Foreign() {}

  static byte[] bytes(String file) throws IOException {
    try (InputStream in = Foreign.class.getResourceAsStream("/child/" + file)) {
      return in.readAllBytes();
    }
  }

  static String type(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1);
    return ending.equals("j2k") ? "image/x-jp2-codestream" : "image/" + ending;
  }
}
