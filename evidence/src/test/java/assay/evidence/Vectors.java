package assay.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The published vectors: {@code attestation-vectors.json}, made apart from this code. */
public final class Vectors {
  private Vectors() {}

  public static JsonObject all() {
    try (InputStream in = Vectors.class.getResourceAsStream("attestation-vectors.json")) {
      return JsonObject.parse(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    } catch (IOException | JsonException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonObject object(String key) {
    return all().object(key).orElseThrow();
  }

  public static String text(JsonObject json, String key) {
    return json.text(key).orElseThrow();
  }

  public static long number(JsonObject json, String key) {
    return json.number(key).orElseThrow();
  }

  public static Hash hash(JsonObject json, String key) {
    return Hash.parseHex(text(json, key));
  }

  public static List<Hash> hashes(JsonObject json, String key) {
    return json.texts(key).stream().map(Hash::parseHex).toList();
  }
}
