package assay.match.heif;

import assay.stage.UnreadableItemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which item is made of, or belongs to, which: the box {@code iref}. */
final class References {
  private final Map<Long, List<Long>> sources = new HashMap<>();
  private final Set<Long> attached = new HashSet<>();

  void read(Box iref) throws UnreadableItemException {
    int version = iref.form().version();
    Cursor in = iref.body();
    while (in.remaining() > 0) {
      Box box = Box.next(in);
      Cursor ids = box.body();
      long from = id(ids, version);
      int count = ids.u16();
      for (int i = 0; i < count; i++) {
        note(box.type(), from, id(ids, version));
      }
    }
  }

  private static long id(Cursor in, int version) throws UnreadableItemException {
    return version == 0 ? in.u16() : in.u32();
  }

  private void note(String type, long from, long to) {
    if (type.equals("dimg")) {
      sources.computeIfAbsent(from, none -> new ArrayList<>()).add(to);
    } else if (type.equals("thmb") || type.equals("auxl")) {
      attached.add(from);
    }
  }

  /** The items of which a derived one is made, in order. */
  List<Long> sources(long derived) {
    return sources.getOrDefault(derived, List.of());
  }

  /** Whether it is another's thumbnail, alpha or depth. */
  boolean isAttached(long id) {
    return attached.contains(id);
  }
}
