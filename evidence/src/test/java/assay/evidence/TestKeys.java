package assay.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.signature.Ed25519;
import assay.json.JsonObject;
import java.io.InputStream;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/** The published keys of RFC 8032, section 7.1, and the vectors that were made with them. */
public final class TestKeys {
  /** Test 1: signs notes and statements in the vectors. */
  public static final KeyPair FIRST =
      pair("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  /** Test 2: the witness of the vectors. */
  public static final KeyPair SECOND =
      pair("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

  /** Test 3: somebody else. */
  public static final KeyPair THIRD =
      pair("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");

  private TestKeys() {}

  /** The pair of a seed. */
  public static KeyPair pair(String seedHex) {
    try {
      byte[] der = HexFormat.of().parseHex("302e020100300506032b657004220420" + seedHex);
      return Ed25519.pair(
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (Exception e) {
      throw new AssertionError("a published key", e);
    }
  }

  /** The committed vectors. */
  public static JsonObject vectors() {
    try (InputStream in = TestKeys.class.getResourceAsStream("attestation-vectors.json")) {
      return JsonObject.parse(new String(in.readAllBytes(), UTF_8));
    } catch (Exception e) {
      throw new AssertionError("the vectors are there and can be read", e);
    }
  }
}
