package assay.cli.acquisition;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.refusal.UsageException;
import assay.dataset.folder.FolderFormat;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * Files with their lengths and digests.
 *
 * @param files by name: of a file given, its base name; of a file in a folder given, its path in it
 */
record FileList(SortedMap<String, Entry> files) {
  FileList {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** One file. */
  record Entry(long bytes, String sha256) {}

  /** Reads and digests all that is named, several files at once. */
  static FileList of(List<Path> inputs) throws IOException {
    SortedMap<String, Path> paths = new TreeMap<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        FolderFormat.walk(input, (relative, name) -> add(paths, name, input.resolve(relative)));
      } else if (Files.isRegularFile(input)) {
        add(paths, String.valueOf(input.getFileName()), input);
      } else {
        throw new UsageException(input + ": no such file or directory");
      }
    }
    SortedMap<String, Entry> files = new ConcurrentSkipListMap<>();
    try {
      paths.entrySet().parallelStream()
          .forEach(path -> files.put(path.getKey(), digested(path.getValue())));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new FileList(files);
  }

  private static void add(Map<String, Path> paths, String name, Path file) {
    Path other = paths.putIfAbsent(name, file);
    if (other != null && !other.equals(file)) {
      throw new UsageException(other + " and " + file + " have the same name in the list of files");
    }
  }

  private static Entry digested(Path file) {
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        bytes += n;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Entry(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** As it is kept. */
  byte[] lines() {
    return files.entrySet().stream()
        .map(
            file ->
                JsonObject.empty()
                        .with("name", file.getKey())
                        .with("bytes", file.getValue().bytes())
                        .with("sha256", file.getValue().sha256())
                        .write()
                    + "\n")
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  static FileList parse(byte[] lines) throws JsonException {
    SortedMap<String, Entry> files = new TreeMap<>();
    for (String line : new String(lines, UTF_8).lines().toList()) {
      JsonObject file = JsonObject.parse(line);
      files.put(
          file.text("name").orElseThrow(() -> new JsonException("a file has no name")),
          new Entry(
              file.number("bytes").orElse(0),
              file.text("sha256").orElseThrow(() -> new JsonException("a file has no digest"))));
    }
    return new FileList(files);
  }

  /** Digest of the list. */
  Digest digest() {
    return Digest.compute(DigestAlgorithm.SHA256, lines());
  }

  /** Digest of each file, by its name. */
  Map<String, Digest> digests() {
    Map<String, Digest> digests = new HashMap<>();
    for (Map.Entry<String, Entry> file : files.entrySet()) {
      digests.put(file.getKey(), Digest.parse(DigestAlgorithm.SHA256, file.getValue().sha256()));
    }
    return digests;
  }

  long bytes() {
    return files.values().stream().mapToLong(Entry::bytes).sum();
  }

  /** How these differ from those acquired; empty if they do not. */
  Optional<String> differenceFrom(FileList acquired) {
    SortedMap<String, String> differences = new TreeMap<>();
    acquired.files.forEach(
        (name, entry) -> {
          Entry here = files.get(name);
          if (!entry.equals(here)) {
            differences.put(name, here == null ? "is missing" : "has changed");
          }
        });
    files.keySet().stream()
        .filter(name -> !acquired.files.containsKey(name))
        .forEach(name -> differences.put(name, "was not acquired"));
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            differences.size()
                + " files differ, first "
                + differences.firstKey()
                + ", which "
                + differences.get(differences.firstKey()));
  }
}
