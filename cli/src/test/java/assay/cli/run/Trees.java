package assay.cli.run;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks at whole folders: what is in them, and whether something is in them that must not be. */
final class Trees {
  private static final int WINDOW = 24;

  private Trees() {}

  /** SHA-256 of every regular file, by path relative to the root. */
  static SortedMap<String, String> digests(Path root, Predicate<String> wanted) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Path file : files(root)) {
      String name = root.relativize(file).toString();
      if (wanted.test(name)) {
        digests.put(name, Digest.compute(DigestAlgorithm.SHA256, bytes(file)).hex());
      }
    }
    return digests;
  }

  static List<Path> files(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The files below the roots in which some stretch of one of the secrets lies open. Of each
   * secret, stretches of 24 bytes are looked for, one in every 64 bytes; stretches that say little
   * (fewer than twelve different byte values) or that the open files hold as well do not count.
   */
  static List<Path> exposing(List<byte[]> secrets, List<byte[]> open, Path... roots) {
    Map<Long, List<byte[]>> stretches = new HashMap<>();
    for (byte[] secret : secrets) {
      for (int at = 64; at + WINDOW <= secret.length; at += 64) {
        byte[] stretch = Arrays.copyOfRange(secret, at, at + WINDOW);
        if (telling(stretch)) {
          stretches.computeIfAbsent(key(stretch, 0), k -> new ArrayList<>()).add(stretch);
        }
      }
    }
    open.forEach(bytes -> forget(stretches, bytes));
    List<Path> exposing = new ArrayList<>();
    for (Path root : roots) {
      for (Path file : files(root)) {
        if (contains(bytes(file), stretches)) {
          exposing.add(file);
        }
      }
    }
    return exposing;
  }

  private static boolean telling(byte[] stretch) {
    boolean[] seen = new boolean[256];
    int different = 0;
    for (byte b : stretch) {
      different += seen[b & 0xff] ? 0 : 1;
      seen[b & 0xff] = true;
    }
    return different >= 12;
  }

  private static void forget(Map<Long, List<byte[]>> stretches, byte[] open) {
    for (int at = 0; at + WINDOW <= open.length; at++) {
      int from = at;
      List<byte[]> found = stretches.get(key(open, at));
      if (found != null) {
        found.removeIf(s -> Arrays.equals(s, 0, WINDOW, open, from, from + WINDOW));
      }
    }
  }

  private static boolean contains(byte[] bytes, Map<Long, List<byte[]>> stretches) {
    for (int at = 0; at + WINDOW <= bytes.length; at++) {
      for (byte[] stretch : stretches.getOrDefault(key(bytes, at), List.of())) {
        if (Arrays.equals(stretch, 0, WINDOW, bytes, at, at + WINDOW)) {
          return true;
        }
      }
    }
    return false;
  }

  private static long key(byte[] bytes, int at) {
    long key = 0;
    for (int i = 0; i < 8; i++) {
      key = key << 8 | (bytes[at + i] & 0xff);
    }
    return key;
  }
}
