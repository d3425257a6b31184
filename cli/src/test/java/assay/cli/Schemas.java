package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The schemas of the exports. Nothing is fetched. */
final class Schemas {
  private Schemas() {}

  /** What is wrong with a document by our own schema and, if it is here, the published one. */
  static List<String> faults(String schema, String document) throws IOException {
    return switch (schema) {
      case "cyclonedx" -> faults(cyclonedx(), document);
      case "spdx" ->
          faults(registry(Map.of()).getSchema(resource("/resources/schema-v3.0.1.json")), document);
      default -> {
        Schema own = registry(Map.of()).getSchema(resource("schemas/" + schema));
        List<String> faults = new ArrayList<>(faults(own, document));
        faults.addAll(Published.here().faults(schema, document));
        yield faults;
      }
    };
  }

  /**
   * What is wrong by a schema.
   *
   * @param others the text of a schema by its address; null for one that is not there
   */
  static List<String> faults(String schema, String document, UnaryOperator<String> others) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(
                    iri -> iri.contains("json-schema.org/") ? null : here(iri, others)));
    return faults(registry.getSchema(schema), document);
  }

  private static String here(String iri, UnaryOperator<String> others) {
    return Optional.ofNullable(others.apply(iri))
        .orElseThrow(() -> new IllegalArgumentException("would have to be fetched: " + iri));
  }

  private static Schema cyclonedx() throws IOException {
    String base = "http://cyclonedx.org/schema/";
    String bom = resource("/bom-1.6.schema.json");
    return registry(
            Map.of(
                base + "spdx.schema.json", resource("/spdx.schema.json"),
                base + "jsf-0.82.schema.json", resource("/jsf-0.82.schema.json")))
        .getSchema(bom);
  }

  private static SchemaRegistry registry(Map<String, String> schemas) {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
  }

  private static List<String> faults(Schema schema, String document) {
    return schema
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Schemas.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
