package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A WebDataset shard being written: for each sample a picture, what is known of it, a caption. */
final class SampleTar implements Closeable {
  private final TarFile file;
  private final int shard;
  private final Site site;
  private int samples;

  private SampleTar(TarFile file, int shard, Site site) {
    this.file = file;
    this.shard = shard;
    this.site = site;
  }

  /**
   * Begins a shard in a new file.
   *
   * @param shard number of the shard; sample keys begin with it
   * @param site where its pictures come from
   */
  static SampleTar create(Path path, int shard, Site site) throws IOException {
    return new SampleTar(TarFile.create(path), shard, site);
  }

  /** Writes a sample, and returns the name of the picture's member. */
  String put(Picture picture) throws IOException {
    String caption = site.caption();
    String key = "%05d%04d".formatted(shard, samples++);
    String member = key + "." + picture.suffix();
    file.add(member, picture.bytes());
    JsonObject known =
        JsonObject.empty()
            .with("key", key)
            .with("url", site.newPicture(picture.suffix()))
            .with("caption", caption)
            .with("status", "success")
            .with("sha256", Digest.compute(DigestAlgorithm.SHA256, picture.bytes()).hex());
    file.add(key + ".json", known.bytes());
    file.add(key + ".txt", caption.getBytes(UTF_8));
    return member;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
