package assay.casework.recovery;

import assay.casework.captures.CaptureDigest;
import assay.casework.captures.CaptureIndex;
import assay.casework.captures.Sighting;
import assay.casework.captures.UpstreamRow;
import assay.fingerprint.Digest;
import assay.provenance.Basis;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.record.ItemRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks items up by the keys that they kept from a release. Keys are short and recur in every
 * release, so only the one that the operator names is asked, and a row that contradicts what the
 * item itself tells is not its row.
 */
final class UpstreamKeys {
  /** How members of tables are named: {@code 17}, {@code 17/images[1]}, {@code 17/data!a.png}. */
  private static final Pattern ROW = Pattern.compile("^(\\d{1,18})(?:/|$)");

  private final CaptureIndex index;
  private final String release;

  UpstreamKeys(CaptureIndex index, String release) {
    this.index = index;
    this.release = release;
  }

  List<Sighting> find(ItemRecord item, Provenance facts) {
    List<Sighting> found = new ArrayList<>();
    for (String key : keys(item)) {
      if (UpstreamRow.isText(key)) {
        index.byRow(new UpstreamRow(release, key)).stream()
            .filter(row -> !contradicts(row, facts))
            .forEach(found::add);
      }
    }
    return found;
  }

  /**
   * The path up to the first dot of its name. Without folders only where the key itself begins with
   * the last of them, as in {@code 00001/000010002.jpg}: "a/1" and "b/1" are two samples. Of a
   * table the row.
   */
  private static Set<String> keys(ItemRecord item) {
    Set<String> keys = new LinkedHashSet<>();
    String member = item.locator().member();
    int name = member.lastIndexOf('/') + 1;
    int dot = member.indexOf('.', name);
    String key = dot < 0 ? member : member.substring(0, dot);
    keys.add(key);
    if (name > 0) {
      String folder = member.substring(member.lastIndexOf('/', name - 2) + 1, name - 1);
      if (!folder.isEmpty() && key.startsWith(folder, name)) {
        keys.add(key.substring(name));
      }
    }
    String shard = item.locator().shard();
    Matcher row = ROW.matcher(member);
    if (shard.toLowerCase(Locale.ROOT).endsWith(".parquet") && row.find()) {
      keys.add(UpstreamRow.key(shard, Long.parseLong(row.group(1))));
    }
    return keys;
  }

  private static boolean contradicts(Sighting row, Provenance facts) {
    Optional<String> url =
        facts
            .origin()
            .flatMap(Origin::url)
            .filter(u -> facts.basisOf("origin.url") != Basis.INFERRED);
    Optional<Digest> declared = facts.declaredDigest();
    List<CaptureDigest> digests =
        row.capture().digests().stream()
            .filter(CaptureDigest::declared)
            .filter(d -> declared.filter(own -> own.algorithm() == d.algorithm()).isPresent())
            .toList();
    return url.filter(u -> !u.equals(row.capture().url())).isPresent()
        || (!digests.isEmpty() && digests.stream().noneMatch(d -> d.isOf(declared.get())));
  }
}
