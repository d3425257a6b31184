package assay.casework.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.fingerprint.Digest;
import assay.stage.Vault;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How containers are named, and where they lie. */
final class ContainerName {
  static final String SUFFIX = ".age";
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private ContainerName() {}

  static String of(byte[] namesKey, Vault.Kind kind, Digest sha256) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(namesKey, "HmacSHA256"));
      mac.update(kind.label().getBytes(US_ASCII));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(sha256.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  /** Whether a file or a caller's word could name a container; a path never does. */
  static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  static Path file(Path vault, String name) {
    return vault.resolve(name.substring(0, 2)).resolve(name + SUFFIX);
  }
}
