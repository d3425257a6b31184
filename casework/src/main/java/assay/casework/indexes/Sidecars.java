package assay.casework.indexes;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureDigest;
import assay.fingerprint.DigestAlgorithm;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What img2dataset leaves beside its pictures. */
final class Sidecars {
  static final List<DigestAlgorithm> DIGESTS =
      List.of(
          DigestAlgorithm.SHA256,
          DigestAlgorithm.SHA512,
          DigestAlgorithm.SHA1,
          DigestAlgorithm.MD5);

  private static final assay.provenance.Capture.Agent TOOL =
      new assay.provenance.Capture.Agent("img2dataset", Optional.empty(), Optional.empty());

  private final Optional<Interval> interval;

  /** The sidecars in a folder or tar; the tool's notes about it lie beside. */
  Sidecars(Path shard) throws IOException {
    this.interval = Interval.beside(shard);
  }

  static boolean isStats(Path file) {
    return file.getFileName().toString().endsWith("_stats.json");
  }

  static boolean isSidecar(Path file) {
    return file.getFileName().toString().endsWith(".json") && !isStats(file);
  }

  /**
   * Empty for a download that failed.
   *
   * @param file path of the sidecar; the sample's key is in it, up to the first dot of its name
   */
  Optional<ArchivedCapture> capture(String file, String text, Labels labels)
      throws MalformedException {
    FlatJson json = FlatJson.parse(text);
    Optional<String> status = json.text("status");
    if (status.isPresent() && !status.get().equals("success")) {
      return Optional.empty();
    }
    Draft draft =
        download(json.text("url"), interval).keyed(json.text("key").orElse(sampleKey(file)));
    for (DigestAlgorithm algorithm : DIGESTS) {
      Optional<String> hex = json.text(algorithm.label());
      if (hex.isPresent()) {
        draft.declaring(CaptureDigest.of(DigestText.hex(algorithm, hex.get()), true));
      }
    }
    return Optional.of(draft.finish(labels));
  }

  static String sampleKey(String file) {
    int dot = file.indexOf('.', file.lastIndexOf('/') + 1);
    return dot < 0 ? file : file.substring(0, dot);
  }

  static Draft download(Optional<String> url, Optional<Interval> interval)
      throws MalformedException {
    Draft draft = new Draft(url).by(TOOL);
    return interval.isPresent() ? draft.between(interval.get().from(), interval.get().to()) : draft;
  }

  /**
   * When a shard was filled.
   *
   * @param from rounded down to the second
   * @param to rounded up to the second
   */
  record Interval(Instant from, Instant to) {
    private static final BigDecimal MOST = new BigDecimal("99999999999");

    /**
     * From {@code 00001_stats.json} beside {@code 00001.parquet}, {@code .tar} or {@code 00001/}.
     */
    static Optional<Interval> beside(Path shard) throws IOException {
      String name = shard.getFileName().toString();
      int dot = name.indexOf('.');
      Path stats = shard.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + "_stats.json");
      return Files.isRegularFile(stats) ? parse(Files.readString(stats)) : Optional.empty();
    }

    static Optional<Interval> parse(String text) {
      try {
        FlatJson json = FlatJson.parse(text);
        Optional<Instant> from = second(json.text("start_time"), RoundingMode.FLOOR);
        Optional<Instant> to = second(json.text("end_time"), RoundingMode.CEILING);
        return from.isEmpty() || to.isEmpty() || from.get().isAfter(to.get())
            ? Optional.empty()
            : Optional.of(new Interval(from.get(), to.get()));
      } catch (MalformedException | NumberFormatException e) {
        return Optional.empty(); // then there is a capture without a time
      }
    }

    private static Optional<Instant> second(Optional<String> decimal, RoundingMode rounding) {
      return decimal
          .filter(d -> d.length() < 40)
          .map(BigDecimal::new)
          .filter(d -> d.abs().compareTo(MOST) < 0)
          .map(d -> Instant.ofEpochSecond(d.setScale(0, rounding).longValueExact()));
    }
  }
}
