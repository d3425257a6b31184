package assay.evidence.export;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.snapshot.ShardLeaf;
import assay.json.JsonObject;
import assay.stage.ShardIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportValuesTest {
  private static OutputShard shard(String name, String format) {
    ShardIdentity identity = new ShardIdentity(7, "ab".repeat(32));
    return new OutputShard(new ShardLeaf(0, name, identity, identity, 0, 1, 1), format);
  }

  @ParameterizedTest
  @CsvSource({
    "a.warc, warc, application/warc",
    "a.WARC.GZ, warc, application/gzip",
    "a.warc.zst, warc, application/zstd",
    "a.tar, tar, application/x-tar",
    "a.tgz, tar, application/gzip",
    "a.tar.xz, tar, application/x-xz",
    "a, tar, application/x-tar"
  })
  void theMediaTypeOfAShardIsThatOfItsFile(String name, String format, String type) {
    assertThat(shard(name, format).mediaType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b.tar, ./a/b.tar",
    "a b.tar, ./a%20b.tar",
    "a:b.tar, ./a:b.tar",
    "a#b?.tar, ./a%23b%3F.tar"
  })
  void aNameIsAReferenceHoweverItIsWritten(String name, String reference) {
    assertThat(shard(name, "tar").reference()).isEqualTo(reference);
  }

  @Test
  void aShardOfWhichNothingStayedIsNotPublished() {
    ShardIdentity input = new ShardIdentity(7, "ab".repeat(32));
    ShardLeaf emptied = new ShardLeaf(0, "a", input, ShardLeaf.NOTHING, 0, 1, 0);
    assertThat(new OutputShard(emptied, "tar").isPublished()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket/a/b/, s3://bucket, a/b",
    "https://host:8443/a?key=1, https://host:8443, a",
    "https://user:word@host/a, https://host, a",
    "s3://bucket, file, /in",
    "somewhere, file, /in",
    "'s3://bu cket/a', file, /in"
  })
  void theInputIsNamedByItsStoreOrElseByItsPath(String locator, String namespace, String name) {
    JsonObject acquisition =
        JsonObject.empty().with("dataset", JsonObject.empty().with("locator", locator));
    LineageEvents.Failed run =
        new LineageEvents.Failed(
            "0b0e4c0e-5a4f-4b56-9d0a-5a1a7d3f6f11",
            "set",
            "2026-03-02T04:00:00Z",
            "2026-03-02T05:00:00Z",
            Acquired.of(acquisition),
            new Outline.Places("/in", "/out"),
            3,
            1);
    List<JsonObject> events = LineageEvents.of(run);
    JsonObject input = events.get(0).objects("inputs").get(0);
    assertThat(input.text("namespace")).contains(namespace);
    assertThat(input.text("name")).contains(name);
    assertThat(events.get(1).text("eventType")).isEqualTo(Optional.of("FAIL"));
  }
}
