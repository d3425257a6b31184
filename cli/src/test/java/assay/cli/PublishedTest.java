package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That published schemas are asked when they are there; with some of our own in their places. */
class PublishedTest {
  private static final String EVENT =
      """
      {"run": {}, "job": {}, "inputs": [{"inputFacets": {"inputStatistics": {"rowCount": %s,
        "_schemaURL": "https://openlineage.io/spec/facets/1-0-0/InputStatisticsInputDatasetFacet.json#/$defs/X"}}}]}
      """;

  @TempDir Path folder;

  private Published published() {
    return new Published(Optional.of(folder));
  }

  private void put(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void withoutThemNothingIsWrong() throws Exception {
    Published none = new Published(Optional.empty());
    assertThat(none.faults("prov-json.json", "{}")).isEmpty();
    assertThat(none.faults("dps-1.0.0.json", "{}")).isEmpty();
    assertThat(none.faults("openlineage-run-event.json", "{}")).isEmpty();
    assertThat(none.undeclared(LinkedData.of("{}"))).isEmpty();
  }

  @Test
  void whatTheSchemaOfProvJsonForbidsIsTold() throws Exception {
    put(
        "ProvToolbox/modules-core/prov-jsonld/src/test/resources/prov-json-schema-v4.json",
        """
        {"$schema": "http://json-schema.org/draft-04/schema#", "required": ["entity"]}
        """);
    assertThat(published().faults("prov-json.json", "{}")).hasSize(1);
    assertThat(published().faults("prov-json.json", "{\"entity\": {}}")).isEmpty();
  }

  @Test
  void theReferenceThatLeadsBesideTheCardIsFollowedToWhatIsMeant() throws Exception {
    put(
        "dps/contributions/schema/json/data-provenance-standards-1.0.0.schema.json",
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$id": "https://dataandtrustalliance.org/data-provenance-standard-1.0.0.schema.json",
         "properties": {"provenance": {"required": ["date"],
           "properties": {"sub-provenance": {"$ref": "/provenance"}}}}}
        """);
    String card = "{\"provenance\": {\"date\": \"1\", \"sub-provenance\": {%s}}}";
    assertThat(published().faults("dps-1.0.0.json", card.formatted(""))).hasSize(1);
    assertThat(published().faults("dps-1.0.0.json", card.formatted("\"date\": \"2\""))).isEmpty();
  }

  @Test
  void anEventIsComparedWithTheCoreAndItsFacetsWithTheirs() throws Exception {
    put(
        "OpenLineage/spec/OpenLineage.json",
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$id": "https://openlineage.io/spec/2-0-2/OpenLineage.json",
         "$defs": {"InputDatasetFacet": {"required": ["_schemaURL"]}},
         "required": ["run", "job"]}
        """);
    assertThat(published().faults("openlineage-run-event.json", "{\"run\": {}}")).hasSize(1);
    assertThat(published().faults("openlineage-run-event.json", EVENT.formatted("\"many\"")))
        .isEmpty();
    put(
        "OpenLineage/spec/facets/InputStatisticsInputDatasetFacet.json",
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$id": "https://openlineage.io/spec/facets/1-0-0/InputStatisticsInputDatasetFacet.json",
         "properties": {"inputStatistics": {"allOf": [
           {"$ref": "https://openlineage.io/spec/1-0-2/OpenLineage.json#/$defs/InputDatasetFacet"},
           {"properties": {"rowCount": {"type": "integer"}}}]}}}
        """);
    assertThat(published().faults("openlineage-run-event.json", EVENT.formatted("\"many\"")))
        .hasSize(1);
    assertThat(published().faults("openlineage-run-event.json", EVENT.formatted("7"))).isEmpty();
  }

  @Test
  void aTermThatItsVocabularyDoesNotHaveIsTold() throws Exception {
    put("croissant/docs/croissant.ttl", "\ncroissant:FileSet a rdf:Class ;\n");
    put("croissant/docs/croissant_rai.ttl", "\nrai:dataBiases a rdf:Property ;\n");
    String cr = "http://mlcommons.org/croissant/";
    LinkedData data =
        LinkedData.of(
            """
            {"@id": "x:1", "@type": ["%1$sFileSet", "%1$sFolder"], "%1$sRAI/dataBiases": "a",
             "%1$sRAI/moods": "b", "http://schema.org/name": "c"}
            """
                .formatted(cr));
    assertThat(published().undeclared(data)).containsExactly(cr + "Folder", cr + "RAI/moods");
  }
}
