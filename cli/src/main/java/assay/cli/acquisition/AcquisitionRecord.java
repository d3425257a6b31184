package assay.cli.acquisition;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.provenance.Acquisition;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One acquisition as it was recorded.
 *
 * @param isNew whether it was recorded just now
 */
public record AcquisitionRecord(String id, JsonObject json, boolean isNew) {
  private static final String TYPE = "assay.acquisition/v1";
  private static final int ID_DIGITS = 12;

  /**
   * Records an acquisition. The same one again is found, and stays as it was recorded.
   *
   * @param said what is known; the time of recording stands in for that of the acquisition
   */
  public static AcquisitionRecord record(Path workspace, List<Path> inputs, Acquisition said)
      throws IOException {
    FileList files = FileList.of(inputs);
    if (files.files().isEmpty()) {
      throw new UsageException("there are no files in " + inputs);
    }
    String id = id(said, files);
    Path folder = folder(workspace);
    if (Files.exists(document(folder, id))) {
      return new AcquisitionRecord(id, read(document(folder, id)), false);
    }
    OwnerOnly.directory(workspace);
    OwnerOnly.directory(folder);
    JsonObject json = json(id, said, files, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    OwnerOnly.<RuntimeException>write(list(folder, id), out -> out.write(files.lines()));
    AcquisitionEvents.in(workspace).recorded(id, json.pretty());
    OwnerOnly.<RuntimeException>write(
        document(folder, id), out -> out.write(json.pretty().getBytes(UTF_8)));
    return new AcquisitionRecord(id, json, true);
  }

  private static JsonObject json(String id, Acquisition said, FileList files, Instant now) {
    JsonObject acquisition = said.json();
    return JsonObject.empty()
        .with("type", TYPE)
        .with("id", id)
        .with("recordedAt", now.toString())
        .with(
            "acquisition",
            said.acquiredAt().isPresent()
                ? acquisition
                : acquisition.with("acquiredAt", now.toString()))
        .with(
            "files",
            JsonObject.empty()
                .with("count", files.files().size())
                .with("bytes", files.bytes())
                .with("sha256", files.digest().hex()));
  }

  private static String id(Acquisition said, FileList files) {
    byte[] all = said.json().with("files", files.digest().hex()).bytes();
    String name = said.dataset().orElse("dataset").toLowerCase(Locale.ROOT);
    String plain = name.replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    String digest = Digest.compute(DigestAlgorithm.SHA256, all).hex();
    return (plain.isEmpty() ? "dataset" : plain.substring(0, Math.min(40, plain.length())))
        + "-"
        + digest.substring(0, ID_DIGITS);
  }

  /**
   * The acquisition of that id, if the files are still those that were acquired.
   *
   * @return what is known of it, with the list that the files were compared with
   * @throws UsageException if there is no such acquisition
   * @throws RefusedException if the files are others
   * @throws CustodyException if what was recorded has changed
   */
  public static Acquisition verified(Path workspace, String id, List<Path> inputs)
      throws IOException {
    Path folder = folder(workspace);
    if (!id.matches("[a-z0-9.-]+") || !Files.exists(document(folder, id))) {
      throw new UsageException(
          "no acquisition " + id + " is recorded in " + workspace + "; see assay acquire");
    }
    AcquisitionEvents.in(workspace).require(id, Files.readString(document(folder, id)));
    JsonObject json = read(document(folder, id));
    FileList acquired = files(folder, id, json);
    Optional<String> difference = FileList.of(inputs).differenceFrom(acquired);
    if (difference.isPresent()) {
      throw new RefusedException(
          "acquisition " + id + ": the files are no longer those: " + difference.get());
    }
    return acquisition(
        json.object("acquisition").orElseThrow(),
        new Acquisition.Manifest(id, acquired.digest(), acquired.digests()));
  }

  private static FileList files(Path folder, String id, JsonObject json) throws IOException {
    Path list = list(folder, id);
    byte[] lines = Files.readAllBytes(list);
    String digest = Digest.compute(DigestAlgorithm.SHA256, lines).hex();
    Optional<String> recorded = json.object("files").flatMap(f -> f.text("sha256"));
    if (!recorded.equals(Optional.of(digest))) {
      throw new CustodyException(list + ": is not the list of files that was recorded");
    }
    try {
      return FileList.parse(lines);
    } catch (JsonException e) {
      throw new CustodyException(list + ": " + e.getMessage(), e);
    }
  }

  private static JsonObject read(Path document) throws IOException {
    try {
      JsonObject json = JsonObject.parse(Files.readString(document));
      if (json.text("type").equals(Optional.of(TYPE)) && json.object("acquisition").isPresent()) {
        return json;
      }
    } catch (JsonException e) {
      throw new CustodyException(document + ": " + e.getMessage(), e);
    }
    throw new CustodyException(document + ": is no document of type " + TYPE);
  }

  private static Acquisition acquisition(JsonObject json, Acquisition.Manifest manifest) {
    JsonObject set = json.object("dataset").orElse(JsonObject.empty());
    return new Acquisition(
        set.text("name"),
        set.text("publisher"),
        set.text("version"),
        set.text("locator"),
        set.text("licence"),
        json.text("supplier"),
        json.text("channel"),
        json.text("acquiredAt").map(AcquisitionRecord::time),
        json.text("acquiredBy"),
        Optional.of(manifest));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new CustodyException("an acquisition's time is none: " + text, e);
    }
  }

  private static Path folder(Path workspace) {
    return workspace.resolve("acquisitions");
  }

  private static Path document(Path folder, String id) {
    return folder.resolve(id + ".json");
  }

  private static Path list(Path folder, String id) {
    return folder.resolve(id + ".files.jsonl");
  }
}
