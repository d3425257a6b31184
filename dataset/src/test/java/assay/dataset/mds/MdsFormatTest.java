package assay.dataset.mds;

import assay.dataset.packed.Codec;
import assay.policy.SidecarKeys;
import assay.stage.DatasetFormat;
import assay.testkit.DatasetFormatContract;
import assay.testkit.Fixtures;
import assay.testkit.Walk.Seen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class MdsFormatTest extends DatasetFormatContract {
  @TempDir static Path folder;

  @Override
  protected DatasetFormat format() {
    return new MdsFormat(SidecarKeys.standard());
  }

  @Override
  protected Stream<Path> shards() {
    byte[] texts =
        new Shards("text:str,n:int:8")
            .sample("A text that is long enough to be told.", "01234567")
            .sample("Another text, that is as long as that.", "76543210")
            .sample("", "00000000")
            .raw(new byte[] {9, 0, 0, 0, 1})
            .bytes();
    byte[] addresses =
        new Shards("caption:str,url:str")
            .sample("one", "https://images.example.com/1.jpg")
            .sample("two", "https://images.example.com/2.jpg")
            .bytes();
    try {
      Files.write(folder.resolve("texts.mds"), texts);
      Files.write(folder.resolve("addresses.mds"), addresses);
      Files.write(folder.resolve("empty.mds"), new Shards("text:str").bytes());
      Shards.pack(folder.resolve("texts.mds.zstd"), Codec.ZSTD, texts);
      Shards.pack(folder.resolve("texts.mds.gz"), Codec.GZIP, texts);
      return Stream.concat(
          Stream.of("texts.mds", "addresses.mds", "empty.mds", "texts.mds.zstd", "texts.mds.gz")
              .map(folder::resolve),
          Fixtures.in("misc/mds").stream().filter(file -> file.toString().endsWith(".mds")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected boolean hasIndex() {
    return true;
  }

  /** A sample is called by its place. */
  @Override
  protected String name(Seen seen) {
    return seen.member().replaceFirst("^sample:[0-9]+", "sample");
  }

  @Override
  protected byte[] extentSpace(byte[] shard) throws IOException {
    Optional<Codec> codec = Codec.of(shard);
    if (codec.isEmpty()) {
      return shard;
    }
    try (InputStream in = codec.get().decoder(new ByteArrayInputStream(shard))) {
      return in.readAllBytes();
    }
  }
}
