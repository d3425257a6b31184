package assay.match.exchange.file;

import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import assay.match.list.ListElement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What stands in a file, as an exchange tells it. */
final class Entries {
  private Entries() {}

  /** Tells an element of the file of this name. */
  static Told told(String file, ListElement element) {
    if (element instanceof ListElement.Refused refused) {
      return new Told.Refused(
          file + ":" + refused.place(),
          refused.reason(),
          refused.id().map(id -> new EntryKey("", id)));
    }
    ListElement.Entry entry = (ListElement.Entry) element;
    List<ListedValue> values = new ArrayList<>();
    entry.values().forEach(value -> values.add(ListedValue.of(value)));
    entry
        .unevaluated()
        .forEach(value -> values.add(ListedValue.notEvaluated(value.algorithm(), value.text())));
    return new Told.Listed(key(entry), values, entry.classification(), entry.tags());
  }

  private static EntryKey key(ListElement.Entry entry) {
    MessageDigest all = DigestAlgorithm.SHA256.begin();
    add(all, entry.id());
    add(all, entry.classification());
    for (Fingerprint value : entry.values()) {
      add(all, Optional.of(value.algorithmName()));
      add(all, Optional.of(value.hex()));
    }
    for (ListElement.Unevaluated value : entry.unevaluated()) {
      add(all, Optional.of(value.algorithm()));
      add(all, Optional.of(value.text()));
    }
    String digest = HexFormat.of().formatHex(all.digest());
    return entry
        .id()
        .map(id -> new EntryKey("", id, digest))
        .orElseGet(() -> new EntryKey("", digest));
  }

  /** With its length, so that no two sequences of texts are one. */
  private static void add(MessageDigest digest, Optional<String> text) {
    byte[] bytes = text.orElse("").getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(text.isPresent() ? bytes.length : -1).flip());
    digest.update(bytes);
  }
}
