package assay.evidence.dsse;

import assay.evidence.signature.Der;
import assay.evidence.signature.KeyException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Verifies ECDSA over P-256 with SHA-256, as other tools sign envelopes. */
final class P256 {
  private static final int COORDINATE_BYTES = 32;
  private static final int SPKI_BYTES = 91;

  /** The named curve and an uncompressed point: the one form that the JDK writes. */
  private static final byte[] SPKI =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private P256() {}

  static PublicKey publicKey(byte[] spki) throws KeyException {
    boolean isSpki =
        spki.length == SPKI_BYTES && Arrays.equals(spki, 0, SPKI.length, SPKI, 0, SPKI.length);
    if (!isSpki) {
      throw new KeyException(
          "an Ed25519 key or an uncompressed P-256 key was expected, as DER SubjectPublicKeyInfo");
    }
    try {
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
      if (!isOnCurve((ECPublicKey) key)) {
        throw notOnCurve();
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw notOnCurve();
    }
  }

  private static KeyException notOnCurve() {
    return new KeyException("the point of a P-256 key is not on its curve");
  }

  /** Whether y² = x³ + ax + b: the JDK does not ask before it computes. */
  private static boolean isOnCurve(ECPublicKey key) {
    ECParameterSpec curve = key.getParams();
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    ECPoint point = key.getW();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right =
        x.multiply(x)
            .add(curve.getCurve().getA())
            .multiply(x)
            .add(curve.getCurve().getB())
            .subtract(y.multiply(y));
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && right.mod(p).signum() == 0;
  }

  /** Signatures come as DER or as r and s one after another, and do not say which. */
  static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    List<byte[]> readings = new ArrayList<>();
    if (signature.length == 2 * COORDINATE_BYTES) {
      readings.add(signature);
    }
    try {
      readings.add(fromDer(signature));
    } catch (KeyException e) {
      // not DER: then it is r and s, or nothing
    }
    BigInteger order = ((ECPublicKey) key).getParams().getOrder();
    return readings.stream()
        .anyMatch(raw -> isInRange(raw, order) && verifiesRaw(key, message, raw));
  }

  private static byte[] fromDer(byte[] signature) throws KeyException {
    Der outer = Der.of(signature);
    Der inner = outer.sequence();
    byte[] raw = new byte[2 * COORDINATE_BYTES];
    place(inner.unsigned(), raw, COORDINATE_BYTES);
    place(inner.unsigned(), raw, 2 * COORDINATE_BYTES);
    inner.end();
    outer.end();
    return raw;
  }

  private static void place(BigInteger number, byte[] raw, int end) throws KeyException {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    int length = bytes.length - from;
    if (length > COORDINATE_BYTES) {
      throw new KeyException("a number beyond 256 bits");
    }
    System.arraycopy(bytes, from, raw, end - length, length);
  }

  /** Some releases of Java 17 verified zeros over anything (CVE-2022-21449). */
  private static boolean isInRange(byte[] raw, BigInteger order) {
    for (int at = 0; at < raw.length; at += COORDINATE_BYTES) {
      BigInteger number = new BigInteger(1, raw, at, COORDINATE_BYTES);
      if (number.signum() == 0 || number.compareTo(order) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean verifiesRaw(PublicKey key, byte[] message, byte[] raw) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(raw);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
