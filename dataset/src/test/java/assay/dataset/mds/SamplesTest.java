package assay.dataset.mds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.item.Reading;
import assay.policy.SidecarKeys;
import assay.provenance.Origin;
import assay.stage.Choice;
import assay.stage.DatasetException;
import assay.stage.ShardFile;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import assay.verdict.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
  @TempDir private Path folder;
  private final MdsFormat format = new MdsFormat(SidecarKeys.standard());

  private Walk walk(byte[] shard) throws Exception {
    Path file = folder.resolve("s.mds");
    Files.write(file, shard);
    assertThat(format.recognises(file, Arrays.copyOf(shard, Math.min(shard.length, 4096))))
        .isTrue();
    return Walk.through(format, file);
  }

  @Test
  void eachColumnWithoutFixedSizeIsAnItem() throws Exception {
    Walk walk = Walk.through(format, Fixtures.locate("misc/mds/shard.00000.mds"));
    assertThat(walk.items()).hasSize(9);
    assertThat(walk.items().stream().map(Seen::member).limit(3))
        .containsExactly("sample:0/caption", "sample:0/image", "sample:0/key");
    assertThat(walk.items().get(0).content()).isEqualTo("caption 0".getBytes(UTF_8));
    assertThat(ImageIO.read(new ByteArrayInputStream(walk.items().get(1).content())).getWidth())
        .isEqualTo(160);
    assertThat(walk.items().get(1).ties().names()).isEqualTo(walk.items().get(2).ties().names());
  }

  @Test
  void whatTextTellsOfTheOriginIsThatOfEveryValue() throws Exception {
    Walk walk =
        walk(new Shards("image:bytes,url:str").sample("bytes", "https://a.example/1").bytes());
    for (Seen seen : walk.items()) {
      assertThat(seen.item().orElseThrow().provenance().origin().flatMap(Origin::url))
          .contains("https://a.example/1");
      assertThat(seen.item().orElseThrow().isReference()).isFalse();
    }
  }

  @Test
  void aSampleOfAddressesIsAReference() throws Exception {
    Walk walk =
        walk(new Shards("caption:str,url:str").sample("one", "https://a.example/1").bytes());
    assertThat(walk.items()).hasSize(1);
    assertThat(walk.items().get(0).item().orElseThrow().isReference()).isTrue();
    Walk texts =
        walk(new Shards("text:str,url:str").sample("A text.", "https://a.example/1").bytes());
    assertThat(texts.items()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkl", "list[jpeg]", "jpeg_array", "somethingnew"})
  void whatIsNotOpenedIsNeverClear(String encoding) throws Exception {
    Walk walk = walk(new Shards("a:" + encoding + ",b:str").sample("value", "text").bytes());
    assertThat(walk.items().get(0).faults()).containsExactly(Reason.UNSUPPORTED_MEDIA);
    assertThat(walk.items().get(1).faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 1", "L, 3, 1", "LA, 3, 2", "RGB, 3, 3", "RGBA, 3, 4", "RGB, 70000, 3"})
  void rawPixelsAreReadAsTheyAre(String mode, int width, int channels) throws Exception {
    int height = 2;
    int row = mode.equals("1") ? (width + 7) / 8 : width * channels;
    byte[] pixels = new byte[row * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 37 + 11);
    }
    Seen seen =
        walk(new Shards("image:pil").sample(pil(mode, width, height, pixels)).bytes())
            .items()
            .get(0);
    assertThat(seen.faults()).isEmpty();
    BufferedImage read =
        ImageIO.read(new ByteArrayInputStream(seen.readings().get(Reading.DECODED)));
    assertThat(read.getWidth()).isEqualTo(width);
    assertThat(read.getHeight()).isEqualTo(height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int[] found = read.getRaster().getPixel(x, y, (int[]) null);
        for (int c = 0; c < found.length; c++) {
          int expected =
              mode.equals("1")
                  ? pixels[y * row + x / 8] >> (7 - x % 8) & 1
                  : pixels[y * row + x * channels + c] & 0xff;
          assertThat(found[c]).isEqualTo(expected);
        }
      }
    }
  }

  private static byte[] pil(String mode, int width, int height, byte[] pixels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int word : new int[] {width, height, mode.length()}) {
      out.writeBytes(Shards.word(word));
    }
    out.writeBytes(mode.getBytes(UTF_8));
    out.writeBytes(pixels);
    return out.toByteArray();
  }

  @Test
  void pixelsOfAnotherKindOrNumberAreNotClear() throws Exception {
    byte[][] broken = {
      pil("CMYK", 1, 1, new byte[4]),
      pil("RGB", 2, 2, new byte[11]),
      pil("RGB", 0, 2, new byte[0]),
      new byte[7],
      pil("RGB", -1, -1, new byte[3])
    };
    for (byte[] value : broken) {
      assertThat(walk(new Shards("image:pil").sample(value).bytes()).items().get(0).faults())
          .containsExactly(Reason.UNSUPPORTED_MEDIA);
    }
  }

  @Test
  void aSampleWhoseLengthsDoNotAddUpIsMalformedAndOthersAreRead() throws Exception {
    Walk walk =
        walk(
            new Shards("a:str,b:int:8")
                .raw(new byte[] {1, 0, 0})
                .raw(new byte[] {-1, -1, -1, -1, 'a', 0, 0, 0, 0, 0, 0, 0, 0})
                .raw(new byte[] {1, 0, 0, 0, 'a', 0, 0, 0, 0, 0, 0, 0, 0, 7})
                .sample("text", "12345678")
                .bytes());
    assertThat(walk.items().stream().map(Seen::faults))
        .containsExactly(
            java.util.Set.of(Reason.MALFORMED),
            java.util.Set.of(Reason.MALFORMED),
            java.util.Set.of(Reason.MALFORMED),
            java.util.Set.of());
  }

  @Test
  void aSampleOverTheLimitIsDigestedAndNotLookedInto() throws Exception {
    byte[] shard =
        new Shards("a:str").sample("x".repeat(200)).sample("short").sample("y".repeat(300)).bytes();
    Path file = folder.resolve("l.mds");
    Files.write(file, shard);
    List<Seen> items = Walk.through(new MdsFormat(SidecarKeys.standard(), 100), file).items();
    assertThat(items.get(0).faults()).containsExactly(Reason.TOO_LARGE);
    assertThat(items.get(0).content()).hasSize(204).endsWith("xxx".getBytes(UTF_8));
    assertThat(items.get(1).content()).isEqualTo("short".getBytes(UTF_8));
    assertThat(items.get(2).content()).hasSize(304);
  }

  @Test
  void whatIsLeftIsAShardThatItsReadersRead() throws Exception {
    Path file = folder.resolve("s.mds");
    Files.write(
        file, new Shards("a:str").sample("one").sample("two").sample("").sample("four").bytes());
    Walk walk = Walk.through(format, file);
    List<Choice> choices = walk.without(seen -> seen.member().equals("sample:1/a"));
    Path out = folder.resolve("out");
    format.rewrite(new ShardFile(file, "s.mds"), walk.identity(), choices.iterator(), out);
    assertThat(Files.readAllBytes(out))
        .isEqualTo(new Shards("a:str").sample("one").sample("").sample("four").bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7, 8, 11, 20, 100})
  void whatEndsEarlyOrGoesOnIsRefused(int less) throws Exception {
    byte[] shard = new Shards("a:str").sample("one").sample("two").bytes();
    Path file = folder.resolve("s.mds");
    Files.write(file, Arrays.copyOf(shard, less == 0 ? shard.length + 1 : shard.length - less));
    assertThatThrownBy(() -> Walk.through(format, file))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("s.mds");
  }

  @Test
  void samplesThatDoNotFollowOneAnotherAreRefused() throws Exception {
    byte[] shard = new Shards("a:str").sample("one").sample("two").bytes();
    ByteBuffer.wrap(shard).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 1 << 30);
    Path file = folder.resolve("s.mds");
    Files.write(file, shard);
    assertThat(format.recognises(file, shard)).isFalse();
    assertThatThrownBy(() -> Walk.through(format, file)).isInstanceOf(DatasetException.class);
  }

  @Test
  void othersAreNotTakenForShards() throws Exception {
    for (Path other : Fixtures.in("misc")) {
      byte[] head = new byte[16];
      try (DataInputStream in = new DataInputStream(Files.newInputStream(other))) {
        in.readNBytes(head, 0, 16);
      }
      assertThat(format.recognises(other, head)).as(other.toString()).isFalse();
    }
  }
}
