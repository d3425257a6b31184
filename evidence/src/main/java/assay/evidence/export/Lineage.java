package assay.evidence.export;

import assay.evidence.export.ProvGraph.Relation;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import java.util.List;
import java.util.Optional;

/**
 * What PROV says of a snapshot, a shard or an item. Names that begin with {@code snap:} belong to
 * the snapshot, so that documents about several snapshots can be put into one store; an item is
 * {@code assay:item/} with its digest wherever it occurs.
 */
final class Lineage {
  private static final String RUN = "snap:run";
  private static final String SCANNER = "snap:agent/scanner";
  private static final String OPERATOR = "snap:agent/operator";
  private static final String ACQUISITION = "snap:acquisition";
  private static final String ACQUIRED = "snap:acquired";
  private static final String ENTRY = "snap:entry";

  private final Outline outline;
  private final ProvGraph graph;

  private Lineage(Outline outline) {
    this.outline = outline;
    this.graph = new ProvGraph(outline.base());
  }

  static ProvGraph of(Outline outline, Scope scope) {
    Lineage lineage = new Lineage(outline);
    lineage.run();
    lineage.acquisition();
    if (scope instanceof Scope.Shard shard) {
      String output = lineage.shard(shard.shard());
      shard.items().each(item -> lineage.member(shard.shard(), output, item));
    } else if (scope instanceof Scope.Item item) {
      lineage.item(item.shard(), item.item());
    } else {
      lineage.whole();
    }
    return lineage.graph;
  }

  private void run() {
    ScreeningStatement statement = outline.statement();
    graph.activity(RUN, "assay:Screening");
    graph.say(RUN, "prov:startTime", outline.startedOn());
    graph.say(RUN, "prov:endTime", outline.finishedOn());
    graph.say(RUN, "assay:runId", outline.runId());
    graph.agent(SCANNER, "Assay " + statement.scannerVersion(), "prov:SoftwareAgent");
    graph.say(SCANNER, "assay:version", statement.scannerVersion());
    graph.say(SCANNER, "assay:sha256", statement.scannerSha256());
    graph.entity("snap:configuration", "prov:Plan");
    graph.say("snap:configuration", "assay:sha256", configurationSha256());
    graph.relate(RUN, Relation.ASSOCIATED, SCANNER, "snap:configuration");
    outline.publisher().name().ifPresent(this::operator);
    int n = 0;
    for (JsonObject list : statement.lists()) {
      String id = graph.entity("snap:list/" + ++n, "assay:HashList");
      graph.say(id, "assay:id", list.text("id"));
      graph.say(id, "assay:version", list.text("version"));
      graph.relate(RUN, Relation.USED, id);
    }
    graph.entity("snap:statement", "assay:Statement");
    graph.say("snap:statement", "assay:sha256", statement.digest());
    graph.say("snap:statement", "assay:level", statement.level().name());
    graph.relate("snap:statement", Relation.GENERATED, RUN);
    graph.relate("snap:statement", Relation.ATTRIBUTED, SCANNER);
  }

  private void operator(String name) {
    graph.agent(OPERATOR, name, "prov:Organization");
    graph.relate(SCANNER, Relation.DELEGATED, OPERATOR);
  }

  private String configurationSha256() {
    return outline
        .statement()
        .predicate()
        .object("invocation")
        .flatMap(i -> i.object("configuration"))
        .flatMap(c -> c.object("digest"))
        .flatMap(d -> d.text("sha256"))
        .orElseThrow();
  }

  private void acquisition() {
    Acquired acquired = outline.acquired();
    graph.entity(ACQUIRED, "prov:Collection", "assay:AcquiredDataset");
    graph.say(ACQUIRED, "prov:label", acquired.name().orElse(outline.dataset()));
    graph.say(ACQUIRED, "assay:version", acquired.version());
    graph.say(ACQUIRED, "assay:licence", acquired.licence());
    graph.say(ACQUIRED, "prov:atLocation", acquired.locator());
    graph.activity(ACQUISITION, "assay:Acquisition");
    graph.say(ACQUISITION, "prov:endTime", acquired.acquiredAt());
    graph.relate(ACQUIRED, Relation.GENERATED, ACQUISITION);
    acquired
        .from()
        .ifPresent(
            name -> {
              graph.agent("snap:agent/supplier", name, "prov:Organization");
              graph.relate(ACQUIRED, Relation.ATTRIBUTED, "snap:agent/supplier");
              graph.relate(ACQUISITION, Relation.ASSOCIATED, "snap:agent/supplier");
            });
  }

