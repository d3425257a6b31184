package assay.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;

import assay.casework.custody.CustodyLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A workspace with a vault in it, and eyes for what is on its disk. */
record TestVault(Path workspace) {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  Path directory() {
    return workspace.resolve("vault");
  }

  Path keys() {
    return workspace.resolve("keys");
  }

  Path identity() {
    return keys().resolve("vault-identity.txt");
  }

  AgeVault open() throws IOException {
    return AgeVault.in(directory(), VaultKeys.in(keys()));
  }

  CustodyLog log() throws IOException {
    return CustodyLog.in(workspace.resolve("log"), CLOCK);
  }

  VaultDoor door() throws IOException {
    return new VaultDoor(directory(), log());
  }

  byte[] opened(String name) throws IOException {
    try (Opened opened = door().open(name, identity(), "to compare", "test")) {
      return opened.content().readAllBytes();
    }
  }

  Set<String> names() throws IOException {
    return door().list().stream()
        .map(Container::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Path file(String name) {
    return ContainerName.file(directory(), name);
  }

  List<Path> unfinished() throws IOException {
    try (Stream<Path> files = Files.list(directory().resolve("tmp"))) {
      return files.filter(f -> f.toString().endsWith(".part")).toList();
    }
  }

  /** Searches every file of the workspace for the bytes. */
  void holdsNowhere(byte[] marker) throws IOException {
    String wanted = new String(marker, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(workspace)) {
      assertThat(files.filter(Files::isRegularFile))
          .noneMatch(f -> new String(bytes(f), StandardCharsets.ISO_8859_1).contains(wanted));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
