package assay.evidence.statement;

/** Demands every member that the dataset-screening predicate requires, in its kind. */
final class Schema {
  private Schema() {}

  static void require(Members predicate) throws SchemaException {
    if (!predicate.text("schemaVersion").startsWith("1.")) {
      throw new SchemaException("schemaVersion is not 1.x");
    }
    Members scanner = predicate.at("scanner");
    scanner.text("id");
    scanner.text("version");
    scanner.at("digest").sha256("sha256");
    Members invocation = predicate.at("invocation");
    invocation.text("runId");
    invocation.time("startedOn");
    invocation.time("finishedOn");
    resource(invocation.at("configuration"));
    snapshot(predicate.at("snapshot"));
    lists(predicate);
    matchers(predicate);
    coverage(predicate.at("coverage"));
    outcome(predicate.at("outcome"));
    ReferenceCounts.require(predicate);
    if (predicate.has("canaries")) {
      canaries(predicate.at("canaries"));
    }
    predicate.texts("limitations");
  }

  private static void resource(Members resource) throws SchemaException {
    resource.text("name");
    resource.at("digest").sha256("sha256");
  }

  private static void snapshot(Members snapshot) throws SchemaException {
    snapshot.text("id");
    for (Members material : snapshot.objects("materials")) {
      resource(material);
    }
    Members trees = snapshot.at("trees");
    for (String name : new String[] {"items", "shards", "contents"}) {
      Members tree = trees.at(name);
      if (!tree.text("algorithm").equals("rfc6962-sha256")) {
        throw new SchemaException("snapshot.trees." + name + ".algorithm is unknown");
      }
      tree.text("leafFormat");
      tree.number("size");
      tree.sha256("root");
    }
  }

  private static void lists(Members predicate) throws SchemaException {
    for (Members list : predicate.objects("lists")) {
      list.text("id");
      list.text("disclosure");
      list.text("version");
      list.time("asOf");
      list.time("retrievedOn");
      list.at("entries");
      Members commitment = list.at("commitment");
      commitment.text("algorithm");
      commitment.number("size");
      commitment.sha256("root");
    }
  }

  private static void matchers(Members predicate) throws SchemaException {
    for (Members matcher : predicate.objects("matchers")) {
      matcher.text("id");
      matcher.text("algorithm");
      if (matcher.text("comparison").equals("hamming")) {
        matcher.number("maxDistance");
        matcher.number("matchedDistance");
        matcher.number("minQuality");
      }
      matcher.texts("lists");
      matcher.texts("appliesTo");
      Members covered = predicate.at("coverage.matchers").at(matcher.text("id"));
      covered.number("eligible");
      covered.number("evaluated");
    }
  }

  private static void coverage(Members coverage) throws SchemaException {
    Members items = coverage.at("items");
    items.number("enumerated");
    items.number("screened");
    items.number("unscreenable");
    Members bytes = coverage.at("bytes");
    for (String part : new String[] {"input", "record", "framing", "opaque", "unparsed"}) {
      bytes.number(part);
    }
    coverage.at("matchers");
    coverage.at("unscreenableReasons");
  }

  private static void outcome(Members outcome) throws SchemaException {
    for (String count :
        new String[] {
          "clear",
          "matched",
          "suspected",
          "unscreenable",
          "kept",
          "quarantined",
          "withheld",
          "keptMatched",
          "keptSuspected",
          "keptUnscreenable",
          "clearNotKept"
        }) {
      outcome.number(count);
    }
    outcome.at("hitsByMatcher");
    Members distinct = outcome.at("distinctContents");
    for (String count :
        new String[] {"enumerated", "matched", "suspected", "unscreenable", "kept"}) {
      distinct.number(count);
    }
  }

  private static void canaries(Members canaries) throws SchemaException {
    canaries.at("setDigest").sha256("sha256");
    canaries.number("planted");
    canaries.number("detected");
    canaries.number("negativesPlanted");
    canaries.number("negativesFlagged");
  }
}
