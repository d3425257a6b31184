package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.evidence.export.ExportFormat;
import assay.evidence.records.RecordReader;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import io.openlineage.client.OpenLineage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a snapshot looks like to others. */
class ExportCommandTest {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  /** Of PROV-O, section 3: those in use here. */
  private static final Set<String> PROV_CLASSES =
      Set.of(
          "Entity",
          "Activity",
          "Agent",
          "Collection",
          "Plan",
          "SoftwareAgent",
          "Organization",
          "Location",
          "Association",
          "Derivation");

  private static final Set<String> PROV_PROPERTIES =
      Set.of(
          "wasGeneratedBy",
          "wasDerivedFrom",
          "wasAttributedTo",
          "startedAtTime",
          "used",
          "wasInformedBy",
          "endedAtTime",
          "wasAssociatedWith",
          "actedOnBehalfOf",
          "hadMember",
          "wasInvalidatedBy",
          "atLocation",
          "qualifiedAssociation",
          "qualifiedDerivation",
          "agent",
          "entity",
          "hadPlan",
          "hadActivity");

  @TempDir static Path folder;

  private static Path data;
  private static Path list;
  private static Path workspace;
  private static JsonObject summary;

  @BeforeAll
  static void screen() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    GroundTruth truth = DemoData.write(data, new PdqHasher(DecodeLimits.standard()), 7);
    data = truth.dataset();
    list = truth.list();
    workspace = folder.resolve("workspace");
    Shell shell = screen(data, workspace, folder.resolve("out"));
    assertThat(shell.exit()).as(shell.err()).isZero();
    summary = JsonObject.parse(shell.out());
  }

  private static Shell screen(Path dataset, Path into, Path output) {
    return Shell.run(
        "screen",
        dataset,
        "--list",
        list,
        "--out",
        output,
        "--workspace",
        into,
        "--dataset",
        "Demo crawl",
        "--supplier",
        "Example Archive",
        "--dataset-version",
        "2026-08",
        "--source",
        "s3://example-crawl/crawl/2026-08/",
        "--licence",
        "CC0-1.0",
        "--acquired-at",
        "2026-02-27",
        "--json");
  }

  private static Path snapshot() {
    return workspace.resolve("snapshots").resolve(summary.text("snapshot").orElseThrow());
  }

  private static Shell export(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("export"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--workspace", workspace));
    return Shell.run(all.toArray());
  }

  /** What is written for these arguments. */
  private static String written(String name, Object... arguments) throws IOException {
    Path file = folder.resolve(name);
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--out", file));
    Shell shell = export(all.toArray());
    assertThat(shell.exit()).as(shell.err()).isZero();
    return Files.readString(file);
  }

  private static JsonObject json(String text) {
    try {
      return JsonObject.parse(text);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  private static ItemRecord first(boolean kept) throws IOException {
    try (Stream<Path> files =
        Files.list(snapshot().resolve(kept ? "records" : "protected/records"))) {
      for (Path file : files.sorted().toList()) {
        try (RecordReader reader = RecordReader.open(file)) {
          for (Optional<ItemRecord> i = reader.next(); i.isPresent(); i = reader.next()) {
            if (kept == (i.get().disposition() == Disposition.KEPT)
                && i.get().provenance().object("origin").isPresent()) {
              return i.get();
            }
          }
        }
      }
    }
    throw new IllegalStateException("there is no such item");
  }

  @ParameterizedTest
  @CsvSource({
    "prov-json, prov-json.json",
    "dps, dps-1.0.0.json",
    "spdx, spdx",
    "cyclonedx, cyclonedx"
  })
  void aSnapshotIsWhatTheSchemaOfTheFormatDemands(String format, String schema) throws Exception {
    assertThat(Schemas.faults(schema, written(format, format))).isEmpty();
    String told =
        written(
            format + "-told",
            format,
            "--operator",
            "Example Lab",
            "--url",
            "https://data.example/demo",
            "--licence",
            "CC-BY-4.0",
            "--country",
            "DE",
            "--purpose",
            "To train a model");
    assertThat(Schemas.faults(schema, told)).isEmpty();
    assertThat(Schemas.faults(schema, "{\"extra\": {\"x\": 1}}")).isNotEmpty();
    if (!format.equals("prov-json")) {
      assertThat(told).contains("Example Lab", "https://data.example/demo");
    }
  }

  @Test
  void theEventsOfARunAreWhatOpenLineageDemandsAndItsClientReads() throws Exception {
    List<String> lines = written("events.jsonl", "openlineage").lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      assertThat(Schemas.faults("openlineage-run-event.json", line)).isEmpty();
    }
    OpenLineage.RunEvent start = clientReads(lines.get(0));
    OpenLineage.RunEvent complete = clientReads(lines.get(1));
    assertThat(start.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.START);
    assertThat(complete.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.COMPLETE);
    assertThat(complete.getRun().getRunId()).isEqualTo(start.getRun().getRunId());
    assertThat(complete.getJob().getName()).isEqualTo("screen.Demo crawl");
    OpenLineage.InputDataset input = complete.getInputs().get(0);
    assertThat(input.getNamespace()).isEqualTo("s3://example-crawl");
    assertThat(input.getName()).isEqualTo("crawl/2026-08");
    assertThat(input.getInputFacets().getInputStatistics().getRowCount())
        .isEqualTo(number("items", "enumerated"));
    OpenLineage.OutputDataset output = complete.getOutputs().get(0);
    assertThat(output.getOutputFacets().getOutputStatistics().getRowCount())
        .isEqualTo(number("dispositions", "kept"));
    assertThat(output.getFacets().getAdditionalProperties()).containsKey("assay_screening");
  }

  private static OpenLineage.RunEvent clientReads(String event) throws IOException {
    return new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
        .readValue(event, OpenLineage.RunEvent.class);
  }

  private static long number(String group, String name) {
    return summary.object(group).orElseThrow().number(name).orElseThrow();
  }

  @Test
  void aRunInWhichAShardFailedIsToldAsFailed() throws Exception {
    Path torn = Files.createDirectory(folder.resolve("torn"));
    Path source;
    try (Stream<Path> files = Files.list(data)) {
      source =
          files.filter(f -> f.toString().endsWith(".warc.gz")).sorted().findFirst().orElseThrow();
    }
    Files.copy(source, torn.resolve("whole.warc.gz"));
    java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
    try (Stream<Path> files = Files.list(data);
        var gzip = new java.util.zip.GZIPOutputStream(packed)) {
      Path archive = files.filter(f -> f.toString().endsWith(".tar")).findFirst().orElseThrow();
      gzip.write(Files.readAllBytes(archive));
    }
    byte[] bytes = packed.toByteArray();
    java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 2000, (byte) 0xff);
    Files.write(torn.resolve("torn.tar.gz"), bytes);
    Path other = folder.resolve("torn-workspace");
    Shell shell = screen(torn, other, folder.resolve("torn-out"));
    assertThat(shell.exit()).as(shell.out()).isEqualTo(1);
    JsonObject failed = json(shell.out());
    assertThat(failed.texts("failures")).hasSize(1);
    Path out = folder.resolve("failed.jsonl");
    Object id = failed.text("snapshot").orElseThrow();
    Shell told =
        Shell.run("export", "openlineage", "--snapshot", id, "--out", out, "--workspace", other);
    assertThat(told.exit()).as(told.err()).isZero();
    List<String> lines = Files.readAllLines(out);
    for (String line : lines) {
      assertThat(Schemas.faults("openlineage-run-event.json", line)).isEmpty();
    }
    assertThat(lines.get(1)).contains("\"FAIL\"", "1 of 2 shards").doesNotContain("torn.tar.gz");
    assertThat(
            Shell.run("export", "spdx", "--snapshot", id, "--out", out, "--workspace", other)
                .exit())
        .isEqualTo(1);
  }

  @Test
  void provOUsesTermsOfItsVocabularyAndNothingLooseHangsFromIt() throws Exception {
    ItemRecord kept = first(true);
    List<String> documents =
        List.of(
            written("whole.jsonld", "prov-o", "--operator", "Example Lab"),
            written("shard.jsonld", "prov-o", "--shard", kept.locator().shard()),
            written("item.jsonld", "prov-o", "--item", kept.locator()));
    for (String document : documents) {
      LinkedData data = LinkedData.of(document);
      Set<String> classes = local(data.classes().keySet());
      Set<String> properties = local(data.properties());
      assertThat(PROV_CLASSES).containsAll(classes);
      assertThat(PROV_PROPERTIES).containsAll(properties);
      assertThat(classes).contains("Entity", "Activity", "Agent", "Collection", "Plan");
      assertThat(everyReferenceIsToANode(json(document))).isTrue();
    }
    assertThat(local(LinkedData.of(documents.get(2)).properties()))
        .contains("wasDerivedFrom", "atLocation", "used")
        .doesNotContain("wasInvalidatedBy");
  }

  private static Set<String> local(Set<String> iris) {
    Set<String> local = new TreeSet<>();
    for (String iri : iris) {
      if (iri.startsWith(PROV)) {
        local.add(iri.substring(PROV.length()));
      }
    }
    return local;
  }

  private static boolean everyReferenceIsToANode(JsonObject document) {
    Set<String> ids = new TreeSet<>();
    List<JsonObject> nodes = document.objects("@graph");
    nodes.forEach(node -> ids.add(node.text("@id").orElseThrow()));
    return nodes.stream()
        .flatMap(node -> node.members().keySet().stream().flatMap(k -> node.objects(k).stream()))
        .filter(o -> o.members().size() == 1)
        .allMatch(o -> o.text("@id").filter(ids::contains).isPresent());
  }

  @Test
  void anItemIsTracedFromItsOriginToTheRunInBothFormsOfProv() throws Exception {
    ItemRecord kept = first(true);
    String text = written("item.json", "prov-json", "--item", kept.locator());
    assertThat(Schemas.faults("prov-json.json", text)).isEmpty();
    JsonObject document = json(text);
    String id = "assay:item/" + kept.readings().get(0).sha256().hex();
    JsonObject item = document.object("entity").flatMap(e -> e.object(id)).orElseThrow();
    assertThat(item.text("assay:grade")).contains(kept.grade().name());
    assertThat(text)
        .contains(kept.provenance().object("origin").flatMap(o -> o.text("url")).orElseThrow());
    JsonObject derived = document.object("wasDerivedFrom").orElseThrow();
    assertThat(derived.members().values())
        .anyMatch(d -> ((JsonObject) d).text("prov:generatedEntity").equals(Optional.of(id)));
    assertThat(document.object("wasInvalidatedBy")).isEmpty();
    String shard = written("shard.json", "prov-json", "--shard", kept.locator().shard());
    assertThat(Schemas.faults("prov-json.json", shard)).isEmpty();
    assertThat(shard).contains(id);
  }

  @Test
  void croissantHasWhatItMustAndEveryShardIsTheFileThatWasWritten() throws Exception {
    String text = written("croissant.json", "croissant", "--operator", "Example Lab");
    JsonObject croissant = json(text);
    for (String member :
        List.of("@context", "@type", "name", "description", "license", "url", "datePublished")) {
      assertThat(croissant.members()).containsKey(member);
    }
    assertThat(croissant.texts("conformsTo"))
        .containsExactly(
            "http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0");
    assertThat(croissant.object("creator").flatMap(c -> c.text("name"))).contains("Example Lab");
    assertThat(croissant.texts("rai:dataCollectionTimeframe")).hasSize(2);
    int files = 0;
    for (JsonObject resource : croissant.objects("distribution")) {
      if (resource.text("@type").equals(Optional.of("cr:FileObject"))) {
        files++;
        Path file = folder.resolve("out").resolve(resource.text("contentUrl").orElseThrow());
        assertThat(resource.text("contentSize")).contains(Files.size(file) + " B");
        assertThat(resource.text("sha256"))
            .contains(
                assay.fingerprint.Digest.compute(
                        assay.fingerprint.DigestAlgorithm.SHA256, Files.readAllBytes(file))
                    .hex());
      } else {
        assertThat(resource.text("includes")).isPresent();
      }
    }
    assertThat(files).isGreaterThan(2);
    LinkedData data = LinkedData.of(text);
    assertThat(Published.here().undeclared(data)).isEmpty();
    assertThat(data.classes())
        .containsKeys(
            "http://schema.org/Dataset",
            "http://mlcommons.org/croissant/FileObject",
            PROV + "Activity");
    assertThat(data.properties())
        .contains(
            "http://purl.org/dc/terms/conformsTo",
            "http://schema.org/sha256",
            PROV + "wasDerivedFrom",
            PROV + "wasGeneratedBy",
            PROV + "endedAtTime",
            PROV + "wasAttributedTo",
            "http://mlcommons.org/croissant/RAI/dataPreprocessingProtocol");
  }

  @Test
  void spdxIsLinkedDataInItsOwnContext() throws Exception {
    String text = written("spdx.jsonld", "spdx");
    String url = "\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\"";
    String context = Schemas.resource("/resources/spdx-context-v3.0.1.jsonld").strip();
    String inner = context.substring(context.indexOf(':') + 1, context.lastIndexOf('}'));
    LinkedData data = LinkedData.of(text.replace(url, inner));
    String terms = "https://spdx.org/rdf/3.0.1/terms/";
    assertThat(data.classes())
        .containsKeys(
            terms + "Dataset/DatasetPackage",
            terms + "Software/File",
            terms + "Core/SpdxDocument",
            terms + "Core/Relationship");
    assertThat(data.properties())
        .contains(terms + "Dataset/datasetType", terms + "Core/verifiedUsing")
        .allMatch(property -> property.startsWith(terms));
  }

  @Test
  void thePeriodIsThatOfWhatWasKept() throws Exception {
    JsonObject period =
        json(written("period", "dps"))
            .object("provenance")
            .flatMap(p -> p.object("generation-period"))
            .orElseThrow();
    String start = "9999";
    String end = "0000";
    try (Stream<Path> files = Files.list(snapshot().resolve("records"))) {
      for (Path file : files.toList()) {
        try (RecordReader reader = RecordReader.open(file)) {
          for (Optional<ItemRecord> i = reader.next(); i.isPresent(); i = reader.next()) {
            Optional<JsonObject> capture = i.get().provenance().object("capture");
            if (i.get().disposition() == Disposition.KEPT) {
              String from = capture.flatMap(c -> c.text("notBefore")).orElse("9999");
              String to = capture.flatMap(c -> c.text("notAfter")).orElse("0000");
              start = from.compareTo(start) < 0 ? from : start;
              end = to.compareTo(end) > 0 ? to : end;
            }
          }
        }
      }
    }
    assertThat(period.text("start")).contains(start);
    assertThat(period.text("end")).contains(end);
  }

  @Test
  void noExportTellsOfARemovedItem() throws Exception {
    Set<String> secrets = RemovedFacts.in(snapshot());
    assertThat(secrets).hasSizeGreaterThan(100);
    Map<String, String> exports = new java.util.TreeMap<>();
    for (ExportFormat format : ExportFormat.values()) {
      exports.put(format.label(), written("search-" + format.label(), format.label()));
    }
    for (String line : Files.readAllLines(snapshot().resolve("shards.jsonl"))) {
      JsonObject leaf = json(line);
      if (leaf.number("bytes").orElseThrow() > 0) {
        String name = leaf.text("name").orElseThrow();
        for (String format : List.of("prov-json", "prov-o")) {
          exports.put(format + " " + name, written("search-shard", format, "--shard", name));
        }
      }
    }
    assertThat(exports).hasSizeGreaterThan(10);
    exports.forEach(
        (name, text) -> {
          for (String secret : secrets) {
            assertThat(text.contains(secret)).as("%s tells of a removed item", name).isFalse();
          }
          assertThat(text).doesNotContain("wasInvalidatedBy", "hitsByMatcher", "m-pdq");
        });
    // The search finds what is there.
    String told = written("told", "prov-json", "--item", first(false).locator(), "--removed");
    assertThat(secrets).anyMatch(told::contains);
  }

  @ParameterizedTest
  @CsvSource({"prov-json", "prov-o"})
  void aRemovedItemIsToldOfOnlyOnPurposeAndToTheOwnerOnly(String format) throws Exception {
    ItemRecord removed = first(false);
    Path file = folder.resolve("removed-" + format);
    Shell refused = export(format, "--item", removed.locator(), "--out", file);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("was removed");
    assertThat(file).doesNotExist();
    String text = written("removed-" + format, format, "--item", removed.locator(), "--removed");
    assertThat(text).contains("wasInvalidatedBy", removed.readings().get(0).sha256().hex());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    if (format.equals("prov-json")) {
      assertThat(Schemas.faults("prov-json.json", text)).isEmpty();
    } else {
      assertThat(local(LinkedData.of(text).properties())).contains("wasInvalidatedBy");
      assertThat(PROV_PROPERTIES).containsAll(local(LinkedData.of(text).properties()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'nonsense --out x', is no export format",
    "'spdx', --out FILE is needed",
    "'spdx --item 3 --out x', speaks of a whole snapshot only",
    "'prov-o --item 3 --shard y --out x', exclude each other",
    "'prov-o --removed --out x', is for --item",
    "'prov-o --shard nowhere --out x', is no published shard",
    "'prov-o --item 99999999 --out x', is no item",
    "'dps --endpoint http://localhost:1 --out x', is for openlineage",
    "'openlineage --header-file y --out x', is for --endpoint",
    "'openlineage --endpoint ftp://x/', is an http or https address"
  })
  void whatCannotBeMeantIsRefused(String arguments, String message) {
    Shell shell = export((Object[]) arguments.split(" ", -1));
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains(message);
  }

  @Test
  void eventsThatNobodyTookAreSentFirstTheNextTimeAndTheRunNeverFails() throws Exception {
    int dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = socket.getLocalPort();
    }
    Shell lost = export("openlineage", "--endpoint", "http://127.0.0.1:" + dead + "/lineage");
    assertThat(lost.exit()).isZero();
    assertThat(lost.err()).contains("cannot be reached", "waiting 2 events");
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              json(new String(
                      exchange.getRequestBody().readAllBytes(),
                      java.nio.charset.StandardCharsets.UTF_8))
                  .text("eventType")
                  .orElseThrow());
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
    try {
      int port = server.getAddress().getPort();
      Shell sent = export("openlineage", "--endpoint", "http://127.0.0.1:" + port + "/lineage");
      assertThat(sent.exit()).isZero();
      assertThat(sent.out()).contains("sent 2 events");
      assertThat(received).containsExactly("START", "COMPLETE");
    } finally {
      server.stop(0);
    }
  }
}
