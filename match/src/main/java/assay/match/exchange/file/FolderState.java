package assay.match.exchange.file;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a folder at one moment.
 *
 * @param files the SHA-256 of each, by name
 * @param newest when the last of them was modified
 */
record FolderState(SortedMap<Path, String> files, Instant newest) {
  /**
   * Reads all files.
   *
   * @throws ExchangeException if there are none, or one is being written
   */
  static FolderState of(Path path) throws IOException, ExchangeException {
    SortedMap<Path, String> files = new TreeMap<>();
    Instant newest = Instant.EPOCH;
    for (Path file : list(path)) {
      newest = later(newest, add(file, files));
    }
    return new FolderState(files, newest);
  }

  /** Reads a file; when it was modified. */
  private static Instant add(Path file, SortedMap<Path, String> files)
      throws IOException, ExchangeException {
    try {
      BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
      files.put(file, sha256(file));
      BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
      if (before.size() != after.size()
          || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
        throw changed(file);
      }
      return after.lastModifiedTime().toInstant();
    } catch (NoSuchFileException e) { // it was listed a moment ago
      throw changed(file);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static ExchangeException changed(Path file) {
    return new ExchangeException(file + ": it was changed while it was read");
  }

  /** The files of a folder, by name, without those whose name starts with a dot. */
  static List<Path> list(Path path) throws IOException, ExchangeException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    } else if (!Files.isDirectory(path)) {
      throw new IOException(path + ": there is no such file or folder");
    }
    try (Stream<Path> members = Files.list(path)) {
      List<Path> all =
          members.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
      for (Path file : all) {
        if (!Files.isRegularFile(file)) {
          throw new ExchangeException(file + ": expected a file");
        }
      }
      if (all.isEmpty()) { // not an empty list: the disk may not be mounted
        throw new ExchangeException(path + ": the folder has no files");
      }
      return all;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Stands for the names and contents. */
  String digest() {
    JsonObject all = JsonObject.empty();
    for (var file : files.entrySet()) {
      all = all.with(file.getKey().getFileName().toString(), file.getValue());
    }
    return HexFormat.of().formatHex(DigestAlgorithm.SHA256.begin().digest(all.bytes()));
  }
}
