package assay.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  private static final String PLAIN = "bytes of an item ";

  @TempDir private Path folder;

  @Test
  void isReadFromAnyPlaceInPiecesOfAnyLength() throws Exception {
    byte[] all = PLAIN.repeat(20).getBytes(StandardCharsets.US_ASCII);
    try (Scratch scratch = Scratch.in(folder)) {
      scratch.append(all, 0, 0);
      scratch.append(all, 0, 7);
      scratch.append(all, 7, all.length - 7);
      for (int from = 0; from < 40; from++) {
        for (int count = 1; count < 40; count++) {
          byte[] piece = new byte[count + 2];
          assertThat(scratch.read(from, piece, 1, count)).isEqualTo(count);
          String found = new String(piece, 1, count, StandardCharsets.US_ASCII);
          assertThat(found).isEqualTo(PLAIN.repeat(20).substring(from, from + count));
        }
      }
      assertThat(scratch.read(all.length - 3, new byte[9], 0, 9)).isEqualTo(3);
      assertThat(scratch.read(all.length, new byte[9], 0, 9)).isEqualTo(-1);
    }
  }

  /** Through the descriptor, which is all that is left of the file. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatReachesTheDiskIsCiphertextWithoutAName() throws Exception {
    byte[] all = PLAIN.repeat(20).getBytes(StandardCharsets.US_ASCII);
    try (Scratch scratch = Scratch.in(folder);
        Scratch other = Scratch.in(folder)) {
      scratch.append(all, 0, all.length);
      other.append(all, 0, all.length);
      List<String> onDisk = new ArrayList<>();
      for (Path descriptor : descriptors()) {
        onDisk.add(Files.readString(descriptor, StandardCharsets.ISO_8859_1));
      }
      assertThat(onDisk).hasSize(2).doesNotHaveDuplicates(); // each under a key of its own
      assertThat(onDisk).allSatisfy(bytes -> assertThat(bytes).hasSize(all.length));
      assertThat(onDisk).noneMatch(bytes -> bytes.contains("item"));
      try (Stream<Path> names = Files.list(folder)) {
        assertThat(names).isEmpty();
      }
    }
    assertThat(descriptors()).isEmpty();
  }

  private List<Path> descriptors() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : all.toList()) {
        try {
          if (Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath())) {
            found.add(descriptor);
          }
        } catch (IOException e) {
          // closed since
        }
      }
    }
    return found;
  }
}
