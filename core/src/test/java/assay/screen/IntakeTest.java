package assay.screen;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Reading;
import assay.record.Digested;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final int LIMIT = 50_000;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(0x5eed + length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] content(Reading reading) {
    return bytes(10_000 + (reading.label().hashCode() & 0xff));
  }

  private static Intake intake(int limit) {
    return new Intake(EnumSet.of(DigestAlgorithm.SHA256), limit);
  }

  private static void put(Intake intake, Reading reading, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += 977) {
      intake.accept(reading, bytes, at, Math.min(977, bytes.length - at));
    }
  }

  @Test
  void theLastReadingIsHeldInWhateverOrderTheyBegin() {
    byte[] stored = bytes(30_000);
    byte[] decoded = bytes(40_000);
    for (boolean storedFirst : new boolean[] {true, false}) {
      Intake intake = intake(LIMIT);
      put(intake, storedFirst ? Reading.STORED : Reading.DECODED, storedFirst ? stored : decoded);
      put(intake, storedFirst ? Reading.DECODED : Reading.STORED, storedFirst ? decoded : stored);
      assertThat(intake.content()).isEqualTo(decoded);
      assertThat(intake.exceeds()).isFalse();
      assertThat(intake.digests())
          .extracting(Digested::reading)
          .containsExactly(Reading.STORED, Reading.DECODED);
    }
  }

  @Test
  void eachReadingIsDigestedAsAWhole() {
    Intake intake = intake(100);
    for (Reading reading : Reading.values()) {
      put(intake, reading, content(reading));
    }
    assertThat(intake.digests())
        .allSatisfy(
            digested -> {
              byte[] expected = content(digested.reading());
              assertThat(digested.bytes()).isEqualTo(expected.length);
              assertThat(digested.sha256())
                  .isEqualTo(Digest.compute(DigestAlgorithm.SHA256, expected));
            })
        .hasSize(4);
  }

  @Test
  void noMoreThanTheLimitIsHeld() {
    for (int limit : new int[] {1, 100, 4096, 4097, LIMIT}) {
      Intake intake = intake(limit);
      byte[] content = bytes(limit + 1);
      put(intake, Reading.STORED, content);
      assertThat(intake.exceeds()).isTrue();
      assertThat(intake.content()).isEqualTo(Arrays.copyOf(content, limit));
    }
  }

  @Test
  void anItemOfExactlyTheLimitIsHeld() {
    for (int limit : new int[] {0, 1, 100, 4096, 4097, LIMIT}) {
      Intake intake = intake(limit);
      byte[] content = bytes(limit);
      put(intake, Reading.STORED, content);
      assertThat(intake.exceeds()).isFalse();
      assertThat(intake.content()).isEqualTo(content);
    }
  }
}
