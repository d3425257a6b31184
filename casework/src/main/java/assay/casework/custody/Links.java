package assay.casework.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.stage.CustodyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Follows the chain of a log, line by line. */
final class Links {
  private final String name;
  private final Consumer<CustodyEvent> each;
  private Chain chain = Chain.EMPTY;

  Links(String name, Consumer<CustodyEvent> each) {
    this.name = name;
    this.each = each;
  }

  /** The next line with its LF, without one at a torn end, or nothing at the end. */
  static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  static String digest(byte[] line) {
    return Digest.compute(DigestAlgorithm.SHA256, line).hex();
  }

  void add(String line) {
    CustodyEvent event = event(line);
    // Equal to the canonical form of what it says: that covers type, seq, prev and every byte.
    if (!event.json(chain.events(), chain.head()).write().equals(line)) {
      throw fault("does not follow the line before, or is not canonical");
    }
    chain = new Chain(chain.events() + 1, digest(line.getBytes(UTF_8)), 0);
    each.accept(event);
  }

  private CustodyEvent event(String line) {
    try {
      return CustodyEvent.of(JsonObject.parse(line));
    } catch (JsonException | IllegalArgumentException e) {
      throw fault("is not a custody event");
    }
  }

  private CustodyException fault(String what) {
    return new CustodyException(name + ":" + (chain.events() + 1) + ": the line " + what);
  }

  Chain end(int tornBytes) {
    return new Chain(chain.events(), chain.head(), tornBytes);
  }
}
