package assay.evidence.statement;

import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.json.JsonObject;
import assay.list.ListVersion;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.stage.LicensedProgram;
import assay.stage.Sampling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which matchers a run used: one for each digest algorithm, one for PDQ and one for vPDQ, or
 * several of them if lists have thresholds of their own, and one for each licensed program.
 */
final class MatcherClaims {
  private static final String PDQ = "pdq";

  private final List<ListVersion> lists;
  private final Policy policy;
  private final List<LicensedProgram> programs;
  private final Sampling sampling;

  /**
   * @param programs those that compared values which only they understand
   * @param sampling which frames of videos were compared
   */
  MatcherClaims(
      List<ListVersion> lists, Policy policy, List<LicensedProgram> programs, Sampling sampling) {
    this.sampling = sampling;
    this.lists = lists;
    this.policy = policy;
    this.programs = programs;
  }

  /** One object for each matcher: digests by algorithm, PDQ, vPDQ, then licensed programs. */
  List<JsonObject> json() {
    TreeSet<String> digests = new TreeSet<>();
    lists.forEach(list -> digests.addAll(list.entries().keySet()));
    digests.remove(PDQ);
    digests.remove(Vpdq.NAME);
    programs.forEach(program -> digests.remove(program.algorithm()));
    List<JsonObject> matchers = new ArrayList<>();
    for (String algorithm : digests) {
      matchers.add(
          matcher("m-" + algorithm, algorithm, "exact", listsWith(algorithm))
              .with("appliesTo", List.of("*/*")));
    }
    for (JsonObject pictures : near(PDQ)) {
      matchers.add(pictures.with("appliesTo", List.of("image/*", "video/*")));
    }
    for (JsonObject videos : near(Vpdq.NAME)) {
      matchers.add(
          videos
              .with("itemPercent", policy.video().itemPercent())
              .with("listedPercent", policy.video().listedPercent())
              .with("runSeconds", policy.video().runSeconds())
              .with("appliesTo", List.of("video/*")));
    }
    programs.stream()
        .sorted(Comparator.comparing(LicensedProgram::algorithm))
        .forEach(program -> matchers.add(licensed(program)));
    return matchers;
  }

  /** How near is near is the program's own rule; which program it was is all that can be said. */
  private JsonObject licensed(LicensedProgram program) {
    String algorithm = program.algorithm();
    JsonObject about =
        JsonObject.empty()
            .with("name", program.name())
            .with("version", program.version())
            .with("digest", JsonObject.empty().with("sha256", program.sha256()));
    return matcher("m-" + algorithm, algorithm, "licensed", listsWith(algorithm))
        .with("program", about)
        .with("appliesTo", program.mediaTypes());
  }

  private List<JsonObject> near(String algorithm) {
    List<Thresholds> thresholds =
        with(algorithm).map(list -> policy.thresholds(list.id())).distinct().toList();
    String id = "m-" + algorithm;
    return IntStream.range(0, thresholds.size())
        .mapToObj(
            i ->
                near(
                    thresholds.size() == 1 ? id : id + "-" + (i + 1), algorithm, thresholds.get(i)))
        .toList();
  }

  private JsonObject near(String id, String algorithm, Thresholds thresholds) {
    List<String> those =
        with(algorithm)
            .filter(list -> policy.thresholds(list.id()).equals(thresholds))
            .map(ListVersion::publicId)
            .toList();
    return matcher(id, algorithm, "hamming", those)
        .with("maxDistance", thresholds.maxDistance())
        .with("matchedDistance", thresholds.matchedDistance())
        .with("minQuality", thresholds.minQuality())
        .with("variants", variants())
        .with("sampling", sampling.label());
  }

  private static JsonObject matcher(
      String id, String algorithm, String comparison, List<String> lists) {
    return JsonObject.empty()
        .with("id", id)
        .with("algorithm", algorithm)
        .with("comparison", comparison)
        .with("lists", lists);
  }

  /** The lists that use an algorithm, by what they are called here: the policy knows their ids. */
  private Stream<ListVersion> with(String algorithm) {
    return lists.stream()
        .filter(list -> list.entries().containsKey(algorithm))
        .sorted(Comparator.comparing(ListVersion::publicId));
  }

  private List<String> listsWith(String algorithm) {
    return with(algorithm).map(ListVersion::publicId).toList();
  }

  private String variants() {
    return policy.variants().size() == Transform.values().length
        ? "dihedral-8"
        : String.join(",", policy.variants().stream().map(Transform::label).sorted().toList());
  }
}
