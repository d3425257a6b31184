package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.DigestAlgorithm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The digest of the scanner that runs: SHA-256 over a line {@code <sha256><two spaces><name><LF>}
 * for each jar on the class path, in order of the lines; of a folder of classes, for each file in
 * it.
 */
final class Distribution {
  private Distribution() {}

  /** Lower-case hexadecimal. */
  static String sha256() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        lines.add(line(path, path.getFileName().toString()));
      } else if (Files.isDirectory(path)) {
        try (Stream<Path> walk = Files.walk(path)) {
          for (Path file : walk.filter(Files::isRegularFile).toList()) {
            lines.add(line(file, path.relativize(file).toString().replace('\\', '/')));
          }
        }
      }
    }
    lines.sort(null);
    MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
    return HexFormat.of().formatHex(sha256.digest(String.join("", lines).getBytes(UTF_8)));
  }

  private static String line(Path file, String name) throws IOException {
    MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      byte[] buffer = new byte[1 << 16];
      while (in.read(buffer) >= 0) {
        // the digest takes it
      }
    }
    return HexFormat.of().formatHex(sha256.digest()) + "  " + name + "\n";
  }
}
