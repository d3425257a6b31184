package assay.match.exchange.threatexchange;

import assay.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the members think of an indicator. A descriptor is its owner's opinion: {@code MALICIOUS}
 * affirms, {@code NON_MALICIOUS} disputes, any other status is none yet. A reaction is the opinion
 * of a member without a descriptor: {@code HELPFUL} affirms, {@code DISAGREE_WITH_TAGS} disputes.
 * Each member is counted once, and for the stricter of what it said.
 *
 * @param affirmed how many members affirm
 * @param disputed how many dispute
 * @param tags {@code member:}, {@code status:} and {@code tag:}, each followed by what was said
 */
record Opinions(int affirmed, int disputed, SortedSet<String> tags) {
  /** Of the descriptors of an indicator. */
  static Opinions of(JsonObject descriptors) {
    Set<String> owners = new HashSet<>();
    Map<String, Boolean> opinions = new HashMap<>();
    Map<String, Boolean> reactions = new HashMap<>();
    SortedSet<String> tags = new TreeSet<>();
    for (JsonObject descriptor : descriptors.objects("data")) {
      String status = descriptor.text("status").orElse("UNKNOWN");
      tags.add("status:" + status);
      for (JsonObject tag : descriptor.object("tags").orElse(JsonObject.empty()).objects("data")) {
        tag.text("text").ifPresent(text -> tags.add("tag:" + text));
      }
      Optional<String> owner = descriptor.object("owner").flatMap(o -> Updates.text(o, "id"));
      if (owner.isPresent()) {
        owners.add(owner.get());
        tags.add("member:" + owner.get());
        opinion(status, "MALICIOUS", "NON_MALICIOUS")
            .ifPresent(affirms -> opinions.merge(owner.get(), affirms, Boolean::logicalOr));
      }
      react(descriptor, reactions);
    }
    reactions.keySet().removeAll(owners);
    opinions.putAll(reactions);
    int affirmed = (int) opinions.values().stream().filter(affirms -> affirms).count();
    return new Opinions(affirmed, opinions.size() - affirmed, tags);
  }

  private static void react(JsonObject descriptor, Map<String, Boolean> reactions) {
    for (JsonObject reaction : descriptor.objects("reactions")) {
      Optional<Boolean> opinion =
          opinion(reaction.text("key").orElse(""), "HELPFUL", "DISAGREE_WITH_TAGS");
      for (String member : reaction.text("value").orElse("").split(",", -1)) {
        if (opinion.isPresent() && !member.isBlank()) {
          reactions.merge(member.strip(), opinion.get(), Boolean::logicalOr);
        }
      }
    }
  }

  private static Optional<Boolean> opinion(String said, String affirms, String disputes) {
    return said.equals(affirms)
        ? Optional.of(true)
        : Optional.of(false).filter(none -> said.equals(disputes));
  }
}
