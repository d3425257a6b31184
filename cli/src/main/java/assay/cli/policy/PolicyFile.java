package assay.cli.policy;

import assay.cli.refusal.UsageException;
import assay.fingerprint.Transform;
import assay.policy.AcquisitionRule;
import assay.policy.Allowances;
import assay.policy.FloodLimit;
import assay.policy.Policy;
import assay.policy.ProvenanceFloor;
import assay.policy.SidecarKeys;
import assay.policy.Thresholds;
import assay.policy.VideoBars;
import assay.provenance.Grade;
import assay.verdict.Disposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a policy. What the file does not say is as in {@link Policy#standard()}; a list that sets
 * one distance takes the others from the file's own {@code pdq} section.
 */
public final class PolicyFile {
  private static final Map<String, Disposition> UNSCREENABLE =
      new TreeMap<>(
          Map.of(
              "withhold", Disposition.WITHHELD,
              "quarantine", Disposition.QUARANTINED,
              "keep", Disposition.KEPT));

  private static final Map<String, Boolean> YES_OR_NO =
      new TreeMap<>(Map.of("true", true, "false", false));

  private PolicyFile() {}

  /**
   * Reads a file.
   *
   * @throws UsageException if it says something that is no policy; the message names file and line
   */
  public static Policy read(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readString(file));
  }

  static Policy parse(String name, String yaml) {
    YamlSection root = YamlSection.parse(name, yaml);
    root.allowOnly(
        "pdq", "lists", "unscreenable", "provenance", "acquisition", "sidecars", "flood", "video");
    YamlSection pdq = root.section("pdq");
    pdq.allowOnly("matchedDistance", "maxDistance", "minQuality", "variants");
    Thresholds standard = thresholds(pdq, Thresholds.standard());
    return new Policy(
        standard,
        lists(root.section("lists"), standard),
        variants(pdq),
        root.choice("unscreenable", UNSCREENABLE).orElse(Disposition.WITHHELD),
        floor(root.section("provenance")),
        acquisition(root.section("acquisition")),
        sidecars(root.section("sidecars")),
        new Allowances(List.of(), vetted(root.section("lists"))),
        flood(root.section("flood")),
        video(root.section("video")));
  }

  private static Thresholds thresholds(YamlSection section, Thresholds otherwise) {
    int max = section.integer("maxDistance").orElse(otherwise.maxDistance());
    int matched =
        section
            .integer("matchedDistance")
            .orElse(Math.min(otherwise.matchedDistance(), Math.max(max, 0)));
    int quality = section.integer("minQuality").orElse(otherwise.minQuality());
    try {
      return new Thresholds(matched, max, quality);
    } catch (IllegalArgumentException e) {
      throw section.fault(e.getMessage());
    }
  }

  private static SortedMap<String, Thresholds> lists(YamlSection lists, Thresholds standard) {
    SortedMap<String, Thresholds> byList = new TreeMap<>();
    for (String id : lists.keys()) {
      YamlSection list = lists.section(id);
      list.allowOnly("pdq", "vetted");
      if (list.keys().contains("pdq")) { // else those hold with which the list was added
        YamlSection pdq = list.section("pdq");
        pdq.allowOnly("matchedDistance", "maxDistance", "minQuality");
        byList.put(id, thresholds(pdq, standard));
      }
    }
    return byList;
  }

  private static SortedMap<String, Boolean> vetted(YamlSection lists) {
    SortedMap<String, Boolean> vetted = new TreeMap<>();
    for (String id : lists.keys()) {
      lists.section(id).choice("vetted", YES_OR_NO).ifPresent(looked -> vetted.put(id, looked));
    }
    return vetted;
  }

  private static FloodLimit flood(YamlSection section) {
    section.allowOnly("contents", "items");
    FloodLimit standard = FloodLimit.standard();
    try {
      return new FloodLimit(
          section.integer("contents").map(Integer::longValue).orElse(standard.contents()),
          section.integer("items").map(Integer::longValue).orElse(standard.items()));
    } catch (IllegalArgumentException e) {
      throw section.fault(e.getMessage());
    }
  }

  private static VideoBars video(YamlSection section) {
    section.allowOnly("itemPercent", "listedPercent", "runSeconds");
    VideoBars standard = VideoBars.standard();
    try {
      return new VideoBars(
          section.integer("itemPercent").orElse(standard.itemPercent()),
          section.integer("listedPercent").orElse(standard.listedPercent()),
          section.integer("runSeconds").orElse(standard.runSeconds()));
    } catch (IllegalArgumentException e) {
      throw section.fault(e.getMessage());
    }
  }

  private static Set<Transform> variants(YamlSection pdq) {
    Map<String, Transform> byLabel = new TreeMap<>();
    Arrays.stream(Transform.values()).forEach(t -> byLabel.put(t.label(), t));
    Set<Transform> chosen = EnumSet.noneOf(Transform.class);
    for (YamlSection.Word word : pdq.words("variants")) {
      if (word.text().equals("all")) {
        chosen.addAll(byLabel.values());
      } else {
        chosen.add(
            Optional.ofNullable(byLabel.get(word.text()))
                .orElseThrow(
                    () -> word.fault("a variant is all, " + String.join(", ", byLabel.keySet()))));
      }
    }
    if (chosen.isEmpty()) {
      return EnumSet.allOf(Transform.class);
    } else if (!chosen.contains(Transform.ORIGINAL)) {
      throw pdq.fault("variants include original");
    }
    return chosen;
  }

  private static ProvenanceFloor floor(YamlSection section) {
    section.allowOnly("floor", "share");
    Map<String, Grade> grades = new TreeMap<>();
    Arrays.stream(Grade.values()).forEach(g -> grades.put(g.name(), g));
    Optional<Grade> grade = section.choice("floor", grades);
    Optional<Integer> share = section.integer("share");
    if (grade.isEmpty()) {
      if (share.isPresent()) {
        throw section.fault("share says how many items must reach a floor, and there is no floor");
      }
      return ProvenanceFloor.none();
    }
    try {
      return new ProvenanceFloor(grade.get(), share.orElse(100));
    } catch (IllegalArgumentException e) {
      throw section.fault(e.getMessage());
    }
  }

  private static SidecarKeys sidecars(YamlSection section) {
    section.allowOnly("url", "page", "time", "caption", "version");
    SidecarKeys standard = SidecarKeys.standard();
    try {
      return new SidecarKeys(
          names(section, "url", standard.url()),
          names(section, "page", standard.page()),
          names(section, "time", standard.time()),
          names(section, "caption", standard.caption()),
          names(section, "version", standard.version()));
    } catch (IllegalArgumentException e) {
      throw section.fault(e.getMessage());
    }
  }

  private static List<String> names(YamlSection section, String key, List<String> otherwise) {
    List<String> names = section.words(key).stream().map(YamlSection.Word::text).toList();
    return section.keys().contains(key) ? names : otherwise;
  }

  private static AcquisitionRule acquisition(YamlSection section) {
    section.allowOnly("suppliers", "required");
    return new AcquisitionRule(
        section.words("suppliers").stream().map(YamlSection.Word::text).toList(),
        section.choice("required", YES_OR_NO).orElse(false));
  }
}
