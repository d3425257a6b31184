package assay.casework.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.stage.CustodyException;
import assay.stage.Vault;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/** What a container says about its content, in front of it. */
record SealedHeader(Vault.Kind kind, Digest sha256, String mediaType) {
  private static final byte[] MAGIC = "ASQ1".getBytes(US_ASCII);
  private static final String TYPE = "assay.sealed/v1";

  /** A header is three short facts; a longer one is not ours. */
  private static final int LONGEST = 1 << 16;

  void writeTo(OutputStream out) throws IOException {
    byte[] json =
        JsonObject.empty()
            .with("type", TYPE)
            .with("kind", kind.label())
            .with("sha256", sha256.hex())
            .with("mediaType", mediaType)
            .bytes();
    DataOutputStream data = new DataOutputStream(out);
    data.write(MAGIC);
    data.writeInt(json.length);
    data.write(json);
    data.flush();
  }

  /**
   * Reads the header and leaves the stream at the content.
   *
   * @throws CustodyException if it is not a header
   */
  static SealedHeader readFrom(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] magic = data.readNBytes(MAGIC.length);
    int length = Arrays.equals(magic, MAGIC) ? data.readInt() : -1;
    if (length < 0 || length > LONGEST) {
      throw new CustodyException("the payload is not a sealed item of version 1");
    }
    try {
      return of(JsonObject.parse(new String(data.readNBytes(length), UTF_8)));
    } catch (JsonException | NoSuchElementException | IllegalArgumentException e) {
      throw new CustodyException("the payload has no header of version 1", e);
    }
  }

  private static SealedHeader of(JsonObject json) {
    if (!json.text("type").orElseThrow().equals(TYPE)) {
      throw new IllegalArgumentException("another type of header");
    }
    return new SealedHeader(
        Vault.Kind.valueOf(json.text("kind").orElseThrow().toUpperCase(Locale.ROOT)),
        Digest.parse(DigestAlgorithm.SHA256, json.text("sha256").orElseThrow()),
        json.text("mediaType").orElseThrow());
  }
}
