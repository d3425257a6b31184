package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder of pictures being written, with a {@code metadata.csv} that has a row for each. */
final class SampleFolder implements Closeable {
  private final Path folder;
  private final BufferedWriter metadata;
  private final Site site;
  private int pictures;

  private SampleFolder(Path folder, BufferedWriter metadata, Site site) {
    this.folder = folder;
    this.metadata = metadata;
    this.site = site;
  }

  /** Begins a new folder. */
  static SampleFolder create(Path folder, Site site) throws IOException {
    Files.createDirectory(folder);
    BufferedWriter metadata = Files.newBufferedWriter(folder.resolve("metadata.csv"), UTF_8);
    metadata.write("file_name,url,text\n");
    return new SampleFolder(folder, metadata, site);
  }

  /** Writes a picture, and returns its path in the folder. */
  String put(Picture picture) throws IOException {
    String name = "picture-%04d.%s".formatted(pictures++, picture.suffix());
    Files.write(folder.resolve(name), picture.bytes(), StandardOpenOption.CREATE_NEW);
    metadata.write(
        "%s,%s,\"%s\"\n".formatted(name, site.newPicture(picture.suffix()), site.caption()));
    return name;
  }

  @Override
  public void close() throws IOException {
    metadata.close();
  }
}
