package assay.match.exchange.ncmec;

import assay.match.exchange.EntryKey;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns the elements of a page into what they tell. */
final class EntryElements {
  private static final Set<String> LISTED = Set.of("image", "video");
  private static final Set<String> DELETED = Set.of("deletedImage", "deletedVideo");

  private final Set<String> members;
  private final String place;

  /**
   * Of one page.
   *
   * @param members whose entries are wanted; all if empty
   */
  EntryElements(Set<String> members, String place) {
    this.members = Set.copyOf(members);
    this.place = place;
  }

  void tell(Element element, int number, List<Told> told) {
    String here = place + ", element " + number;
    Optional<String> member = element.child("member").attribute("id");
    String id = element.child("id").text();
    if (member.isEmpty() || id.isEmpty()) {
      told.add(new Told.Refused(here, "an entry has a member with an id, and an id of its own"));
    } else if (members.isEmpty() || members.contains(member.get())) {
      tell(element, new EntryKey(member.get(), id), here, told);
    }
  }

  private static void tell(Element element, EntryKey key, String here, List<Told> told) {
    if (DELETED.contains(element.name())) {
      told.add(new Told.Withdrawn(key));
    } else if (LISTED.contains(element.name())) {
      listed(element, key, here, told);
    } else {
      told.add(
          new Told.Refused(
              here, "expected image, video, deletedImage or deletedVideo", Optional.of(key)));
    }
  }

  private static void listed(Element element, EntryKey key, String here, List<Told> told) {
    List<Element> fingerprints = element.child("fingerprints").children();
    FeedbackCounts votes = FeedbackCounts.of(element.child("feedback"));
    List<ListedValue> values = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    SortedSet<String> unread = new TreeSet<>();
    for (Element fingerprint : fingerprints) {
      try {
        values.add(votes.applied(fingerprint.name(), value(fingerprint)));
      } catch (IllegalArgumentException e) { // quotes nothing
        faults.add(e.getMessage());
        unread.add(ListedValue.algorithm(fingerprint.name()));
      }
    }
    faults.forEach(fault -> told.add(new Told.Refused(here, fault, Optional.of(key))));
    if (!values.isEmpty() || fingerprints.isEmpty()) {
      Optional<String> classification =
          Optional.of(element.child("classification").text()).filter(text -> !text.isEmpty());
      told.add(new Told.Listed(key, values, classification, tags(element), unread));
    }
  }

  /** A large one is only referred to; the reference expires, so it is not kept. */
  private static ListedValue value(Element fingerprint) {
    return fingerprint.attribute("href").isPresent()
        ? ListedValue.notEvaluated(FeedbackCounts.algorithm(fingerprint.name()), "")
        : ListedValue.named(fingerprint.name(), fingerprint.text());
  }

  private static SortedSet<String> tags(Element element) {
    SortedSet<String> tags = new TreeSet<>();
    tags.add("kind:" + element.name());
    String member = element.child("member").text();
    if (!member.isEmpty()) {
      tags.add("member:" + member);
    }
    categorizations(element.child("categorizations"), tags);
    return tags;
  }

  private static void categorizations(Element element, SortedSet<String> tags) {
    if (element.name().equals("categorization")) {
      element
          .attribute("name")
          .or(() -> element.attribute("guid"))
          .or(() -> Optional.of(element.text()).filter(text -> !text.isEmpty()))
          .ifPresent(name -> tags.add("categorization:" + name));
    }
    element.children().forEach(child -> categorizations(child, tags));
  }
}
