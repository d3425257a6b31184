package assay.casework.indexes;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureIndexBuilder;
import assay.fingerprint.DigestAlgorithm;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads what others wrote about captures into an index. The format of a file is told from its
 * content. What is malformed is named with file and line, and the rest goes in.
 */
public final class CaptureFiles {
  private static final byte[] PARQUET = "PAR1".getBytes(UTF_8);

  private final CaptureIndexBuilder into;
  private final Labels labels;
  private final Consumer<String> refusals;
  private ReadCounts counts = ReadCounts.none();

  /**
   * Reads nothing yet.
   *
   * @param refusals takes a sentence for each malformed line or row, beginning with the place
   */
  public CaptureFiles(CaptureIndexBuilder into, Labels labels, Consumer<String> refusals) {
    this.into = into;
    this.labels = labels;
    this.refusals = refusals;
  }

  /** What was read since the beginning. */
  public ReadCounts counts() {
    return counts;
  }

  /**
   * Reads a file, or all files under a folder in the order of their names. In a folder, files that
   * are no index are passed over and counted.
   *
   * @throws NoIndexException if a file that was named is no index that is known
   */
  public void read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      if (!readFile(path)) {
        throw new NoIndexException(path + ": is no CDX, CDXJ, columnar index or list of downloads");
      }
      return;
    }
    SortedMap<Path, SortedMap<String, Path>> sidecars = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path file : walk.sorted().toList()) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        if (Sidecars.isSidecar(file)) {
          String name = file.getFileName().toString();
          sidecars.computeIfAbsent(file.getParent(), f -> new TreeMap<>()).put(name, file);
        } else if (!Sidecars.isStats(file) && !readFile(file)) {
          count(new ReadCounts(0, 0, 0, 0, 0, 1));
        }
      }
    }
    for (var folder : sidecars.entrySet()) {
      readSidecars(folder.getKey(), List.copyOf(folder.getValue().values()));
    }
  }

  private void count(ReadCounts more) {
    counts = counts.plus(more);
  }

  private void refuse(String place, String why) {
    count(new ReadCounts(0, 0, 1, 0, 0, 0));
    refusals.accept(place + ": " + why);
  }

  private void add(ArchivedCapture capture) throws IOException {
    into.add(capture);
    count(new ReadCounts(0, 1, 0, 0, 0, 0));
  }

  /** Adds one that did not fail. */
  private void addDownload(Optional<ArchivedCapture> capture) throws IOException {
    if (capture.isPresent()) {
      add(capture.get());
    } else {
      count(new ReadCounts(0, 0, 0, 1, 0, 0));
    }
  }

  private boolean readFile(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(TarMembers.BLOCK);
    }
    if (Sidecars.isSidecar(file)) {
      readSidecars(file.toAbsolutePath().getParent(), List.of(file));
      return true;
    }
    boolean parquet = Arrays.mismatch(head, PARQUET) == PARQUET.length;
    return parquet ? readTable(file) : TarMembers.isTar(head) ? readTar(file) : readLines(file);
  }

  private boolean readTable(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (TableReader table = TableReader.open(file, labels)) {
      if (!table.isIndex()) {
        return false;
      }
      into.from(name);
      for (boolean more = true; more; ) {
        try {
          Optional<TableReader.Cells> row = table.next();
          more = row.isPresent();
          if (more) {
            addDownload(table.capture(row.get()));
          }
        } catch (MalformedException e) {
          refuse(name + " row " + table.rows(), e.getMessage());
        }
      }
    } catch (DamagedTableException e) {
      refuse(name, e.getMessage());
    }
    into.identify(sha256(file));
    count(new ReadCounts(1, 0, 0, 0, 0, 0));
    return true;
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private boolean readLines(Path file) throws IOException {
    String name = file.getFileName().toString();
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    try (InputStream raw =
        new BufferedInputStream(
            new DigestInputStream(Files.newInputStream(file), digest), 1 << 16)) {
      Lines lines = new Lines(unpacked(raw));
      long number = 0;
      Optional<LineFormat> format = Optional.empty();
      try {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
          number++;
          try {
            if (format.isEmpty()) {
              format = LineFormat.of(line.get());
              if (format.isEmpty()) {
                return false;
              }
              into.from(name);
            }
            format = Optional.of(format.get().followedBy(line.get()));
            Optional<ArchivedCapture> capture = format.get().capture(line.get(), labels);
            if (capture.isPresent()) {
              add(capture.get());
            }
          } catch (MalformedException e) {
            if (format.isEmpty()) {
              return false;
            }
            refuse(name + ":" + number, e.getMessage());
          }
        }
      } catch (EOFException | ZipException e) {
        if (format.isEmpty()) {
          return false;
        }
        refuse(name + ":" + (number + 1), "the file is damaged here; what came before is read");
      } catch (MalformedException e) {
        if (format.isEmpty()) {
          return false;
        }
        refuse(name + ":" + (number + 1), e.getMessage() + "; what came before is read");
      }
      if (format.isEmpty()) {
        return false;
      }
      raw.transferTo(java.io.OutputStream.nullOutputStream());
    }
    into.identify(HexFormat.of().formatHex(digest.digest()));
    count(new ReadCounts(1, 0, 0, 0, 0, 0));
    return true;
  }

  /** A tar is an index if there are sidecars in it; with all of them it is one source. */
  private boolean readTar(Path file) throws IOException {
    String name = file.getFileName().toString();
    MessageDigest digest = DigestAlgorithm.SHA256.begin();
    try (InputStream raw =
        new BufferedInputStream(
            new DigestInputStream(Files.newInputStream(file), digest), 1 << 16)) {
      TarMembers members = new TarMembers(raw);
      Sidecars sidecars = new Sidecars(file);
      boolean any = false;
      try {
        for (var next = members.next(); next.isPresent(); next = members.next()) {
          if (!any) {
            into.from(name);
            any = true;
          }
          String member = next.get().name();
          try {
            addDownload(sidecars.capture(member, next.get().text(), labels));
          } catch (MalformedException e) {
            refuse(name + " before byte " + members.position(), e.getMessage());
          }
        }
      } catch (EOFException e) {
        refuse(name, "is cut at byte " + members.position() + "; what came before is read");
      } catch (MalformedException e) {
        refuse(name, e.getMessage() + "; what came before is read");
      }
      raw.transferTo(java.io.OutputStream.nullOutputStream());
      if (!any) {
        return false;
      }
    }
    into.identify(HexFormat.of().formatHex(digest.digest()));
    count(new ReadCounts(1, 0, 0, 0, 0, 0));
    return true;
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    raw.mark(2);
    boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return packed ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
  }

  /** The sidecars of a folder are one source; its digest is that of the list of theirs. */
  private void readSidecars(Path folder, List<Path> files) throws IOException {
    into.from(folder.getFileName() + "/*.json");
    MessageDigest list = DigestAlgorithm.SHA256.begin();
    Sidecars sidecars = new Sidecars(folder);
    for (Path file : files) {
      String name = file.getFileName().toString();
      byte[] content = Files.readAllBytes(file);
      String digest = HexFormat.of().formatHex(DigestAlgorithm.SHA256.begin().digest(content));
      list.update((digest + "  " + name + "\n").getBytes(UTF_8));
      try {
        addDownload(sidecars.capture(name, new String(content, UTF_8), labels));
      } catch (MalformedException e) {
        refuse(folder.getFileName() + "/" + name, e.getMessage());
      }
    }
    into.identify(HexFormat.of().formatHex(list.digest()));
    count(new ReadCounts(files.size(), 0, 0, 0, 0, 0));
  }
}