  private void whole() {
    graph.entity("snap:dataset", "prov:Collection", "assay:ScreenedDataset");
    graph.say("snap:dataset", "prov:label", outline.dataset());
    graph.say("snap:dataset", "assay:kept", outline.statement().outcome("kept"));
    graph.relate("snap:dataset", Relation.GENERATED, RUN);
    graph.relate("snap:dataset", Relation.DERIVED, ACQUIRED, RUN);
    for (OutputShard shard : outline.shards()) {
      graph.relate("snap:dataset", Relation.MEMBER, shard(shard));
    }
  }

  /** The output shard, made by the run from the input shard. */
  private String shard(OutputShard shard) {
    String output = "snap:shard/" + shard.leaf().shard();
    String input = "snap:input/" + shard.leaf().shard();
    graph.entity(output, "prov:Collection", "assay:Shard");
    graph.say(output, "prov:label", shard.leaf().name());
    graph.say(output, "assay:sha256", shard.leaf().output().sha256());
    graph.say(output, "assay:bytes", shard.leaf().output().bytes());
    graph.say(output, "assay:kept", shard.leaf().kept());
    graph.entity(input, "assay:InputShard");
    graph.relate(ACQUIRED, Relation.MEMBER, input);
    graph.relate(RUN, Relation.USED, input);
    graph.relate(output, Relation.GENERATED, RUN);
    graph.relate(output, Relation.DERIVED, input, RUN);
    return output;
  }

  private void member(OutputShard shard, String output, ItemRecord item) {
    if (item.disposition() == Disposition.KEPT && !item.isProtected()) {
      graph.relate(output, Relation.MEMBER, item(shard, item));
    }
  }

  private String item(OutputShard shard, ItemRecord item) {
    String key = shard.leaf().shard() + "." + item.locator().index();
    String id =
        item.readings().isEmpty()
            ? "snap:item/" + key // metadata promises bytes that were not there
            : "assay:item/" + item.readings().get(0).sha256().hex();
    graph.entity(id, "assay:Item");
    graph.say(id, "assay:locator", item.locator().toString());
    graph.say(id, "assay:mediaType", item.mediaType());
    graph.say(id, "assay:bytes", item.bytes());
    graph.say(id, "assay:grade", item.grade().name());
    graph.say(id, "assay:actionable", item.actionable().label());
    graph.relate(RUN, Relation.USED, id);
    entry(id, new Chain(graph, key).source(item.provenance()), key, item.provenance());
    if (item.disposition() != Disposition.KEPT) {
      graph.say(id, "assay:verdict", item.verdict().label());
      graph.say(id, "assay:disposition", item.disposition().label());
      graph.relate(id, Relation.INVALIDATED, RUN);
    }
    return id;
  }

  /** How the item came from its source into the pool: by each step in turn. */
  private void entry(String item, Optional<String> source, String key, JsonObject provenance) {
    graph.relate(ACQUIRED, Relation.MEMBER, source.orElse(item));
    JsonObject entry = provenance.object("entry").orElse(JsonObject.empty());
    entry.text("ingestedAt").ifPresent(time -> ingest(item, entry, time));
    List<JsonObject> steps = entry.objects("steps");
    String before = "";
    for (int i = 0; i < steps.size(); i++) {
      String step = step("snap:step/" + key + "." + i, steps.get(i));
      if (i == 0) {
        source.ifPresent(bytes -> graph.relate(step, Relation.USED, bytes));
      } else {
        graph.relate(step, Relation.INFORMED, before);
      }
      before = step;
    }
    String last = before;
    if (!last.isEmpty()) {
      graph.relate(item, Relation.GENERATED, last);
    }
    source.ifPresent(
        bytes -> {
          if (last.isEmpty()) {
            graph.relate(item, Relation.DERIVED, bytes);
          } else {
            graph.relate(item, Relation.DERIVED, bytes, last);
          }
        });
  }

  private void ingest(String item, JsonObject entry, String time) {
    graph.activity(ENTRY, "assay:Entry");
    graph.say(ENTRY, "prov:endTime", time);
    graph.relate(ENTRY, Relation.INFORMED, ACQUISITION);
    graph.relate(ENTRY, Relation.USED, item);
    String name = entry.text("pipeline").orElse("pipeline");
    String version = entry.text("pipelineVersion").map(v -> " " + v).orElse("");
    graph.agent("snap:agent/pipeline", name + version, "prov:SoftwareAgent");
    graph.relate(ENTRY, Relation.ASSOCIATED, "snap:agent/pipeline");
  }

  private String step(String id, JsonObject step) {
    graph.activity(id, "assay:Step");
    graph.say(id, "prov:label", step.text("op"));
    String tool = step.text("tool").orElse("tool");
    String version = step.text("version").map(v -> " " + v).orElse("");
    String agent = "snap:agent/tool-" + Chain.slug(tool + version);
    graph.agent(agent, tool + version, "prov:SoftwareAgent");
    graph.relate(id, Relation.ASSOCIATED, agent);
    return id;
  }
}
