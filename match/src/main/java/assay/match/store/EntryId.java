package assay.match.store;

import assay.match.exchange.EntryKey;
import java.util.ArrayList;
import java.util.List;

/** How an entry's key is written where a list has one id for an entry: {@code member/id}. */
final class EntryId {
  private EntryId() {}

  static String written(String member, String id) {
    return member.isEmpty() ? id : member + "/" + id;
  }

  /** The keys that are written so: a slash may be the one between, or belong to either. */
  static List<EntryKey> read(String written) {
    List<EntryKey> keys = new ArrayList<>();
    if (!written.isEmpty()) {
      keys.add(new EntryKey("", written));
    }
    for (int slash = written.indexOf('/');
        slash > 0 && slash < written.length() - 1;
        slash = written.indexOf('/', slash + 1)) {
      keys.add(new EntryKey(written.substring(0, slash), written.substring(slash + 1)));
    }
    return keys;
  }
}
